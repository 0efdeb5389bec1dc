namespace Descent.Diagnostics;

/// <summary>What every step shows at no price: its batch's objective, the gradient's norm, the learning rate. Of long runs every second,
/// fourth, … step is kept, so that it never takes more room. Mutable.</summary>
internal sealed class StepHistory
{
    private const int Most = 8192; // steps that are kept; a power of two
    private const int Blocks = 10; // whose means are compared: single losses of a run depend on one another
    private const int Fewest = 20;
    private readonly List<(double Loss, double Norm, double Rate)> _kept = [];
    private int _stride = 1; // a power of two
    private double _shown = double.NaN;

    /// <summary>How many steps were seen.</summary>
    public int Count { get; private set; }

    /// <summary>The largest learning rate, or 0 before the first step.</summary>
    public double PeakRate { get; private set; }

    /// <summary>The first step, from 0, that had it.</summary>
    public int PeakAt { get; private set; }

    /// <summary>The least learning rate, or ∞ before the first step.</summary>
    public double LeastRate { get; private set; } = double.PositiveInfinity;

    /// <summary>The gradients' norms before clipping, of steps that are kept.</summary>
    public IEnumerable<double> Norms => _kept.Select(step => step.Norm);

    /// <summary>The learning rates of steps that are kept.</summary>
    public IEnumerable<double> Rates => _kept.Select(step => step.Rate);

    /// <summary>Takes the objective that the next step is made from.</summary>
    public void Show(double? loss) => _shown = loss ?? double.NaN;

    /// <summary>Takes a step that is about to be made.</summary>
    public void Add(double norm, double rate)
    {
        if (_kept.Count == Most && (Count & (2 * _stride - 1)) == 0)
        {
            for (var i = 0; i < Most / 2; i++)
            {
                _kept[i] = _kept[2 * i];
            }

            _kept.RemoveRange(Most / 2, Most / 2);
            _stride *= 2;
        }

        if ((Count & (_stride - 1)) == 0)
        {
            _kept.Add((_shown, norm, rate));
        }

        if (rate > PeakRate)
        {
            (PeakRate, PeakAt) = (rate, Count);
        }

        LeastRate = Math.Min(LeastRate, rate);
        _shown = double.NaN;
        Count++;
    }

    /// <summary>The learning rate of a step, from 0: of the nearest before it that is kept; NaN where there is none.</summary>
    public double RateAt(int step) => step < 0 || _kept.Count == 0 ? double.NaN : _kept[Math.Min(step / _stride, _kept.Count - 1)].Rate;

    /// <summary>The first kept step from a given one on whose rate is under a limit, or null.</summary>
    public int? FirstRateUnder(double limit, int from)
    {
        var at = _kept.FindIndex(Math.Min(Kept(from), _kept.Count), step => step.Rate < limit);
        return at < 0 ? null : at * _stride;
    }

    /// <summary>The least rate of the steps of a stretch; NaN where there is none.</summary>
    public double LeastRateIn(int from, int to) => Stretch(from, to).Select(step => step.Rate).DefaultIfEmpty(double.NaN).Min();

    /// <summary>The slope of the objective a step, and its standard error, from the means of ten blocks of steps; NaN where too few were shown.</summary>
    /// <param name="from">The first step, from 0.</param>
    /// <param name="to">The step after the last.</param>
    public (double Slope, double Error) Slope(int from, int to)
    {
        var values = Stretch(from, to).Select(step => step.Loss).Where(double.IsFinite).ToArray();
        var width = values.Length / Blocks;
        if (values.Length < Fewest)
        {
            return (double.NaN, double.NaN);
        }

        var means = Enumerable.Range(0, Blocks).Select(block => values.AsSpan(block * width, width).ToArray().Average()).ToArray();
        var (middle, mean) = ((Blocks - 1) / 2.0, means.Average());
        var squares = Enumerable.Range(0, Blocks).Sum(block => (block - middle) * (block - middle));
        var slope = Enumerable.Range(0, Blocks).Sum(block => (block - middle) * (means[block] - mean)) / squares;
        var rest = Enumerable.Range(0, Blocks).Sum(block => Math.Pow(means[block] - mean - slope * (block - middle), 2)) / (Blocks - 2);
        return (slope / (width * _stride), Math.Sqrt(rest / squares) / (width * _stride));
    }

    /// <summary>The share of steps whose gradient is more than so many times the median of the steps around it.</summary>
    public double Spikes(double times)
    {
        if (_kept.Count < Fewest)
        {
            return 0;
        }

        var spikes = 0;
        foreach (var norms in Norms.Chunk(Math.Max(Fewest, _kept.Count / 10)))
        {
            var median = Evidence.Median(norms);
            spikes += norms.Count(norm => norm > times * median || !double.IsFinite(norm));
        }

        return spikes / (double)_kept.Count;
    }

    /// <summary>The median of the last objectives that are finite and were shown; NaN where there is none.</summary>
    public double Recent(int count) => Evidence.Median(_kept.Select(step => step.Loss).Where(double.IsFinite).TakeLast(count));

    /// <summary>The learning rate by step, for the eye.</summary>
    /// <param name="before">How many updates the model had before.</param>
    public Curve RateCurve(int before)
    {
        var curve = new Curve();
        for (var i = 0; i < _kept.Count; i++)
        {
            curve.Add(before + i * _stride + 1, _kept[i].Rate);
        }

        return curve;
    }

    private int Kept(int step) => (step + _stride - 1) / _stride;

    private IEnumerable<(double Loss, double Norm, double Rate)> Stretch(int from, int to) => _kept.Take(Kept(to)).Skip(Kept(from));
}
