using System.Numerics;
using Descent.Numerics;

namespace Descent.Diagnostics;

/// <summary>Watches which rows a loop's batches show, and how evenly their targets come. Mutable; it grows with each batch of the first epochs.</summary>
internal sealed class BatchWatch
{
    private const int WatchedEpochs = 3;
    private const int Followed = 4096; // rows of larger data, about: chosen by their hash, so that the same ones are followed in each batch
    private readonly DataFacts _train;
    private readonly HashSet<ulong> _seen;
    private readonly double[] _shares;
    private readonly double _mean; // of targets that are numbers, of several the first
    private readonly double _variance; // theirs; of classes Σ p (1 − p)
    private readonly int[] _counts;
    private readonly ulong _others; // bits that are 0 in the hash of a row that is followed
    private readonly Lazy<int> _different;
    private ulong[] _hashes = [];
    private long _shown;
    private int _largest; // batch
    private int _firstBatches;
    private double _squares;
    private double _expected;

    /// <summary>A watch over the batches of some training examples.</summary>
    public BatchWatch(DataFacts train)
    {
        _train = train;
        _seen = new(Math.Min(train.Count, 2 * Followed));
        _others = (ulong)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, train.Count / Followed)) - 1 << 32;
        _different = new(() => RowHash.OfSome(train.Data.Inputs).Where(IsFollowed).Distinct().Count());
        _shares = Shares(train);
        _counts = new int[_shares.Length];
        var numbers = train.Numbers is { Length: > 0 } targets ? ColumnFacts.Of(targets, 0, targets.Length / train.Count) : default;
        (_mean, _variance) = (numbers.Mean, train.Classes is null ? numbers.Deviation * numbers.Deviation : _shares.Sum(p => p * (1 - p)));
    }

    /// <summary>What was seen so far.</summary>
    public BatchFacts Facts => new(_shown, Epochs, _firstBatches, _seen.Count, _different, _expected > 0 ? _squares / _expected : double.NaN);

    /// <summary>Whether batches are still looked at.</summary>
    public bool IsWatching => Epochs < WatchedEpochs;

    /// <summary>How many times all rows could have been shown.</summary>
    public double Epochs => (double)_shown / _train.Count;

    public void Add(Operand inputs, Operand targets)
    {
        var rows = inputs.Shape[0];
        _largest = Math.Max(_largest, rows);
        if (Epochs < 1 && rows > 1 && 2 * rows > _largest && double.IsFinite(_variance) && targets.Shape.Count > 0) // not of a short last one, whose mean a single far row moves
        {
            _firstBatches++;
            _squares += targets is Indices classes ? OffShares(classes.Values) : OffMean((Tensor)targets, rows);
            _expected += _variance / rows;
        }

        Array.Resize(ref _hashes, rows);
        RowHash.Some(inputs, _hashes);
        foreach (var hash in _hashes)
        {
            if (IsFollowed(hash))
            {
                _seen.Add(hash);
            }
        }

        _shown += rows;
    }

    private bool IsFollowed(ulong hash) => (hash & _others) == 0;

    private double OffMean(Tensor targets, int rows)
    {
        var (width, sum) = (targets.Count / rows, 0.0);
        for (var row = 0; row < rows; row++)
        {
            sum += targets.ElementType == ElementType.Float32 ? targets.Floats.Span[row * width] : targets.Data<F64>()[row * width].Value;
        }

        return Math.Pow(sum / rows - _mean, 2);
    }

    private double OffShares(ReadOnlySpan<int> classes)
    {
        var squares = 0.0;
        Array.Clear(_counts);
        foreach (var k in classes)
        {
            _counts[k]++;
        }

        for (var k = 0; k < _counts.Length; k++)
        {
            var off = (double)_counts[k] / classes.Length - _shares[k];
            squares += off * off;
        }

        return squares;
    }

    private static double[] Shares(DataFacts train)
    {
        if (train.Data.Targets is not Indices { Values: { Length: > 0 } classes })
        {
            return [];
        }

        var most = 0;
        foreach (var k in classes)
        {
            most = Math.Max(most, k);
        }

        var shares = new double[most + 1];
        foreach (var k in classes)
        {
            shares[k] += 1.0 / classes.Length;
        }

        return shares;
    }
}
