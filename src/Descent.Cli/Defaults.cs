using Descent.Cli.Runs;

namespace Descent.Cli;

/// <summary>The settings of a run where nothing is said.</summary>
internal static class Defaults
{
    public static Settings Text { get; } = new()
    {
        Data = "names",
        Epochs = 10,
        Batch = 128,
        LearningRate = 0.003,
        WeightDecay = 0.01,
        Hidden = [200],
        Activation = "tanh",
        Context = 8,
        Embedding = 16,
        Patience = 5,
    };

    public static Settings Table { get; } = new()
    {
        Data = "iris",
        Epochs = 200,
        Batch = 32,
        LearningRate = 0.01,
        WeightDecay = 0.3,
        Hidden = [64],
        Activation = "relu",
        Dropout = 0.1,
        Patience = 30,
    };
}
