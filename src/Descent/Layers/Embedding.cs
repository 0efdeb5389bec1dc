using Descent.Numerics;

namespace Descent;

/// <summary>A table of vectors, one for each symbol: [n] or [n, t] whole numbers → [n, d] or [n, t, d]. Mutable through its parameter.</summary>
public sealed class Embedding
{
    private readonly Parameter _weight;

    /// <summary>A table whose numbers start normal with deviation 1, so that the layer above sees unit variance at any depth.</summary>
    /// <param name="symbols">How many symbols there are, 1 or more.</param>
    /// <param name="width">The length d of each vector, 1 or more.</param>
    /// <param name="random">Where the starting numbers come from.</param>
    /// <param name="name">The layer's name within the model.</param>
    public Embedding(int symbols, int width, RandomStream random, string name = "embedding")
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(symbols, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        var values = new double[symbols * width];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = random.NextNormal();
        }

        _weight = new($"{name}.weight", Tensor.From(new(symbols, width), values));
    }

    /// <summary>The parameters, in a fixed order.</summary>
    public IReadOnlyList<Parameter> Parameters => [_weight];

    /// <summary>The vectors of some symbols.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A symbol is outside the table; the message names its place and value.</exception>
    public Tensor Forward(Indices symbols) => _weight.GatherRows(symbols);
}
