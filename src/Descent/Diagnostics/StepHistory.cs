namespace Descent.Diagnostics;

/// <summary>What every step shows at no price: its batch's objective, the gradient's norm, the learning rate. Mutable; it grows with each step.</summary>
internal sealed class StepHistory
{
    private const int Blocks = 10; // whose means are compared: single losses of a run depend on one another
    private const int Fewest = 20;
    private double _shown = double.NaN;

    /// <summary>The objective of each step; NaN where it was not shown.</summary>
    public List<double> Losses { get; } = [];

    /// <summary>The gradient's norm at each step, before clipping.</summary>
    public List<double> Norms { get; } = [];

    /// <summary>The learning rate of each step.</summary>
    public List<double> Rates { get; } = [];

    /// <summary>How many steps were seen.</summary>
    public int Count => Rates.Count;

    /// <summary>The largest learning rate, or 0 before the first step.</summary>
    public double PeakRate => Rates.Count == 0 ? 0 : Rates.Max();

    /// <summary>Takes the objective that the next step is made from.</summary>
    public void Show(double? loss) => _shown = loss ?? double.NaN;

    /// <summary>Takes a step that is about to be made.</summary>
    public void Add(double norm, double rate)
    {
        Losses.Add(_shown);
        Norms.Add(norm);
        Rates.Add(rate);
        _shown = double.NaN;
    }

    /// <summary>The slope of the objective a step, and its standard error, from the means of ten blocks of steps; NaN where too few were shown.</summary>
    /// <param name="from">The first step, from 0.</param>
    /// <param name="to">The step after the last.</param>
    public (double Slope, double Error) Slope(int from, int to)
    {
        var values = Losses.Take(to).Skip(from).Where(double.IsFinite).ToArray();
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
        return (slope / width, Math.Sqrt(rest / squares) / width);
    }

    /// <summary>The share of steps whose gradient is more than so many times the median of the steps around it.</summary>
    public double Spikes(double times)
    {
        if (Norms.Count < Fewest)
        {
            return 0;
        }

        var window = Math.Max(Fewest, Norms.Count / 10);
        var spikes = 0;
        for (var from = 0; from < Norms.Count; from += window)
        {
            var norms = Norms.Skip(from).Take(window).ToArray();
            var median = Evidence.Median(norms);
            spikes += norms.Count(norm => norm > times * median || !double.IsFinite(norm));
        }

        return spikes / (double)Norms.Count;
    }

    /// <summary>The median of the last objectives that are finite and were shown; NaN where there is none.</summary>
    public double Recent(int count) => Evidence.Median(Losses.Where(double.IsFinite).TakeLast(count));
}
