using static Descent.Faults.Repairs;

namespace Descent.Faults.Programs;

/// <summary>The single-knob repairs of a spec.</summary>
internal static class SpecRepairs
{
    private const int Longer = 5;
    private const int UsualBatch = 32;
    private const int UsualWidth = 32;

    /// <summary>The spec with one knob changed, or null where there is no such knob.</summary>
    public static Spec? Of(Spec spec, string repair, double? number) => repair switch
    {
        LowerRate => spec with { Rate = number ?? spec.Rate / 10 },
        RaiseRate => spec with { Rate = number ?? spec.Rate * 10 },
        HoldRate => spec with { Schedule = null, DropsAt = null },
        TrainLonger => spec with { Epochs = number is { } epochs ? (int)epochs : spec.Epochs * Longer },
        StopAtBest => spec with { StopsAtBest = true },
        LargerBatch => spec with { Batch = number is { } rows ? (int)rows : Math.Max(UsualBatch, spec.Batch) },
        RemoveClip => spec with { Clip = number },
        ClipGradient => spec with { Clip = number ?? 1 },
        RemoveDecay => spec with { Decay = spec.Decay > 0 ? number ?? 0 : 0, Penalty = spec.Penalty > 0 ? number ?? 0 : 0 },
        RemoveDropout => spec with { Dropout = number ?? 0, AlwaysDrops = spec.AlwaysDrops && number > 0 },
        WidenModel => spec with { Widths = new(Math.Max(UsualWidth, spec.Widths.Items.DefaultIfEmpty(0).Max()), Math.Max(UsualWidth, spec.Widths.Items.DefaultIfEmpty(0).Max())) },
        AddActivation => spec with { WithoutActivation = 0 },
        UseRelu => spec with { Activation = "relu" },
        DefaultStart => spec with { Hidden = null, Last = null, HiddenBias = 0 },
        RemoveSoftmax => spec with { Output = spec.Output is "softmax" or "sigmoid" ? null : spec.Output },
        LinearOutput => spec with { Output = null },
        FittingLoss => spec.Head == Head.ClassNumber ? spec with { Head = Head.Classes } : null,
        StableLoss => spec with { TakesLogOfProbability = false },
        MeanLoss => spec with { IsSummed = false },
        Minimise => spec with { IsAscending = false },
        ClearGradients => spec with { ClearsEvery = 1 },
        TrainAll => spec with { SkippedParameters = 0 },
        RightGradient => spec with { SwishSlope = 0 },
        EvaluateAsInUse => spec with { AlwaysDrops = false },
        StandardiseInputs => Without(spec, repair) with { IsRawInput = false },
        StandardiseTargets => Without(spec, repair) with { IsRawTarget = false },
        Shuffle => spec with { Order = "random", Shown = 1 },
        WeighClasses => spec with { WeighsClasses = spec.Head == Head.Classes },
        PrepareValidationAlike or DropNonFinite or RestoreInputs or RestoreTargets or AlignTargets or CleanTargets or DropLeak or SeparateValidation or DropOutlier => Without(spec, repair),
        _ => null,
    };

    private static Spec Without(Spec spec, string repair) => spec with
    {
        Mistake = spec.Mistake?.Repair == repair ? null : spec.Mistake,
        Slip = spec.Slip?.Repair == repair ? null : spec.Slip,
        ValidationSlip = spec.ValidationSlip?.Repair == repair ? null : spec.ValidationSlip,
    };
}
