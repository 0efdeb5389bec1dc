namespace Descent;

/// <summary>Maximum likelihood from counts: <c>p(b | a) = (N(a, b) + s) / (N(a) + s C)</c>. Immutable.</summary>
public sealed class Bigram
{
    private readonly TextPairs _pairs;
    private readonly double[,] _counts;
    private readonly double[] _rows;
    private readonly double _smoothing;

    /// <summary>Counts the pairs.</summary>
    /// <param name="pairs">The text.</param>
    /// <param name="smoothing">Added to every count, 0 or more.</param>
    public Bigram(TextPairs pairs, double smoothing = 1)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentOutOfRangeException.ThrowIfNegative(smoothing);
        _pairs = pairs;
        _smoothing = smoothing;
        _counts = new double[pairs.Symbols.Length, pairs.Symbols.Length];
        _rows = new double[pairs.Symbols.Length];
        for (var i = 0; i < pairs.First.Count; i++)
        {
            _counts[pairs.First[i], pairs.Second[i]]++;
            _rows[pairs.First[i]]++;
        }
    }

    /// <summary><c>ln p(second | first)</c>, at most 0; −∞ for a pair never seen, without smoothing.</summary>
    public double LogLikelihood(int first, int second) =>
        Math.Log((_counts[first, second] + _smoothing) / (_rows[first] + _smoothing * _rows.Length));

    /// <summary>The mean negative log-likelihood of the counted text.</summary>
    public double Loss()
    {
        var sum = 0.0;
        for (var i = 0; i < _pairs.First.Count; i++)
        {
            sum -= LogLikelihood(_pairs.First[i], _pairs.Second[i]);
        }

        return sum / _pairs.First.Count;
    }
}
