namespace Descent.Training;

/// <summary>One update, as it is reported while training runs. Immutable.</summary>
/// <param name="Step">How many updates the model has had, this one included.</param>
/// <param name="Epoch">The epoch's number, from 1.</param>
/// <param name="Batch">The batch's number within the epoch, from 1.</param>
/// <param name="Batches">How many batches an epoch has.</param>
/// <param name="Loss">The mean loss of the batch, before the update.</param>
/// <param name="Penalty">The regularizer's own term, before the update; 0 without one.</param>
/// <param name="LearningRate">The learning rate of the update.</param>
public readonly record struct TrainingStep(
    int Step,
    int Epoch,
    int Batch,
    int Batches,
    double Loss,
    double Penalty,
    double LearningRate);
