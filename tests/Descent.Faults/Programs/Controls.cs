namespace Descent.Faults.Programs;

/// <summary>Programs with nothing wrong: the bases, sensible variations of them, and those that look faulty and are not.</summary>
internal static class Controls
{
    public static IEnumerable<SpecProgram> All =>
    [
        .. Bases.All.Select(spec => new SpecProgram(spec)),
        .. Bases.All.SelectMany(Variations).Select(spec => new SpecProgram(spec)),
        .. Hard().Select(spec => new SpecProgram(spec, isHard: true)),
    ];

    private static IEnumerable<Spec> Variations(Spec spec) =>
    [
        spec with { Name = $"{spec.Name}, twice as wide", Widths = new([.. spec.Widths.Items.Select(width => 2 * width)]) },
        spec with { Name = $"{spec.Name}, one layer more", Widths = new([.. spec.Widths.Items, spec.Widths.Items[^1]]) },
        spec with { Name = $"{spec.Name}, half the rate", Rate = spec.Rate / 2, Epochs = spec.Epochs * 3 / 2 },
        spec with { Name = $"{spec.Name}, {(spec.IsLoop ? "trainer" : "loop")}", IsLoop = !spec.IsLoop },
    ];

    private static IEnumerable<Spec> Hard()
    {
        Spec Of(string name, string why) => Bases.Of(name) with { Name = $"{name}: {why}" };
        return
        [
            Of("iris relu adam loop", "solved") with { Data = "moons", MostRows = 200, Epochs = 80 },
            Of("spirals relu adam", "solved") with { Epochs = 160 },
            Of("cancer binary relu sgd", "single columns nearly enough") with { Epochs = 30 },
            Of("wine relu momentum", "solved to the last row") with { Epochs = 40 },
            Of("diabetes tanh adam", "honest low skill") with { Epochs = 20 },
            Of("diabetes relu sgd loop", "honest low skill, wide") with { Widths = new(64), Epochs = 15 },
            Of("names tanh momentum", "rows repeat, honest low skill") with { Epochs = 10 },
            Of("names relu adam loop", "rows repeat, honest low skill") with { Epochs = 8 },
            Of("digits relu adam", "dropout, validation better") with { Dropout = 0.4, Widths = new(128) },
            Of("moons relu adam", "dropout") with { Dropout = 0.2, Widths = new(64, 64) },
            Of("spirals relu adam", "dropout") with { Dropout = 0.1, Widths = new(128, 128) },
            Of("digits relu adam", "sparse rectifiers, dead border pixels") with { Widths = new(128, 64), Epochs = 15 },
            Of("digits relu adam", "raw pixels by 16") with { IsRawInput = true, Mistake = Pixels },
            Of("spirals relu adam", "cosine to 0") with { Schedule = "cosine" },
            Of("spirals tanh momentum loop", "warm-up and cosine") with { Schedule = "warm-up" },
            Of("digits tanh momentum loop", "warm-up and cosine") with { Schedule = "warm-up" },
            Of("waves relu momentum", "cosine to 0") with { Schedule = "cosine" },
            Of("circles relu sgd loop", "batch of 4") with { Batch = 4, Rate = 0.05, Epochs = 30 },
            Of("moons relu adam", "batch of 4") with { Batch = 4, Rate = 0.003, Epochs = 15 },
            Of("waves tanh adam loop", "batch of 8") with { Batch = 8, Rate = 0.003, Epochs = 30 },
            Of("moons tanh momentum loop", "full batch") with { Batch = 300, Rate = 0.3, Epochs = 400 },
            Of("wine relu momentum", "full batch") with { Batch = 300, Rate = 0.1, Epochs = 120 },
            Of("waves tanh adam loop", "full batch") with { Batch = 300, Epochs = 400 },
            Of("circles relu sgd loop", "large but fine rate") with { Rate = 0.6, Epochs = 40 },
            Of("moons relu adam", "large but fine rate") with { Rate = 0.03, Epochs = 25 },
            Of("circles relu sgd loop", "gradients of 4 batches summed") with { Micro = 4, Batch = 8 },
            Of("digits tanh momentum loop", "gradients of 2 batches summed") with { Micro = 2, Batch = 16 },
            Of("digits tanh momentum loop", "declared frozen layer") with { SkippedParameters = 2, DeclaresFrozen = true, Widths = new(128), Epochs = 30 },
            Of("circles relu sgd loop", "declared frozen layer") with { SkippedParameters = 2, DeclaresFrozen = true, Widths = new(128), Epochs = 80 },
            Of("moons relu adam", "imbalance with weights") with { Mistake = Rare, WeighsClasses = true },
            Of("circles gelu adamw", "imbalance with weights") with { Mistake = Rare, WeighsClasses = true },
            Of("spirals relu adam", "mild imbalance") with { Mistake = Rare },
            Of("moons relu adam", "gradient norm limited to 1") with { Clip = 1 },
            Of("waves relu momentum", "gradient norm limited to 2") with { Clip = 2 },
            Of("cancer gelu adamw loop", "strong decay") with { Decay = 1 },
            Of("wine sigmoid adam loop", "two layers of sigmoids") with { Widths = new(16, 16), Epochs = 50 },
        ];
    }

    private static DataMistake Pixels { get; } = new("", (parts, _) => new(Sixteenths(parts.Train), Sixteenths(parts.Validation), Sixteenths(parts.Test)));

    private static DataMistake Rare { get; } = new("", (parts, _) => parts with { Train = Fifth(parts.Train), Validation = Fifth(parts.Validation) });

    private static Rows Sixteenths(Rows rows) => rows.Map((row, _) => [.. row.Select(value => value / 16)]);

    private static Rows Fifth(Rows rows)
    {
        var seen = 0;
        return rows.Take([.. Enumerable.Range(0, rows.Count).Where(row => rows.Classes![row] != 1 || seen++ % 4 == 0)]);
    }
}
