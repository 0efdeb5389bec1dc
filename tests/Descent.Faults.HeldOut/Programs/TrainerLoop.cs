using Descent.Training;

namespace Descent.Faults.HeldOut;

/// <summary>A run by the library's trainer.</summary>
internal static class TrainerLoop
{
    public static void Run(Attempt attempt, Watch watch)
    {
        var recipe = attempt.Recipe;
        if (recipe.Order is not null || recipe.Sign != 1 || recipe.ClearsEvery != 1 || recipe.Accumulates != 1 || recipe.Handles is not null || recipe.Reduce is not null)
        {
            throw new InvalidOperationException($"{recipe.Name}: the trainer has an order, a sign, a mean and an accumulation of its own. Choose a loop of one's own.");
        }

        var trainer = new Trainer(attempt.Model, attempt.Loss, attempt.Optimizer)
        {
            BatchSize = recipe.Batch,
            Epochs = recipe.Epochs,
            Seed = attempt.Seed,
            Schedule = attempt.Schedule,
            Regularizer = recipe.Penalty > 0 ? recipe.Penalises(recipe.Penalty) : null,
            Recorded = recipe.Style != Style.PlainTrainer,
            Progress = watch,
        };
        if (watch.Of(trainer, attempt.Train, attempt.Validation) is { } check && recipe.DeclaresFrozen)
        {
            check.Frozen = attempt.Frozen;
        }

        foreach (var epoch in trainer.Run(attempt.Train, attempt.Validation))
        {
            attempt.Note(epoch.TrainLoss, epoch.ValidationLoss!.Value, watch);
        }
    }
}
