using static Descent.Faults.HeldOut.BasesG;

namespace Descent.Faults.HeldOut;

/// <summary>The healthy programs of the seventh set: the bases, sensible variations, and hard ones.</summary>
internal static class ControlsG
{
    public static IEnumerable<TrainingProgram> All =>
    [
        .. BasesG.All.Select(recipe => new HeldOutProgram(recipe)),
        .. OnTables.Select(recipe => new HeldOutProgram(recipe)),
        .. OnNumbers.Select(recipe => new HeldOutProgram(recipe)),
        .. Hard.Select(recipe => new HeldOutProgram(recipe, isHard: true)),
        .. HardOfNature.Select(recipe => new HeldOutProgram(recipe, isHard: true)),
    ];

    private static IEnumerable<Recipe> OnTables =>
    [
        Echoes with { Name = "echoes of a radar, silu by the trainer", Style = Style.Trainer, Activation = () => new Silu(), Epochs = 16 },
        Echoes with { Name = "echoes of a radar, plain steps", Style = Style.Eager, Method = Method.Sgd, Rate = 0.2, Batch = 10, Epochs = 24 },
        Echoes with { Name = "echoes of a radar, a decay and a cosine", Method = Method.AdamW, Decay = 0.1, Plan = (rate, steps) => Schedule.Cosine(1.5 * rate, steps), Epochs = 18 },
        Sugar with { Name = "sugar in the blood, adam by the trainer", Style = Style.Trainer, Method = Method.Adam, Rate = 0.004, Epochs = 8 },
        Sugar with { Name = "sugar in the blood, four hyperbolic tangents", Hidden = [4], Activation = () => new Tanh(), Style = Style.Recorded, Epochs = 14 },
        Sugar with { Name = "sugar in the blood, all rows at once", Batch = 440, Method = Method.Adam, Rate = 0.01, Style = Style.Recorded, Epochs = 80 },
        Patches with { Name = "patches of a picture, momentum in a loop", Method = Method.Momentum, Rate = 0.02, Style = Style.Gradients, Activation = () => new Tanh() },
        Patches with { Name = "patches of a picture, a wide layer", Hidden = [128], Style = Style.Recorded, Rate = 0.002, Activation = () => new Gelu(), Epochs = 12 },
        Patches with { Name = "patches of a picture, two layers and steps", Hidden = [32, 16], Method = Method.RmsProp, Rate = 0.003, Plan = (rate, steps) => Schedule.Steps(rate, Math.Max(1, steps / 3), 0.4) },
        Patches with { Name = "patches of a picture, batches of 8", Batch = 8, Rate = 0.002, Style = Style.Eager, Activation = () => new Silu(), Epochs = 10 },
        Shuttle with { Name = "state of a shuttle, wide by the trainer", Style = Style.Trainer, Method = Method.Adam, Decay = 0, Hidden = [48] },
        Shuttle with { Name = "state of a shuttle, two layers of logistic units", Style = Style.Recorded, Activation = () => new Sigmoid(), Hidden = [32], Method = Method.Adam, Decay = 0, Rate = 0.02, Epochs = 16 },
        Shuttle with { Name = "state of a shuttle, momentum and a warm-up", Style = Style.Gradients, Method = Method.Momentum, Rate = 0.05, Decay = 0, Plan = (rate, steps) => Schedule.Constant(rate).WarmUp(steps / 10) },
        Letters with { Name = "letters by their form, a wide layer by the trainer", Style = Style.Trainer, Hidden = [128], Activation = () => new Silu(), Rate = 0.004, Epochs = 18 },
        Letters with { Name = "letters by their form, two layers", Style = Style.Eager, Hidden = [64, 48], Method = Method.AdamW, Decay = 0.02, Rate = 0.004, Epochs = 20 },
        Letters with { Name = "letters by their form, momentum and a cosine", Style = Style.Gradients, Method = Method.Nesterov, Rate = 0.03, Activation = () => new Tanh(), Plan = (rate, steps) => Schedule.Cosine(rate, steps) },
        Letters with { Name = "letters by their form, margins", Style = Style.Trainer, Loss = new MultiMargin(), Rate = 0.004 },
        Letters with { Name = "letters by their form, a fifth dropped", Dropout = 0.2, Hidden = [96], Epochs = 24 },
        Ship with { Name = "who lived through it, adam by the trainer", Style = Style.Trainer, Method = Method.Adam, Rate = 0.005, Activation = () => new Relu() },
        Ship with { Name = "who lived through it, two layers", Style = Style.Recorded, Hidden = [16, 8], Method = Method.AdamW, Decay = 0.01, Activation = () => new Gelu() },
        Ship with { Name = "who lived through it, momentum in batches of 100", Style = Style.Gradients, Method = Method.Momentum, Rate = 0.05, Batch = 100, Activation = () => new Silu(), Epochs = 12 },
        Credit with { Name = "credit that went bad, plain steps", Style = Style.Eager, Method = Method.Sgd, Rate = 0.1, Decay = 0, Activation = () => new Tanh(), Epochs = 8 },
        Credit with { Name = "credit that went bad, a third dropped", Hidden = [16], Dropout = 0.35, Style = Style.Recorded, Epochs = 8 },
        Credit with { Name = "credit that went bad, momentum and a decay", Style = Style.Gradients, Method = Method.Momentum, Rate = 0.01, Decay = 0.005, Hidden = [6], Epochs = 9 },
        Beans with { Name = "illness of a bean, momentum by the trainer", Style = Style.Trainer, Method = Method.Momentum, Rate = 0.03, Activation = () => new Relu(), Epochs = 10 },
        Beans with { Name = "illness of a bean, a wide layer, dropped by half", Hidden = [96], Dropout = 0.5, Activation = () => new Relu(), Style = Style.Eager, Epochs = 12 },
        Beans with { Name = "illness of a bean, hyperbolic tangents and a cosine", Hidden = [24], Activation = () => new Tanh(), Method = Method.AdamW, Decay = 0.05, Rate = 0.008, Plan = (rate, steps) => Schedule.Cosine(rate, steps), Epochs = 10 },
        Words with { Name = "tongue of a real word, rmsprop by the trainer", Style = Style.Trainer, Method = Method.RmsProp, Rate = 0.002, Activation = () => new Gelu() },
        Words with { Name = "tongue of a real word, two layers in a loop", Style = Style.Gradients, Hidden = [48, 24], Method = Method.AdamW, Decay = 0.05, Rate = 0.003 },
        Words with { Name = "tongue of a real word, a third dropped", Style = Style.Eager, Hidden = [64], Dropout = 0.3, Epochs = 8, Activation = () => new Tanh() },
        Words with { Name = "tongue of a real word, momentum and a cosine", Style = Style.Gradients, Method = Method.Momentum, Rate = 0.03, Plan = (rate, steps) => Schedule.Cosine(rate, steps), Epochs = 8 },
        Stack with { Name = "three layers on patches, adam by the trainer", Style = Style.Trainer, Method = Method.Adam, Rate = 0.003, Hidden = [32, 32], Activation = () => new Elu() },
    ];

