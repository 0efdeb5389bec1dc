using Descent.Numerics;

namespace Descent;

/// <summary>Drops numbers at random while training, and scales the others up, so that predicting needs no change.</summary>
/// <remarks>Source: Srivastava et al. 2014.</remarks>
public sealed class Dropout : Layer
{
    private readonly double _rate;

    /// <summary>A layer that drops a share of its input.</summary>
    /// <param name="rate">The share, from 0 to below 1.</param>
    public Dropout(double rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rate);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rate, 1);
        _rate = rate;
    }

    /// <summary>The share that is dropped while training.</summary>
    public double Rate => _rate;

    /// <inheritdoc/>
    public override Tensor Forward(Operand x, RandomStream? dropout)
    {
        var input = Numbers(x);
        return dropout is null || _rate == 0 ? input : input.Dropout(_rate, dropout);
    }
}
