using System.Text.Json;
using System.Text.Json.Serialization;
using Descent.Numerics;

namespace Descent.Training;

/// <summary>The whole state of a training run in one file: parameters, optimizer, position, history and the best model.</summary>
/// <remarks>A run that is cut at any moment and resumed from its last checkpoint ends with the bits of an uninterrupted one.</remarks>
public static class Checkpoint
{
    private const string StateKey = "descent.trainer";
    private const string OptimizerPrefix = "optimizer.";
    private const string BestPrefix = "best.";

    /// <summary>Saves a trainer's state, whole or not at all.</summary>
    /// <param name="trainer">The trainer, between two steps: in its progress report, or between two epochs.</param>
    /// <param name="path">The file's name; an existing file is replaced in one act.</param>
    /// <exception cref="IOException">The folder cannot be written or the disk is full; an existing file is left as it was.</exception>
    public static void Save(Trainer trainer, string path)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        var tensors = new Dictionary<string, Tensor>();
        foreach (var parameter in trainer.Model.Parameters)
        {
            tensors[parameter.Name] = parameter;
        }

        foreach (var state in trainer.Optimizer.State)
        {
            tensors[OptimizerPrefix + state.Name] = state;
        }

        foreach (var (name, value) in trainer.Best?.Values ?? new Dictionary<string, Tensor>())
        {
            tensors[BestPrefix + name] = value;
        }

        var position = new Position(
            trainer.Seed,
            trainer.BatchSize,
            trainer.State,
            trainer.Optimizer.StepNumber,
            trainer.Optimizer.LearningRate,
            trainer.Best?.Epoch,
            [.. trainer.History.Select(epoch => new Past(epoch.Number, epoch.Step, epoch.TrainLoss, epoch.ValidationLoss, epoch.Penalty, epoch.LearningRate))]);
        new Safetensors(tensors, new Dictionary<string, string>
        {
            [StateKey] = JsonSerializer.Serialize(position, CheckpointJson.Default.Position),
        }).Write(path);
    }

    /// <summary>Puts a saved state into a trainer of the same model, optimizer, seed and batch size; its run then goes on.</summary>
    /// <exception cref="InvalidDataException">The file is not whole, is no checkpoint, or is of another run.</exception>
    public static void Load(Trainer trainer, string path)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        var file = Safetensors.Read(path);
        var position = (file.Texts.TryGetValue(StateKey, out var text) ? JsonSerializer.Deserialize(text, CheckpointJson.Default.Position) : null)
            ?? throw new InvalidDataException($"{path}: it holds parameters, but no state of a training run. Resume from a checkpoint.");
        if (position.Seed != trainer.Seed || position.BatchSize != trainer.BatchSize)
        {
            throw new InvalidDataException($"{path}: it was saved with seed {position.Seed} and batch size {position.BatchSize}, and this run has {trainer.Seed} and {trainer.BatchSize}. Resume with the settings of the run.");
        }

        ParameterValues.Load(file.Tensors, trainer.Model.Parameters, path);
        ParameterValues.Load(file.Tensors, trainer.Optimizer.State, path, OptimizerPrefix);
        trainer.Optimizer.StepNumber = position.OptimizerStep;
        trainer.Optimizer.LearningRate = position.LearningRate;
        var history = position.History.Select(past => new Epoch(trainer, past.Number, past.Step, past.TrainLoss, past.ValidationLoss, past.Penalty, past.LearningRate)).ToArray();
        trainer.Resume(position.State, history);
        trainer.Best = position.Best is not { } best ? null : new(
            best,
            history.First(epoch => epoch.Number == best).Score,
            trainer.Model.Parameters.ToDictionary(parameter => parameter.Name, parameter => file.Tensors[BestPrefix + parameter.Name]));
    }
}

internal sealed record Past(int Number, int Step, double TrainLoss, double? ValidationLoss, double Penalty, double LearningRate);

internal sealed record Position(ulong Seed, int BatchSize, TrainerState State, int OptimizerStep, double LearningRate, int? Best, Past[] History);

[JsonSerializable(typeof(Position))]
internal sealed partial class CheckpointJson : JsonSerializerContext;
