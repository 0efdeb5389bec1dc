namespace Descent.Faults.Programs;

/// <summary>Correct programs: what faults are seeded into, and what is healthy by itself.</summary>
internal static class Bases
{
    /// <summary>One program for each data set and way of writing; the name says data, activation, optimizer and whether it has a loop of its own.</summary>
    public static IReadOnlyList<Spec> All { get; } =
    [
        new("moons relu adam", "moons"),
        new("moons tanh momentum loop", "moons") { IsLoop = true, Widths = new(24), Activation = "tanh", Optimizer = "sgd", Rate = 0.1, Momentum = 0.9, Epochs = 60 },
        new("moons binary gelu adam loop", "moons") { IsLoop = true, Head = Head.Binary, Activation = "gelu", Widths = new(16, 16) },
        new("circles gelu adamw", "circles") { Activation = "gelu", Optimizer = "adamw", Decay = 0.01, Widths = new(24, 24), Batch = 16, Epochs = 30 },
        new("circles relu sgd loop", "circles") { IsLoop = true, Optimizer = "sgd", Rate = 0.2, Widths = new(32), Epochs = 60, Batch = 16 },
        new("spirals relu adam", "spirals") { Widths = new(64, 64), Epochs = 80 },
        new("spirals tanh momentum loop", "spirals") { IsLoop = true, Activation = "tanh", Optimizer = "sgd", Rate = 0.1, Momentum = 0.9, Widths = new(48, 48), Epochs = 120 },
        new("iris relu adam loop", "iris") { IsLoop = true, Widths = new(16), Batch = 8, Epochs = 25 },
        new("iris tanh momentum", "iris") { Activation = "tanh", Optimizer = "sgd", Rate = 0.02, Momentum = 0.9, Widths = new(8), Batch = 8, Epochs = 40 },
        new("wine relu momentum", "wine") { Optimizer = "sgd", Rate = 0.02, Momentum = 0.9, Widths = new(32), Batch = 16, Epochs = 25, Decay = 0.003 },
        new("wine sigmoid adam loop", "wine") { IsLoop = true, Activation = "sigmoid", Widths = new(16), Batch = 16, Epochs = 30 },
        new("cancer gelu adamw loop", "cancer") { IsLoop = true, Activation = "gelu", Optimizer = "adamw", Decay = 0.3, Rate = 0.003, Widths = new(32, 32), Epochs = 8 },
        new("cancer binary relu sgd", "cancer") { Head = Head.Binary, Optimizer = "sgd", Rate = 0.05, Widths = new(64), Epochs = 15 },
        new("digits relu adam", "digits") { Widths = new(64), Rate = 0.003, Epochs = 25 },
        new("digits tanh momentum loop", "digits") { IsLoop = true, Activation = "tanh", Optimizer = "sgd", Rate = 0.05, Momentum = 0.9, Widths = new(48), Epochs = 20, Schedule = "cosine" },
        new("diabetes tanh adam", "diabetes") { Head = Head.Number, Activation = "tanh", Widths = new(8), Rate = 0.003, Epochs = 30 },
        new("diabetes relu sgd loop", "diabetes") { IsLoop = true, Head = Head.Number, Optimizer = "sgd", Rate = 0.02, Widths = new(16), Epochs = 20 },
        new("waves relu momentum", "waves") { Head = Head.Number, Optimizer = "sgd", Rate = 0.03, Momentum = 0.9, Epochs = 60 },
        new("waves tanh adam loop", "waves") { IsLoop = true, Head = Head.Number, Activation = "tanh", Widths = new(32), Epochs = 60 },
        new("names tanh momentum", "names") { Activation = "tanh", Optimizer = "sgd", Rate = 0.05, Momentum = 0.9, Widths = new(64), Batch = 64, Epochs = 8 },
        new("names relu adam loop", "names") { IsLoop = true, Widths = new(48), Rate = 0.003, Batch = 64, Epochs = 6 },
    ];

    /// <summary>The base of a name.</summary>
    public static Spec Of(string name) => All.First(spec => spec.Name == name);
}
