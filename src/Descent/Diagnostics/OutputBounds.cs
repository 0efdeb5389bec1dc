using Descent.Numerics;

namespace Descent.Diagnostics;

/// <summary>E13: between which bounds a model's outputs stay, whatever any of its layers weighs. Immutable.</summary>
/// <param name="Low">The lower bound; −∞ where there is none.</param>
/// <param name="High">The upper bound; ∞ where there is none.</param>
/// <param name="Skill">The best skill that outputs within the bounds can have on the training targets.</param>
internal sealed record OutputBounds(double Low, double High, double Skill)
{
    private const double Large = 1e3; // of a layer's weights
    private const double Larger = 1e5;
    private const double Slack = 0.02; // of what is larger at such weights still
    private const double Surely = 100; // of logits: as good as none
    private const ulong Seed = 1;

    /// <summary>Whether they are those of chances: 0 and 1.</summary>
    public bool AreChances => Math.Abs(Low) < Slack && Math.Abs(High - 1) < Slack;

    /// <summary>The bounds in words.</summary>
    public override string ToString() => double.IsInfinity(Low) ? FormattableString.Invariant($"below {High:G3}") : double.IsInfinity(High) ? FormattableString.Invariant($"above {Low:G3}") : FormattableString.Invariant($"within {Low:G3} to {High:G3}");

    /// <summary>Makes the weights of one layer after another large and larger; null where no bound shows, or the loss wants one.</summary>
    public static OutputBounds? Of(Evidence run)
    {
        if (!double.IsInfinity(run.Loss.Range.From))
        {
            return null;
        }

        using var sandbox = new Sandbox(run);
        (double Low, double High) Ends(double size) => run.Start!.Signals.Weights.Where(weight => weight.Shape.Rank == 2).SelectMany(weight => new[] { size, -size }.SelectMany(signed =>
        {
            sandbox.Restart();
            return Given(run, weight, signed);
        })).Aggregate((Low: double.PositiveInfinity, High: double.NegativeInfinity), (ends, given) => (Math.Min(ends.Low, given), Math.Max(ends.High, given)));

        var (large, larger) = (Ends(Large), Ends(Larger));
        var slack = Slack * (large.High - large.Low);
        var bounds = (Low: large.Low - larger.Low > slack ? double.NegativeInfinity : larger.Low, High: larger.High - large.High > slack ? double.PositiveInfinity : larger.High);
        if (!(large.High > large.Low) || (double.IsInfinity(bounds.Low) && double.IsInfinity(bounds.High)))
        {
            return null;
        }

        try
        {
            double LossOf((double Low, double High) within) => run.Loss.Of(Best(run, within), run.Fixed.Targets).Mean().ToScalar();
            return new(bounds.Low, bounds.High, 1 - (LossOf(bounds) - LossOf((double.NegativeInfinity, double.PositiveInfinity))) / (run.Yardstick.Prior - run.Yardstick.Floor));
        }
        catch (ArgumentException)
        {
            return null; // predictions of another form, as pairs
        }
    }

    private static double[] Given(Evidence run, Parameter weight, double size)
    {
        var (random, scale) = (new RandomStream(Seed), size / Math.Sqrt(weight.Shape[1]));
        weight.Set([.. Enumerable.Range(0, weight.Shape.Count).Select(_ => scale * random.NextNormal())]);
        return run.Model.Forward(run.Fixed.Inputs).ToArray();
    }

    // The outputs within the bounds that the loss likes best.
    private static Tensor Best(Evidence run, (double Low, double High) bounds)
    {
        var (low, high) = (Math.Max(bounds.Low, -Surely), Math.Min(bounds.High, Surely));
        var shape = run.Start!.Output.Shape;
        double[] best = run.Fixed.Targets is Indices classes
            ? [.. classes.Values.ToArray().SelectMany(k => Enumerable.Range(0, run.Outputs).Select(other => other == k ? high : low))]
            : [.. ((Tensor)run.Fixed.Targets).ToArray().Select(y => run.Loss.Targets == TargetKind.Numbers ? Math.Clamp(y, bounds.Low, bounds.High) : y > 0.5 ? high : low)];
        return Tensor.From(shape, best, run.Start.Output.ElementType);
    }
}