    private static IEnumerable<Recipe> OnNumbers =>
    [
        Stones with { Name = "price of a stone, momentum in a loop", Style = Style.Gradients, Method = Method.Momentum, Rate = 0.005, Activation = () => new Tanh() },
        Stones with { Name = "price of a stone, absolute errors", Style = Style.Recorded, Loss = new AbsoluteError(), Activation = () => new Relu(), Hidden = [48] },
        Stones with { Name = "price of a stone, two layers and a cosine", Style = Style.Eager, Hidden = [32, 16], Method = Method.AdamW, Decay = 0.02, Plan = (rate, steps) => Schedule.Cosine(1.5 * rate, steps).WarmUp(steps / 20) },
        Stones with { Name = "price of a stone, six logistic units", Hidden = [6], Activation = () => new Sigmoid(), Rate = 0.03, Epochs = 24 },
        Quakes with { Name = "depth of a quake, rectifiers by the trainer", Style = Style.Trainer, Activation = () => new Relu(), Hidden = [64, 32], Rate = 0.004, Epochs = 36 },
        Quakes with { Name = "depth of a quake, one layer of many", Style = Style.Recorded, Hidden = [96], Activation = () => new Gelu(), Rate = 0.008, Epochs = 40 },
        Quakes with { Name = "depth of a quake, momentum in a loop", Style = Style.Gradients, Method = Method.Momentum, Rate = 0.03, Epochs = 40 },
        Quakes with { Name = "depth of a quake, three layers, log-cosh", Style = Style.Recorded, Loss = new LogCosh(), Hidden = [24, 24, 24], Activation = () => new Silu() },
        Felt with { Name = "stations that felt a quake, two layers in a loop", Style = Style.Eager, Hidden = [16, 16], Method = Method.AdamW, Decay = 0.02, Activation = () => new Tanh() },
        Felt with { Name = "stations that felt a quake, rmsprop", Style = Style.Recorded, Method = Method.RmsProp, Rate = 0.005, Activation = () => new Relu() },
        Felt with { Name = "stations that felt a quake, nearly poisson", Style = Style.Gradients, Loss = new TweedieDeviance(1.05), Rate = 0.006, Activation = () => new Gelu() },
        Sea with { Name = "warmth of the sea, adam by the trainer", Style = Style.Trainer, Method = Method.Adam, Rate = 0.005, Activation = () => new Tanh(), Loss = new SquaredError() },
        Sea with { Name = "warmth of the sea, two layers of rectifiers", Style = Style.Recorded, Method = Method.AdamW, Decay = 0.02, Rate = 0.004, Hidden = [24, 12], Activation = () => new Relu() },
        Deep with { Name = "five layers on quakes, adamw by the trainer", Style = Style.Trainer, Method = Method.AdamW, Decay = 0.02, Activation = () => new Elu(), Rate = 0.002 },
    ];

