using Descent.Diagnostics;
using Descent.Training;

namespace Descent.Faults;

/// <summary>Who watches a run; a program asks it for the check and shows it its steps and epochs. Watches one run. This one watches nothing.</summary>
public class Watch : IProgress<TrainingStep>
{
    /// <summary>The check of a trainer's run, or null where nobody checks.</summary>
    /// <param name="trainer">The trainer, before its run.</param>
    /// <param name="train">What it will learn from.</param>
    /// <param name="validation">What it will be judged by, or null.</param>
    public virtual TrainingCheck? Of(Trainer trainer, Dataset train, Dataset? validation) => null;

    /// <summary>The check of a loop of one's own, or null; where there is one, the loop calls its <see cref="TrainingCheck.Step"/>.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="optimizer">What updates the parameters.</param>
    /// <param name="train">What is learned from.</param>
    /// <param name="validation">What is judged by, or null.</param>
    /// <param name="plannedSteps">How many updates there will be.</param>
    /// <param name="frozen">Parameters meant to stand still, or null.</param>
    public virtual TrainingCheck? Of(Layer model, LossFunction loss, Optimizer optimizer, Dataset train, Dataset? validation, int? plannedSteps = null, IReadOnlyList<Parameter>? frozen = null) => null;

    /// <summary>Shown the loss of each step of a loop, after the update.</summary>
    public virtual void Step(double loss)
    {
    }

    /// <summary>Shown each epoch after its end.</summary>
    /// <param name="trainLoss">The mean of its losses.</param>
    /// <param name="validationLoss">The validation loss, or NaN.</param>
    public virtual void Epoch(double trainLoss, double validationLoss)
    {
    }

    /// <summary>A trainer's step: give the watch to the trainer as its progress.</summary>
    public void Report(TrainingStep value) => Step(value.Loss);
}
