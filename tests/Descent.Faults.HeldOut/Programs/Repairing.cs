namespace Descent.Faults.HeldOut;

/// <summary>The repairs that turn a knob which every program has.</summary>
internal static class Repairing
{
    private const int Least = 32;

    /// <summary>The recipe with the knob turned, or the same where that changes nothing.</summary>
    public static Recipe Of(Recipe recipe, string repair, double? number) => repair switch
    {
        Repairs.LowerRate => recipe with { Rate = number ?? recipe.Rate / 10 },
        Repairs.RaiseRate => recipe with { Rate = number ?? recipe.Rate * 10 },
        Repairs.HoldRate => recipe with { Plan = null },
        Repairs.TrainLonger => recipe with { Epochs = (int)Math.Max(1, number ?? recipe.Epochs * 5) },
        Repairs.StopAtBest => recipe with { KeepsBest = true },
        Repairs.LargerBatch => recipe with { Batch = (int)Math.Max(recipe.Batch, number ?? Least) },
        Repairs.RemoveClip => recipe with { ClipNorm = null, ClipValue = null },
        Repairs.ClipGradient => recipe with { ClipNorm = number ?? 1 },
        Repairs.RemoveDecay => recipe with { Decay = recipe.Decay > 0 ? number ?? 0 : 0, Penalty = recipe.Penalty > 0 ? number ?? 0 : 0 },
        Repairs.RemoveDropout => recipe with { Dropout = 0, InputDropout = 0 },
        Repairs.WidenModel => recipe.Hidden.Count == 2 && recipe.Hidden.All(width => width >= Least) ? recipe : recipe with { Hidden = [Wide(recipe, 0), Wide(recipe, 1)], Activation = recipe.Activation ?? (() => new Relu()) },
        Repairs.UseRelu => recipe.Activation is { } activation && activation() is not Relu ? recipe with { Activation = () => new Relu() } : recipe,
        Repairs.DefaultStart => recipe with { Start = null, StartOfBias = null, Alters = null },
        Repairs.StandardiseInputs => recipe.Problem.Symbols > 0 ? recipe : recipe with { StandardisesInputs = true },
        Repairs.StandardiseTargets => recipe with { StandardisesTargets = true },
        Repairs.WeighClasses => CanWeigh(recipe) ? recipe with { WeighsClasses = true } : recipe,
        Repairs.Shuffle => recipe with { Order = null },
        _ => recipe,
    };

    private static bool CanWeigh(Recipe recipe) =>
        recipe.Outputs == 1 ? recipe.Loss is BinaryCrossEntropy { PositiveWeights: null } : recipe.Loss is CrossEntropy { LabelSmoothing: 0, ClassWeights: null };

    private static int Wide(Recipe recipe, int layer) => Math.Max(Least, recipe.Hidden.ElementAtOrDefault(layer));
}
