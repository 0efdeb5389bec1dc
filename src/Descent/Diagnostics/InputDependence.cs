namespace Descent.Diagnostics;

/// <summary>What the inputs do for a model. Immutable.</summary>
/// <param name="Own">The mean loss with each row's own inputs.</param>
/// <param name="Others">The mean loss with those of another row.</param>
/// <param name="Error">The standard error of the difference.</param>
internal sealed record InputDependence(double Own, double Others, double Error)
{
    /// <summary>Whether the inputs do nothing.</summary>
    public bool IsNone => Math.Abs(Others - Own) <= 2 * Error;
}
