using static Descent.Faults.Repairs;

namespace Descent.Faults.Programs;

/// <summary>Mistakes in the loss and in what it is given.</summary>
internal static class LossFaults
{
    public static IEnumerable<Seeding> All { get; } =
    [
        new("L1", DefaultStart, ["digits relu adam", "names tanh momentum", "cancer gelu adamw loop"], (s, k) => s with { Last = new(new[] { 2.0, 5, 15 }[k - 1]) }),
        new("L2", RemoveSoftmax, ["digits tanh momentum loop", "moons relu adam", "iris relu adam loop", "names relu adam loop"], (s, _) => s with { Output = "softmax" }, (s, k) => s with { Epochs = s.Epochs * (4 - k) / 2 }),
        new("L2", RemoveSoftmax, ["moons binary gelu adam loop", "cancer binary relu sgd"], (s, _) => s with { Output = "sigmoid" }, (s, k) => s with { Epochs = s.Epochs * (4 - k) / 2 }),
        new("L3", FittingLoss, ["digits relu adam", "spirals relu adam", "names relu adam loop"], (s, _) => s with { Head = Head.ClassNumber }, (s, k) => s with { Epochs = s.Epochs * (4 - k) / 2 }),
        new("L4", LinearOutput, ["waves relu momentum", "waves tanh adam loop", "diabetes relu sgd loop"], (s, k) => s with { Output = k switch { 1 => "tanh", 2 => "sigmoid", _ => "relu" } }),
        new("L5", StableLoss, ["moons binary gelu adam loop"], (s, _) => s with { TakesLogOfProbability = true }, (s, k) => s with { Rate = 0.03 * k, Epochs = 80 * k }),
        new("L5", StableLoss, ["cancer gelu adamw loop", "iris relu adam loop"], (s, _) => s with { TakesLogOfProbability = true }, (s, k) => s with { Rate = 0.05 * k, Decay = 0, Epochs = 80 }),
        new("L6", MeanLoss, ["circles relu sgd loop", "digits tanh momentum loop", "diabetes relu sgd loop"], (s, _) => s with { IsSummed = true }, (s, k) => s with { Batch = 8 << (2 * (k - 1)) }),
        new("L7", StandardiseTargets, ["diabetes tanh adam", "diabetes relu sgd loop", "waves relu momentum"], (s, k) => s with { IsRawTarget = true, Mistake = new(StandardiseTargets, (parts, _) => DataFaults.Targets(parts, s.Data == "waves" ? (100, 30 * k) : (0, Math.Pow(10, k - 2)))) }),
        new("L8", RemoveDecay, ["spirals relu adam", "circles relu sgd loop", "cancer binary relu sgd"], (s, k) => s.Optimizer == "sgd" ? s with { Decay = new[] { 0.03, 0.1, 0.4 }[k - 1] } : s with { Penalty = new[] { 0.003, 0.02, 0.1 }[k - 1] }),
    ];
}
