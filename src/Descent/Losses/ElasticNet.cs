namespace Descent;

/// <summary>ElasticNet regularization: <c>a Σ |w| + b Σ w²</c>: both at once. Source: Zou and Hastie 2005.</summary>
/// <param name="Absolute">a, 0 or more.</param>
/// <param name="Squared">b, 0 or more.</param>
public sealed record ElasticNet(double Absolute, double Squared) : Regularizer
{
    private protected override Tensor Term(Parameter parameter) => parameter.Abs().Sum() * Absolute + parameter.Square().Sum() * Squared;
}
