namespace Descent.Diagnostics;

/// <summary>A value by step that never takes more room than its buckets: when they are full, each two neighbours become one. Mutable.</summary>
/// <remarks>Buckets are even in steps and keep least and largest, so that no spike is lost however long a run is.</remarks>
/// <param name="most">How many buckets there are at most, 2 or more and even.</param>
internal sealed class Curve(int most = 1000)
{
    private readonly List<Bucket> _buckets = [];
    private int _end; // the first step that the last bucket does not span

    /// <summary>How many steps a bucket spans: a power of two.</summary>
    public int Width { get; private set; } = 1;

    /// <summary>The points so far, oldest first.</summary>
    public IReadOnlyList<CurvePoint> Points => [.. _buckets.Select(bucket => new CurvePoint(bucket.Step, bucket.Sum / bucket.Count, bucket.Least, bucket.Largest))];

    /// <summary>Adds the value of a step; steps never go back.</summary>
    public void Add(int step, double value)
    {
        if (step < _end)
        {
            _buckets[^1] = _buckets[^1].With(new(step, value, value, value, 1));
            return;
        }

        _buckets.Add(new(step, value, value, value, 1));
        while (_buckets.Count > most)
        {
            Width *= 2;
            Merge();
        }

        _end = (step | (Width - 1)) + 1;
    }

    private void Merge()
    {
        var kept = 0;
        for (var i = 1; i < _buckets.Count; i++)
        {
            if (_buckets[i].Step / Width == _buckets[kept].Step / Width)
            {
                _buckets[kept] = _buckets[kept].With(_buckets[i]);
            }
            else
            {
                _buckets[++kept] = _buckets[i];
            }
        }

        _buckets.RemoveRange(kept + 1, _buckets.Count - kept - 1);
    }

    private readonly record struct Bucket(int Step, double Sum, double Least, double Largest, long Count)
    {
        public Bucket With(Bucket next) => new(Step, Sum + next.Sum, Math.Min(Least, next.Least), Math.Max(Largest, next.Largest), Count + next.Count);
    }
}
