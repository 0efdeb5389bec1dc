namespace Descent.Training;

/// <summary>One pass over the training examples, finished, with what it measured. Immutable.</summary>
/// <param name="Trainer">The trainer that ran it; its model stands as after this epoch.</param>
/// <param name="Number">The epoch's number, from 1.</param>
/// <param name="Step">How many updates the model has had since its start.</param>
/// <param name="TrainLoss">The mean loss of the training examples, each measured as the epoch came by it.</param>
/// <param name="ValidationLoss">The mean loss of the validation examples after the epoch, or null where there are none.</param>
/// <param name="Penalty">The regularizer's own term after the epoch; 0 without one.</param>
/// <param name="LearningRate">The learning rate of the epoch's last step.</param>
public sealed record Epoch(
    Trainer Trainer,
    int Number,
    int Step,
    double TrainLoss,
    double? ValidationLoss,
    double Penalty,
    double LearningRate)
{
    /// <summary>The loss by which epochs are compared: that of validation, or of training where there is none.</summary>
    public double Score => ValidationLoss ?? TrainLoss;
}
