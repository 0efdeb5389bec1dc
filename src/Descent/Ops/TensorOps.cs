namespace Descent;

/// <summary>The operations on tensors, as members and operators; each is declared in the file of its operation.</summary>
public static partial class TensorOps
{
}
