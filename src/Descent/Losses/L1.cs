namespace Descent;

/// <summary>L1 regularization: <c>λ Σ |w|</c>: drives weights to exactly 0. Source: Tibshirani 1996.</summary>
/// <param name="Strength">λ, 0 or more.</param>
public sealed record L1(double Strength) : Regularizer
{
    private protected override Tensor Term(Parameter parameter) => parameter.Abs().Sum() * Strength;
}
