namespace Descent;

/// <summary>L2 regularization: <c>λ Σ w²</c>: shrinks all weights; its gradient is 2 λ w. Source: Hoerl and Kennard 1970.</summary>
/// <param name="Strength">λ, 0 or more.</param>
public sealed record L2(double Strength) : Regularizer
{
    private protected override Tensor Term(Parameter parameter) => parameter.Square().Sum() * Strength;
}
