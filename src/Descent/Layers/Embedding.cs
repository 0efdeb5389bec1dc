using Descent.Numerics;

namespace Descent;

/// <summary>A table of vectors, one for each symbol: [n] or [n, t] whole numbers → [n, d] or [n, t, d].</summary>
public sealed class Embedding : Layer
{
    private readonly Parameter _weight;

    /// <summary>A table whose numbers start normal with deviation 1, so that the layer above sees unit variance.</summary>
    /// <param name="symbols">How many symbols there are, 1 or more.</param>
    /// <param name="width">The length d of each vector, 1 or more.</param>
    /// <param name="random">Where the starting numbers come from.</param>
    /// <param name="weight">How the numbers start, or null for the rule above.</param>
    public Embedding(int symbols, int width, RandomStream random, Initializer? weight = null)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(symbols, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        _weight = new("weight", (weight ?? Initializer.Normal(1)).Draw(new(symbols, width), random));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => [_weight];

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A symbol is outside the table; the message names its place and value.</exception>
    public override Tensor Forward(Operand x, RandomStream? dropout)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x is Indices symbols
            ? _weight.GatherRows(symbols)
            : throw new ArgumentException($"{Title}: it was given numbers of shape {x.Shape}, and takes symbols. Pass Indices.", nameof(x));
    }
}
