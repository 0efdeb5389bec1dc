using Descent.Cli.Runs;

namespace Descent.Cli;

/// <summary>The optimizers a person can choose, by name.</summary>
internal static class Optimizers
{
    private const double Momentum = 0.9;

    private static readonly Dictionary<string, Func<IReadOnlyList<Parameter>, Optimizer>> ByName = new()
    {
        ["adamw"] = parameters => new AdamW(parameters),
        ["adam"] = parameters => new Adam(parameters),
        ["rmsprop"] = parameters => new RmsProp(parameters),
        ["sgd"] = parameters => new Sgd(parameters),
        ["momentum"] = parameters => new Sgd(parameters) { Momentum = Momentum },
        ["nesterov"] = parameters => new Sgd(parameters) { Momentum = Momentum, Nesterov = true },
    };

    public static string[] Names => [.. ByName.Keys];

    public static Optimizer Create(Settings settings, IReadOnlyList<Parameter> parameters)
    {
        var optimizer = ByName[settings.Optimizer](parameters);
        optimizer.LearningRate = settings.LearningRate;
        optimizer.WeightDecay = settings.WeightDecay;
        optimizer.ClipNorm = settings.ClipNorm;
        return optimizer;
    }
}
