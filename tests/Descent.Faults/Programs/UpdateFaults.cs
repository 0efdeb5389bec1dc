using static Descent.Faults.Repairs;

namespace Descent.Faults.Programs;

/// <summary>Mistakes in the update: rate, schedule, direction, gradients.</summary>
internal static class UpdateFaults
{
    public static IEnumerable<Seeding> All { get; } =
    [
        new("O1", LowerRate, ["moons relu adam", "digits tanh momentum loop", "cancer gelu adamw loop", "waves relu momentum", "names relu adam loop"], (s, k) => s with { Rate = s.Rate * new[] { 12.0, 40, 150 }[k - 1] }),
        new("O2", RaiseRate, ["circles relu sgd loop", "digits relu adam", "iris tanh momentum", "waves tanh adam loop", "names tanh momentum"], (s, k) => s with { Rate = s.Rate / new[] { 30.0, 150, 1000 }[k - 1] }),
        new("O3", HoldRate, ["spirals relu adam", "digits relu adam", "circles relu sgd loop"], (s, k) => s with { DropsAt = new[] { 0.1, 0.05, 0.02 }[k - 1] }),
        new("O4", Minimise, ["moons tanh momentum loop", "iris relu adam loop", "diabetes relu sgd loop"], (s, _) => s with { IsAscending = true }, (s, k) => s with { Epochs = Math.Max(2, s.Epochs * k / 3) }),
        new("O5", ClearGradients, ["circles relu sgd loop", "digits tanh momentum loop", "waves tanh adam loop"], (s, k) => s with { ClearsEvery = new[] { 8, 40, 0 }[k - 1] }),
        new("O6", TrainAll, ["spirals tanh momentum loop", "digits tanh momentum loop", "names relu adam loop", "moons relu adam"], (s, k) => s with { SkippedParameters = Skipped(s, k) }),
        new("O7", RemoveClip, ["circles relu sgd loop", "waves relu momentum", "iris tanh momentum"], (s, k) => s with { Clip = new[] { 0.01, 0.002, 0.0003 }[k - 1] }),
        new("O8", LargerBatch, ["digits tanh momentum loop", "spirals tanh momentum loop", "waves relu momentum"], (s, k) => s with { Batch = new[] { 4, 2, 1 }[k - 1] }, (s, _) => s with { Epochs = s.Epochs / 2 }),
        new("O9", TrainLonger, ["spirals relu adam", "digits relu adam", "waves relu momentum"], (s, k) => s with { Epochs = Math.Max(1, s.Epochs / new[] { 8, 16, 40 }[k - 1]) }),
        new("O10", RightGradient, ["spirals relu adam", "digits tanh momentum loop", "waves tanh adam loop"], (s, k) => s with { SwishSlope = k }, (s, _) => s with { Activation = "swish" }),
    ];

    // Weights of the first layer; all but the last layer; all but its bias.
    private static int Skipped(Spec spec, int severity) => severity == 1 ? 1 : 2 * spec.Widths.Items.Length + (spec.Data == "names" ? 1 : 0) + severity - 2;
}