    private static IEnumerable<Recipe> Hard =>
    [
        Patches with { Name = "sixty patches", Problem = Patches.Problem with { Name = "sixty patches" }, Train = 60, Batch = 10, Hidden = [16], Rate = 0.01, KeepsBest = true, Epochs = 24 },
        Beans with { Name = "eighty beans, half of the hidden dropped", Problem = Beans.Problem with { Name = "eighty beans" }, Train = 80, Batch = 8, Hidden = [48], Dropout = 0.5, Decay = 0.1, Method = Method.AdamW, Epochs = 14 },
        Quakes with { Name = "sixty quakes", Problem = Quakes.Problem with { Name = "sixty quakes" }, Train = 60, Batch = 10, Hidden = [24], Rate = 0.01, KeepsBest = true, Epochs = 150 },
        Credit with { Name = "credit of 120 people", Problem = Credit.Problem with { Name = "credit of 120 people" }, Train = 120, Batch = 12, Hidden = [4], Rate = 0.005, Decay = 0.5, KeepsBest = true, Epochs = 8 },
        Echoes with { Name = "echoes of a radar, the best epoch of many", Rate = 0.005, KeepsBest = true, Epochs = 40 },
        Sugar with { Name = "sugar in the blood, the best epoch of many", Hidden = [6], Rate = 0.005, KeepsBest = true, Epochs = 40 },
        Credit with { Name = "credit that went bad, more weights than rows", Hidden = [32], Dropout = 0.5, Decay = 0.5, Rate = 0.002, Epochs = 6 },
        Beans with { Name = "illness of a bean, solved and trained on", Epochs = 24, Hidden = [24] },
        Shuttle with { Name = "state of a shuttle, solved and trained on", Epochs = 30, Rate = 0.005 },
        Ship with { Name = "who lived through it, long after it was learned", Epochs = 40, Rate = 0.002 },
        Letters with { Name = "letters by their form, warm-up and cosine to 0", Plan = (rate, steps) => Schedule.Cosine(1.5 * rate, steps).WarmUp(steps / 8) },
        Words with { Name = "tongue of a real word, halved by and by", Plan = (rate, steps) => Schedule.Steps(1.5 * rate, Math.Max(1, steps / 5), 0.5) },
        Letters with { Name = "letters by their form, smoothed labels", Problem = Letters.Problem with { Name = "letters by their form, smoothed" }, Loss = new CrossEntropy(LabelSmoothing: 0.1) },
        Letters with { Name = "letters by their form, four batches an update", Style = Style.Gradients, Batch = 8, Accumulates = 4, Rate = 0.008, Epochs = 24 },
        Sea with { Name = "warmth of the sea, two batches an update", Batch = 8, Accumulates = 2 },
        Stack with { Name = "four layers on patches, gradients seldom above the limit", ClipNorm = 5 },
        Stones with { Name = "price of a stone, values seldom above the limit", Style = Style.Eager, ClipValue = 1 },
        Words with { Name = "tongue of a real word, embedding declared frozen", Trains = parameter => parameter.Name[0] != '0', DeclaresFrozen = true, EmbeddingWidth = 16, Rate = 0.003 },
        Patches with { Name = "patches of a picture, first layer declared frozen", Trains = parameter => parameter.Name[0] != '0', DeclaresFrozen = true, Hidden = [128], Rate = 0.008, Epochs = 24 },
        Patches with { Name = "patches of a picture, batches of 4", Batch = 4, Rate = 0.001, Style = Style.Recorded, Epochs = 8 },
        Quakes with { Name = "depth of a quake, all rows at once", Batch = 590, Rate = 0.01, Style = Style.Recorded, Epochs = 500 },
        Patches with { Name = "patches of a picture, half of the hidden dropped", Hidden = [96], Dropout = 0.5, Style = Style.Recorded, Epochs = 24 },
        Beans with { Name = "illness of a bean, a fifth of the choices dropped", InputDropout = 0.2, Epochs = 12 },
        Stones with { Name = "price of a stone, a penalty that helps", Penalty = 0.0003 },
        Stones with { Name = "price of a stone, scaled by the batch", Style = Style.PlainTrainer, Dropout = 0.5, Drops = (_, _) => new BatchScaled(inUse: true), Activation = () => new Relu() },
        Letters with { Name = "letters by their form, rows drawn with replacement", Order = OrderMistakes.WithReplacement },
        Shuttle with { Name = "state of a shuttle, margins", Problem = Shuttle.Problem with { Name = "state of a shuttle, margins" }, Loss = new MultiMargin(), Decay = 0 },
    ];

