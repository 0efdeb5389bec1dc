using Descent.Numerics;

namespace Descent.Tests.Diagnostics;

/// <summary>A layer of a user's own: a function of what goes in.</summary>
internal sealed class Bent(Func<Tensor, Tensor> function) : Layer
{
    public override Tensor Forward(Operand x, RandomStream? dropout) => function((Tensor)x);
}
