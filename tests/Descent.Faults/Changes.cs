using Descent.Diagnostics;
using static Descent.Faults.Repairs;

namespace Descent.Faults;

/// <summary>What a finding asks to change, as a repair that programs know.</summary>
internal static class Changes
{
    private static readonly Dictionary<string, string> Repairs = new()
    {
        ["L1"] = DefaultStart,
        ["L2"] = RemoveSoftmax,
        ["L3"] = FittingLoss,
        ["L4"] = LinearOutput,
        ["L5"] = StableLoss,
        ["L6"] = MeanLoss,
        ["L7"] = StandardiseTargets,
        ["L8"] = RemoveDecay,
        ["D1"] = StandardiseInputs,
        ["D2"] = DropNonFinite,
        ["D3"] = RestoreInputs,
        ["D4"] = RestoreTargets,
        ["D5"] = AlignTargets,
        ["D6"] = CleanTargets,
        ["D7"] = DropLeak,
        ["D8"] = SeparateValidation,
        ["D9"] = WeighClasses,
        ["D10"] = Shuffle,
        ["D11"] = Shuffle,
        ["D12"] = PrepareValidationAlike,
        ["I1"] = DefaultStart,
        ["I2"] = DefaultStart,
        ["I3"] = DefaultStart,
        ["A1"] = DefaultStart,
        ["A2"] = DefaultStart,
        ["A3"] = DropOutlier,
        ["A4"] = AddActivation,
        ["O1"] = LowerRate,
        ["O2"] = RaiseRate,
        ["O3"] = HoldRate,
        ["O4"] = Minimise,
        ["O5"] = ClearGradients,
        ["O6"] = TrainAll,
        ["O7"] = RemoveClip,
        ["O8"] = LargerBatch,
        ["O9"] = TrainLonger,
        ["O10"] = RightGradient,
        ["G1"] = StopAtBest,
        ["G2"] = WidenModel,
        ["G3"] = RemoveDropout,
        ["G4"] = EvaluateAsInUse,
    };

    /// <summary>The program with a finding's advice followed, or null where the program has no such knob.</summary>
    public static TrainingProgram? Followed(Finding finding, TrainingProgram program) => finding switch
    {
        { Id: "A3", Suggested: { } limit } => program.Repaired(ClipGradient, limit),
        { Id: "O1" or "O2" or "O8" or "L8", Suggested: { } value } => program.Repaired(Repairs[finding.Id], value),
        _ => Repairs.TryGetValue(finding.Id, out var repair) ? program.Repaired(repair) : null,
    };
}
