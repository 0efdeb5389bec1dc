using Descent.Numerics;

namespace Descent.Diagnostics;

/// <summary>A model as it was first seen, on the rows that every probe looks at. Immutable.</summary>
/// <param name="Step">How many updates it had: 0 unless a run is resumed.</param>
/// <param name="Loss">Their mean loss.</param>
/// <param name="Signals">What they look like inside.</param>
/// <param name="Sizes">The root mean square of each product of numbers with weights, from the input on.</param>
/// <param name="Gains">For each weight, by how much it makes unit inputs larger: its root mean square times √ of the inputs of a unit. Usual starts have 0.5 to 1.5.</param>
/// <param name="Output">What the model gives for them.</param>
/// <param name="Dropped">The largest share that a layer drops while training.</param>
/// <param name="Bend">How far what it gives for the middle of two random inputs is from the middle of what it gives for them, over how these differ: 0 for a straight line; NaN of symbols.</param>
internal sealed record Beginning(int Step, double Loss, Signals Signals, double[] Sizes, double[] Gains, Tensor Output, double Dropped, double Bend)
{
    private const ulong Seed = 1;

    /// <summary>Looks at the model as it was when the run began.</summary>
    public static Beginning Of(Evidence run)
    {
        using var sandbox = new Sandbox(run);
        sandbox.Restart();
        var given = run.Model.Forward(run.Fixed.Inputs);
        var mean = run.Loss.Of(given, run.Fixed.Targets).Mean();
        return new(run.StepsBefore!.Value, mean.ToScalar(), Signals.Of(mean, given), Signals.Sizes(mean), Signals.Gains(mean), given.Detach(), run.Dropped, BendOf(run));
    }

    // Of random inputs as large as the rows': rows that lie close together see no bend.
    private static double BendOf(Evidence run)
    {
        if (run.Fixed.Inputs is not Tensor rows || run.Train.NonFinite is not null)
        {
            return double.NaN;
        }

        var (random, columns) = (new RandomStream(Seed), run.Train.Columns);
        Tensor Drawn() => Tensor.From(rows.Shape, [.. Enumerable.Range(0, rows.Count).Select(i => columns[i % columns.Count].RootMeanSquare * random.NextNormal())], rows.ElementType);
        var (x, y) = (Drawn(), Drawn());
        var (a, b, middles) = (run.Model.Forward(x).ToArray(), run.Model.Forward(y).ToArray(), run.Model.Forward((x + y) * 0.5).ToArray());
        var (off, apart) = (0.0, 0.0);
        for (var i = 0; i < middles.Length; i++)
        {
            off += Math.Pow(middles[i] - (a[i] + b[i]) / 2, 2);
            apart += Math.Pow((a[i] - b[i]) / 2, 2);
        }

        return apart > 0 ? Math.Sqrt(off / apart) : double.NaN;
    }

    /// <summary>The numbers of <see cref="Output"/>.</summary>
    public double[] Given => field ??= Output.ToArray();

    /// <summary>The largest gain of a hidden layer; 0 where there is none.</summary>
    public double HiddenGain => Gains.SkipLast(1).DefaultIfEmpty(0).Max();

    /// <summary>The least gain of a hidden layer.</summary>
    public double LeastGain => Gains.SkipLast(1).DefaultIfEmpty(1).Min();

    /// <summary>By how much signals grow from one hidden layer to the next; 1 where there is but one. A last layer that is too large alone does not count.</summary>
    public double Growth => Sizes.Length > 2 ? Math.Pow(Sizes[^2] / Sizes[0], 1.0 / (Sizes.Length - 2)) : 1;
}
