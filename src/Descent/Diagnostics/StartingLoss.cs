using System.Globalization;

namespace Descent.Diagnostics;

/// <summary>The loss before the first step beside the one that is expected, and what makes the difference. Immutable.</summary>
/// <param name="Measured">The mean loss of some training rows before the first step.</param>
/// <param name="Expected">What a model that knows nothing scores on them.</param>
/// <param name="Prior">What the best constant answer scores on them.</param>
/// <param name="Offset">The part of Measured − Expected that comes from what the model says to every row alike: its bias.</param>
/// <param name="Spread">The part that comes from what it says to one row and not to another, before it can know anything.</param>
/// <param name="Cause">What makes the difference, in words with the numbers.</param>
public sealed record StartingLoss(double Measured, double Expected, double Prior, double Offset, double Spread, string Cause)
{
    private const double Agreed = 0.05; // of the expected start
    private const double Half = 0.5;
    private const double Slack = 1e-3;
    private const double FewestLosses = 8;
    private const int Most = 4; // outputs that are written out

    internal static StartingLoss Of(Evidence run)
    {
        var (start, yardstick) = (run.Start!, run.Loss.Yardstick(run.Fixed.Targets, run.Outputs));
        var given = run.Model.Forward(run.Fixed.Inputs);
        var said = Constant(start.Given, run.Outputs); // of each output, its mean over the rows
        var constant = Tensor.From(new(given.Shape.Count), [.. Enumerable.Range(0, given.Shape.Count).Select(i => said[i % said.Length])], given.ElementType).Reshape(given.Shape);
        var level = run.Loss.Of(constant, run.Fixed.Targets).Mean().ToScalar();
        var found = new StartingLoss(start.Loss, yardstick.Start, yardstick.Prior, level - yardstick.Start, start.Loss - level, "");
        return found with { Cause = start.Step > 0 ? Text($"the model had {start.Step} steps before") : found.Name(run, said) };
    }

    private string Name(Evidence run, double[] said)
    {
        var given = run.Start!.Given;
        if (run.Probes.FirstOrDefault() is { Objective: { } objective } first && first.Losses >= FewestLosses && objective / first.Loss > Half * first.Losses)
        {
            return Text($"a sum for a mean: {objective:G4} is minimised, {first.Losses:F0} losses of {first.Loss:F4} on average");
        }

        if (run.Loss is CrossEntropy && run.Outputs > 1 && given.Chunk(run.Outputs).All(row => row.Min() >= 0 && Math.Abs(row.Sum() - 1) < Slack) && !given.Chunk(run.Outputs).All(row => row.Max() - row.Min() < Slack))
        {
            return Text($"softmax twice: the rows of logits are probabilities already, so no start is far from ln {run.Outputs} = {Expected:F4}, and no end below {Math.Log(1 + (run.Outputs - 1) / Math.E):F4}");
        }

        var (gap, spread) = (Measured - Expected, Math.Sqrt(given.Select((value, i) => value - said[i % said.Length]).Average(value => value * value)));
        if (run.Loss.Targets == TargetKind.Numbers && run.Fixed.Targets is Tensor targets && Measured > 0 && (Measured - Prior - Math.Max(0, Spread)) / Measured > Half)
        {
            return Text($"targets that are not scaled: they average {targets.ToArray().Average():G4}, the untrained model says {said.Average():G3}, and {(Measured - Prior - Math.Max(0, Spread)) / Measured:P0} of the loss is this offset");
        }

        if (Math.Abs(gap) <= Agreed * Expected)
        {
            return "as expected of a model that knows nothing";
        }

        var answers = run.Loss.Targets == TargetKind.Numbers ? "predictions" : "logits";
        return gap < 0 && Offset < Spread
            ? Text($"a bias that knows the targets' shares already: {Offset:+0.0000;-0.0000} by what is said to every row alike")
            : gap < 0
            ? Text($"a model that tells rows apart already: {Spread:+0.0000;-0.0000} by that, {Offset:+0.0000;-0.0000} by its bias")
            : Spread >= Offset
            ? Text($"a spread of the {answers}: they differ by {spread:G3} from row to row, and so sure a guess costs {Spread:+0.0000;-0.0000}; the bias {Offset:+0.0000;-0.0000}")
            : Text($"a bias against the prior: every row is told {string.Join(", ", said.Take(Most).Select(value => value.ToString("F2", CultureInfo.InvariantCulture)))}{(said.Length > Most ? ", …" : "")}, which costs {Offset:+0.0000;-0.0000}; the spread from row to row {Spread:+0.0000;-0.0000}");
    }

    private static double[] Constant(double[] given, int outputs)
    {
        var means = new double[outputs];
        for (var i = 0; i < given.Length; i++)
        {
            means[i % outputs] += given[i] * outputs / given.Length;
        }

        return means;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
