namespace Descent.Diagnostics.Rules;

/// <summary>G4: the modes of training and use are mixed up.</summary>
internal sealed class ModesMixedUp() : Rule(
    "G4",
    "modes of training and use are mixed up",
    "What should be random only while training is random in use too, so that the same row gets two answers; or the objective is computed as in use, so that nothing is dropped; or a layer computes something else while training than in use.",
    "difference of two answers to the same rows",
    "mean |f(x) − f(x)| / rms f(x)",
    Limits.SameAnswer,
    "Give the random stream to Forward while training, and none in use: model.Forward(x, dropout), then model.Forward(x).",
    "G1", "G3", "O8")
{
    private const int Fewest = 2;

    internal override RuleMoment Moment => RuleMoment.Diagnosis;

    internal override Finding? Judge(Evidence run)
    {
        var modes = run.Lab.Modes();
        if (modes?.Between > Healthy.High)
        {
            return Found(run, FindingLevel.Error, Certainty.Certain, modes.Between, $"Used twice for the same {run.Fixed.Count} rows, the model gives answers that differ by {modes.Between:P1} of their size: something is drawn at random in use too.");
        }

        if (modes?.Scale < Limits.TrainingScale.Low || modes?.Scale > Limits.TrainingScale.High)
        {
            return Found(run, FindingLevel.Warning, Certainty.Confirmed, modes.Scale, $"What the untrained model gives while training is on average {modes.Scale:F2} times what it gives in use: what is dropped or scaled while training is not made up for, or twice.", $"Divide what is left by the share that is kept while training, and nothing in use, as Dropout does.");
        }

        if (modes?.Drawn <= Healthy.High && run.Lab.Remedy is { Id: "G3" } remedy)
        {
            return Found(run, FindingLevel.Warning, Certainty.Confirmed, modes.Scale, $"While training the model gives other answers than in use, and nothing is drawn at random: it computes something there from the batch, or by another formula. With what it computes in use {remedy.Changed.Steps} steps reach skill {remedy.Changed.Skill:F2} instead of {remedy.AsIs.Skill:F2}.", $"Compute the same while training and in use; what is taken from the rows of a batch has to be kept for use.");
        }

        // A loop shows its objective: the model drops when it is given a stream, and the objective's own operations do not.
        var shown = run.Batches is null ? [] : run.Probes.Where(probe => probe.Objective is not null && probe.Written != probe.Signals).ToArray();
        return shown.Length >= Fewest && run.DroppedInside > 0 && shown.All(probe => probe.Written.Dropped == 0)
            ? Found(run, FindingLevel.Warning, Certainty.Certain, 0, $"The model has layers that drop {run.DroppedInside:P0} of their units, and in none of the {shown.Length} objectives looked at was anything dropped: the stream is not passed while training.")
            : null;
    }
}
