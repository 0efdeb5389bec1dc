namespace Descent.Training;

/// <summary>Where a run stands between two steps. Immutable.</summary>
/// <param name="Epoch">Epochs finished.</param>
/// <param name="Batch">Batches finished in the epoch that runs.</param>
/// <param name="Step">Updates made.</param>
/// <param name="LossSum">The sum of the losses in the epoch that runs.</param>
/// <param name="WeightSum">What they count for.</param>
internal sealed record TrainerState(int Epoch = 0, int Batch = 0, int Step = 0, double LossSum = 0, double WeightSum = 0);
