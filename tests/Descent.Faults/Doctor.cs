using Descent.Diagnostics;
using Descent.Training;

namespace Descent.Faults;

/// <summary>Watches one run with the check of the library, and asks it after epochs and at the end. How it is asked is decided here alone.</summary>
/// <param name="isPassive">Whether the check only looks; else it makes its experiments, during the run and before the last diagnosis.</param>
/// <param name="asks">How often it is asked during a run.</param>
internal sealed class Doctor(bool isPassive, int asks = 20) : Watch
{
    private TrainingCheck? _check;
    private int _planned;
    private int _epoch;

    public override TrainingCheck? Of(Trainer trainer, Dataset train, Dataset? validation)
    {
        _planned = trainer.Epochs;
        _check = TrainingCheck.Of(trainer, train, validation);
        _check.ExaminesDuringRun = !isPassive;
        return _check;
    }

    public override TrainingCheck? Of(Layer model, LossFunction loss, Optimizer optimizer, Dataset train, Dataset? validation, int? plannedSteps = null, IReadOnlyList<Parameter>? frozen = null) =>
        _check = new(model, loss, optimizer, train, validation) { PlannedSteps = plannedSteps, Frozen = frozen ?? [], ExaminesDuringRun = !isPassive };

    public override void Epoch(double trainLoss, double validationLoss)
    {
        _epoch++;
        if (asks > 0 && (_planned == 0 ? _epoch <= asks || _epoch % (_epoch / asks) == 0 : _epoch % Math.Max(1, _planned / asks) == 0))
        {
            _check!.Diagnose();
        }
    }

    /// <summary>The last word on the run.</summary>
    public Diagnosis Conclude() => isPassive ? _check!.Diagnose() : _check!.Examine();
}
