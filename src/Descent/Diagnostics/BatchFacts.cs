namespace Descent.Diagnostics;

/// <summary>What a loop's batches are: which rows they show, and how evenly the classes come. Mutable; it grows with each batch.</summary>
/// <param name="train">The training examples.</param>
internal sealed class BatchFacts(DataFacts train)
{
    private const int WatchedEpochs = 3;
    private readonly HashSet<ulong> _seen = [];
    private readonly double[] _shares = Shares(train);
    private double _squares;
    private double _expected;

    /// <summary>How many rows were shown.</summary>
    public long Shown { get; private set; }

    /// <summary>How many times all rows could have been shown.</summary>
    public double Epochs => (double)Shown / train.Count;

    /// <summary>How many batches were shown in the first epoch.</summary>
    public int FirstBatches { get; private set; }

    /// <summary>Different rows shown over the different rows there are.</summary>
    public double Coverage => _seen.Count / (double)train.InputRows.Distinct().Count();

    /// <summary><c>Σ (f − p)² / Σ p (1 − p) / b</c> over the batches of the first epoch: 1 for random ones.</summary>
    public double Dispersion => _expected > 0 ? _squares / _expected : double.NaN;

    /// <summary>Whether batches are still looked at.</summary>
    public bool IsWatching => Epochs < WatchedEpochs;

    public void Add(Operand inputs, Operand targets)
    {
        var rows = inputs.Shape[0];
        if (Epochs < 1 && targets is Indices classes && _shares.Length > 0 && rows > 1)
        {
            FirstBatches++;
            var counts = new double[_shares.Length];
            foreach (var k in classes.Values)
            {
                counts[k]++;
            }

            for (var k = 0; k < counts.Length; k++)
            {
                var off = counts[k] / classes.Values.Length - _shares[k];
                _squares += off * off;
                _expected += _shares[k] * (1 - _shares[k]) / classes.Values.Length;
            }
        }

        if (IsWatching)
        {
            _seen.UnionWith(RowHash.Of(inputs));
        }

        Shown += rows;
    }

    private static double[] Shares(DataFacts train)
    {
        if (train.Classes is not { Length: > 0 } classes)
        {
            return [];
        }

        var shares = new double[classes.Max() + 1];
        foreach (var k in classes)
        {
            shares[k] += 1.0 / classes.Length;
        }

        return shares;
    }
}