    private static IEnumerable<Recipe> HardOfNature =>
    [
        Patches with { Name = "patches of a picture, one seldom and weighed", Problem = Patches.Problem with { Name = "patches of a picture, one seldom" }, Nature = Nature.RareClass(4, 0.25), WeighsClasses = true },
        Shuttle with { Name = "state of a shuttle, rare ones weighed", Problem = Shuttle.Problem with { Name = "state of a shuttle, weighed" }, WeighsClasses = true, Epochs = 24 },
        Sugar with { Name = "sugar in the blood, yes seldom", Problem = Sugar.Problem with { Name = "sugar in the blood, yes seldom" }, Nature = Nature.RareClass(1, 0.4) },
        Letters with { Name = "letters by their form, a file sorted by letter", Nature = Nature.SortedFile },
        Stones with { Name = "price of a stone, a file sorted by price", Nature = Nature.SortedFile, Style = Style.Recorded },
        Stones with { Name = "price of a stone, weight twice", Problem = Stones.Problem with { Name = "price of a stone, weight twice" }, Nature = Nature.TwinColumn },
        Quakes with { Name = "depth of a quake, a column nobody used", Problem = Quakes.Problem with { Name = "depth of a quake, a column nobody used" }, Nature = Nature.ConstantColumn },
        Letters with { Name = "letters by their form, half of the rows twice", Nature = Nature.Repeats, Epochs = 15 },
        Patches with { Name = "patches of a picture, gaps filled with means", Problem = Patches.Problem with { Name = "patches of a picture, gaps filled" }, Nature = Nature.FilledGaps(0.05), Epochs = 12 },
        Felt with { Name = "stations that felt a quake, two columns of chance", Problem = Felt.Problem with { Name = "stations that felt a quake, and chance" }, Nature = Nature.Idle(2) },
        Letters with { Name = "letters by their form, from 0 to 15 as counted", StandardisesInputs = false, Rate = 0.008, Epochs = 36, Units = Case.Units(1.0 / 15, 0) },
        Beans with { Name = "illness of a bean, choices as 0 and 1", StandardisesInputs = false, Rate = 0.008 },
        Ship with { Name = "who lived through it, choices as 0 and 1", StandardisesInputs = false, Rate = 0.006 },
        Echoes with { Name = "echoes of a radar, as measured", StandardisesInputs = false, Rate = 0.015, Epochs = 18 },
    ];
}
