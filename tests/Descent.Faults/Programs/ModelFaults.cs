using static Descent.Faults.Repairs;

namespace Descent.Faults.Programs;

/// <summary>Mistakes in starting weights, activations, capacity and regularisation.</summary>
internal static class ModelFaults
{
    public static IEnumerable<Seeding> All { get; } =
    [
        new("I1", DefaultStart, ["moons relu adam", "digits tanh momentum loop", "waves tanh adam loop"], (s, k) => s with { Hidden = new(0, new[] { 0.1, 1, 0 }[k - 1]), Last = k == 1 ? null : new(0, new[] { 0.1, 1, 0 }[k - 1]) }),
        new("I2", DefaultStart, ["spirals relu adam", "digits relu adam", "names relu adam loop"], (s, k) => s with { Hidden = new(0.75 * (1 << (k - 1))), Last = new(0.75 * (1 << (k - 1))) }, (s, _) => s with { Widths = new(64, 64, 64) }),
        new("I3", DefaultStart, ["spirals tanh momentum loop", "digits tanh momentum loop", "moons relu adam"], (s, k) => s with { Hidden = new(new[] { 0.1, 0.02, 0.003 }[k - 1]) }, (s, _) => s with { Widths = new(24, 24, 24, 24) }),
        new("A1", DefaultStart, ["spirals relu adam", "circles relu sgd loop", "wine relu momentum"], (s, k) => s with { HiddenBias = new[] { -3.0, -6, -20 }[k - 1] }),
        new("A2", DefaultStart, ["moons tanh momentum loop", "digits tanh momentum loop", "spirals tanh momentum loop"], (s, k) => s with { Hidden = new(new[] { 5.0, 15, 50 }[k - 1]) }),
        new("A3", DropOutlier, ["waves relu momentum", "diabetes relu sgd loop"], (s, k) => s with { Slip = new(DropOutlier, (parts, random) => parts with { Train = DataFaults.Outlier(parts.Train, Math.Pow(10, 0.5 + 0.5 * k), random) }) }),
        new("A4", AddActivation, ["spirals relu adam", "circles relu sgd loop", "moons tanh momentum loop", "waves tanh adam loop"], (s, _) => s with { WithoutActivation = s.Widths.Items.Length }, (s, k) => s with { Widths = new([.. Enumerable.Repeat(32, k)]) }),
        new("G1", StopAtBest, ["diabetes tanh adam", "names relu adam loop", "moons relu adam"], (s, _) => s with { StopsAtBest = false }, (s, k) => s with { StopsAtBest = true, MostRows = s.Data == "names" ? 600 : 60, Widths = new(128), Rate = 0.01, Activation = "relu", Epochs = 40 * k }),
        new("G2", WidenModel, ["spirals relu adam", "circles relu sgd loop", "digits relu adam"], (s, k) => s with { Widths = new(4 - k) }),
        new("G3", RemoveDropout, ["spirals relu adam", "digits relu adam", "moons relu adam"], (s, k) => s with { Dropout = new[] { 0.6, 0.75, 0.9 }[k - 1] }),
        new("G4", EvaluateAsInUse, ["digits relu adam", "circles gelu adamw", "names relu adam loop"], (s, _) => s with { AlwaysDrops = true }, (s, k) => s with { Dropout = 0.2 * k }),
    ];
}
