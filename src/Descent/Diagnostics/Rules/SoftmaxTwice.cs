namespace Descent.Diagnostics.Rules;

/// <summary>L2: softmax or sigmoid applied twice.</summary>
internal sealed class SoftmaxTwice() : Rule(
    "L2",
    "softmax applied twice",
    "The loss takes raw scores and was given probabilities: it squeezes them once more, learns slowly, and cannot come near 0.",
    "share of rows of logits that are probabilities",
    "share of rows in [0, 1] that sum to 1 ± 0.001; of a sigmoid, [it made the logits]",
    Limits.Halves,
    "Give the loss the raw scores: CrossEntropy(model.Forward(x), y), without softmax or sigmoid before it.",
    "L1", "L4", "O2", "G2", "I3", "A2", "D9", "O9", "L8")
{
    private const double Slack = 1e-3;
    private const double LeastSpread = 1e-6;

    internal override Finding? Judge(Evidence run)
    {
        if (run.Loss.Targets is TargetKind.Signs or TargetKind.Probabilities && run.Lab.Bounds() is { AreChances: true, Skill: < 1 } bounds && !run.Lab.DoesAsWell)
        {
            return Found(run, FindingLevel.Error, Certainty.Confirmed, 1, $"Whatever the layers weigh, the logits given to {run.Loss.Name} stay {bounds}: they are chances already, and the loss makes chances of them once more. The best skill that is possible there is {bounds.Skill:F2}.");
        }

        var signals = run.Probes.Count > 0 ? run.Probes[^1].Written : run.Start?.Signals;
        if (signals?.Given is not { } given || !(signals.AreLogits || run.Loss is CategoricalFocal or Focal))
        {
            return null;
        }

        if (run.Loss.Targets == TargetKind.Probabilities)
        {
            return signals.LastFunction == "Sigmoid"
                ? Found(run, FindingLevel.Error, Certainty.Certain, 1, $"The logits given to {run.Loss.Name} come out of a sigmoid, and the loss applies its own: no example can cost less than {Math.Log(1 + Math.Exp(-1)):F4}.")
                : null;
        }

        if (given.Shape.Rank != 2 || given.Shape[1] < 2)
        {
            return null;
        }

        var (rows, classes) = (given.ToArray().Chunk(given.Shape[1]).ToArray(), given.Shape[1]);
        var share = rows.Count(row => Math.Abs(row.Sum() - 1) < Slack && row.Min() >= 0) / (double)rows.Length;
        var isVaried = rows.Any(row => row.Max() - row.Min() > LeastSpread);
        return share > Healthy.High && isVaried
            ? Found(run, FindingLevel.Error, Certainty.Certain, share, $"The values you call logits are already probabilities: {share:P0} of {rows.Length} rows lie in 0 … 1 and sum to 1. Cross-entropy applies softmax again, so the loss cannot go below {Math.Log(1 + (classes - 1) / Math.E):F4} ({classes} classes).")
            : null;
    }
}
