using static Descent.Faults.HeldOut.BasesHA;

namespace Descent.Faults.HeldOut;

/// <summary>The healthy programs of one half of the eighth set: the bases, sensible variations, and hard ones.</summary>
internal static class ControlsHA
{
    public static IEnumerable<TrainingProgram> All =>
    [
        .. BasesHA.All.Select(recipe => new HeldOutProgram(recipe)),
        .. OnClasses.Select(recipe => new HeldOutProgram(recipe)),
        .. OnNumbers.Select(recipe => new HeldOutProgram(recipe)),
        .. Hard.Select(recipe => new HeldOutProgram(recipe, isHard: true)),
        .. HardOfNature.Select(recipe => new HeldOutProgram(recipe, isHard: true)),
    ];

    private static IEnumerable<Recipe> OnClasses =>
    [
        Votes with { Name = "party by votes, adam by the trainer", Style = Style.Trainer, Method = Method.Adam, Decay = 0, Epochs = 5, Activation = () => new Relu() },
        Votes with { Name = "party by votes, plain steps", Style = Style.Eager, Method = Method.Sgd, Rate = 0.05, Decay = 0, Epochs = 8, Hidden = [12] },
        Votes with { Name = "party by votes, two layers of gelu", Style = Style.Gradients, Hidden = [12, 6], Activation = () => new Gelu(), Epochs = 8 },
        Votes with { Name = "party by votes, four logistic units", Hidden = [4], Activation = () => new Sigmoid(), Rate = 0.02 },
        Sides with { Name = "side of a voter, hinges", Problem = Sides.Problem with { Name = "side of a voter, hinges" }, Loss = new Hinge(), Method = Method.AdamW, Rate = 0.006, Decay = 0.1, Style = Style.Trainer },
        Sides with { Name = "side of a voter, silu and rmsprop", Activation = () => new Silu(), Method = Method.RmsProp, Rate = 0.002, Style = Style.Eager },
        Vowels with { Name = "vowels as spoken, silu by the trainer", Style = Style.Trainer, Activation = () => new Silu(), Epochs = 36 },
        Vowels with { Name = "vowels as spoken, a wide layer", Hidden = [128], Style = Style.Eager, Rate = 0.005, Activation = () => new Gelu() },
        Vowels with { Name = "vowels as spoken, two layers and steps", Hidden = [48, 24], Method = Method.RmsProp, Rate = 0.004, Plan = (rate, steps) => Schedule.Steps(rate, Math.Max(1, steps / 3), 0.4) },
        Vowels with { Name = "vowels as spoken, momentum and a cosine", Style = Style.Gradients, Method = Method.Nesterov, Rate = 0.04, Activation = () => new Tanh(), Plan = (rate, steps) => Schedule.Cosine(rate, steps) },
        Vowels with { Name = "vowels as spoken, batches of 8 and a leak", Batch = 8, Rate = 0.004, Activation = () => new LeakyRelu(0.1), Style = Style.Trainer, Epochs = 24 },
        Vowels with { Name = "vowels as spoken, adamw in batches of 60", Batch = 60, Method = Method.AdamW, Decay = 0.02, Rate = 0.02, Activation = () => new Tanh(), Epochs = 45 },
        Vowels with { Name = "vowels as spoken, margins", Problem = Vowels.Problem with { Name = "vowels as spoken, margins" }, Loss = new MultiMargin(), Style = Style.Trainer },
        Vowels with { Name = "vowels as spoken, a tenth dropped", Dropout = 0.1, Hidden = [96], Epochs = 26 },
        Glass with { Name = "where glass is from, rectifiers by the trainer", Style = Style.Trainer, Activation = () => new Relu() },
        Glass with { Name = "where glass is from, momentum", Style = Style.Gradients, Method = Method.Momentum, Rate = 0.03 },
        Glass with { Name = "where glass is from, two layers and a decay", Style = Style.Recorded, Hidden = [16, 12], Method = Method.AdamW, Decay = 0.1, Activation = () => new Silu() },
        Joints with { Name = "joints of genes, rmsprop by the trainer", Style = Style.Trainer, Method = Method.RmsProp, Rate = 0.002, Decay = 0, Activation = () => new Gelu(), Epochs = 4 },
        Joints with { Name = "joints of genes, two layers in a loop", Style = Style.Gradients, Hidden = [32, 16], Decay = 0.2, Rate = 0.003, Epochs = 4 },
        Joints with { Name = "joints of genes, a third dropped", Style = Style.Eager, Hidden = [48], Dropout = 0.3, Activation = () => new Tanh(), Epochs = 6 },
        Joints with { Name = "joints of genes, momentum and a cosine", Style = Style.Gradients, Method = Method.Momentum, Rate = 0.03, Decay = 0.001, Plan = (rate, steps) => Schedule.Cosine(rate, steps) },
        Joints with { Name = "joints of genes, an embedding of three", EmbeddingWidth = 3, Hidden = [20], Method = Method.Adam, Decay = 0, Activation = () => new Elu(), Epochs = 7 },
        News with { Name = "news of grain, plain steps", Style = Style.Eager, Method = Method.Sgd, Rate = 0.3, Decay = 0, Epochs = 10 },
        News with { Name = "news of grain, dropped by half by the trainer", Style = Style.Trainer, Hidden = [24], Dropout = 0.5, Activation = () => new Relu(), Epochs = 6 },
        News with { Name = "news of grain, adamw and a cosine", Method = Method.AdamW, Decay = 0.2, Activation = () => new Silu(), Plan = (rate, steps) => Schedule.Cosine(2.5 * rate, steps), Style = Style.Gradients },
        News with { Name = "news of grain, momentum by the trainer", Style = Style.Trainer, Method = Method.Momentum, Rate = 0.05, Decay = 0, Hidden = [6], Epochs = 5 },
        Stack with { Name = "four layers on vowels, adam by the trainer", Style = Style.Trainer, Method = Method.Adam, Rate = 0.003, Activation = () => new Elu(), Epochs = 16 },
        Stack with { Name = "three layers on vowels, tanh and adamw", Style = Style.Recorded, Method = Method.AdamW, Decay = 0.02, Rate = 0.005, Hidden = [40, 24], Activation = () => new Tanh() },
    ];

    private static IEnumerable<Recipe> OnNumbers =>
    [
        Houses with { Name = "price of a Boston house, momentum in a loop", Style = Style.Gradients, Method = Method.Momentum, Rate = 0.01, Activation = () => new Tanh() },
        Houses with { Name = "price of a Boston house, absolute errors", Problem = Houses.Problem with { Name = "price of a house, absolute errors" }, Style = Style.Recorded, Loss = new AbsoluteError(), Hidden = [32], Activation = () => new Silu() },
        Houses with { Name = "price of a Boston house, two layers and a cosine", Style = Style.Eager, Hidden = [24, 12], Method = Method.AdamW, Decay = 0.05, Plan = (rate, steps) => Schedule.Cosine(1.5 * rate, steps).WarmUp(steps / 20) },
        Houses with { Name = "price of a Boston house, six logistic units", Hidden = [6], Activation = () => new Sigmoid(), Rate = 0.02, Epochs = 30 },
        Houses with { Name = "price of a Boston house, a wide layer", Hidden = [128], Rate = 0.002, Activation = () => new Gelu(), Style = Style.Recorded },
        Houses with { Name = "price of a Boston house, batches of 70", Batch = 70, Rate = 0.015, Activation = () => new LeakyRelu(0.05), Style = Style.Eager, Epochs = 50 },
        Smog with { Name = "smog over a city, adam by the trainer", Style = Style.Trainer, Method = Method.Adam, Rate = 0.006, Loss = new SquaredError(), Activation = () => new Tanh(), Hidden = [8] },
        Smog with { Name = "smog over a city, two layers of rectifiers", Style = Style.Recorded, Method = Method.AdamW, Decay = 0.1, Hidden = [16, 8] },
        Smog with { Name = "smog over a city, momentum, log-cosh", Style = Style.Gradients, Method = Method.Momentum, Rate = 0.01, Loss = new LogCosh(), Activation = () => new Silu() },
        Smog with { Name = "smog over a city, plain steps", Style = Style.Trainer, Method = Method.Sgd, Rate = 0.05, Activation = () => new Relu(), Loss = new SmoothL1(), Epochs = 24 },
        Counted with { Name = "smog as counted, elu by the trainer", Style = Style.Trainer, Activation = () => new Elu(), Rate = 0.006, Epochs = 24 },
        Counted with { Name = "smog as counted, two layers in a loop", Style = Style.Eager, Hidden = [12, 8], Method = Method.AdamW, Decay = 0.05, Activation = () => new Silu(), Epochs = 36 },
        Deep with { Name = "five layers on houses, adamw by the trainer", Style = Style.Trainer, Method = Method.AdamW, Decay = 0.05, Activation = () => new Elu(), Rate = 0.002 },
        Deep with { Name = "four layers on houses, momentum", Style = Style.Gradients, Method = Method.Momentum, Rate = 0.005, Decay = 0, Hidden = [24, 16, 8], Activation = () => new Silu() },
    ];

    private static IEnumerable<Recipe> Hard =>
    [
        Vowels with { Name = "vowels of 260 words", Problem = Vowels.Problem with { Name = "vowels of 260 words" }, Train = 260, Batch = 10, Hidden = [32], Method = Method.AdamW, Decay = 0.3, KeepsBest = true, Epochs = 30 },
        Houses with { Name = "sixty houses", Problem = Houses.Problem with { Name = "sixty houses" }, Train = 60, Batch = 10, Hidden = [8], Rate = 0.005, Decay = 0.1, Method = Method.AdamW, KeepsBest = true, Epochs = 40 },
        Smog with { Name = "sixty days of smog", Problem = Smog.Problem with { Name = "sixty days of smog" }, Train = 60, Batch = 10, Hidden = [6], KeepsBest = true, Epochs = 30 },
        News with { Name = "news of grain, more weights than rows", Hidden = [64], Dropout = 0.5, Rate = 0.002, Epochs = 5 },
        Glass with { Name = "where glass is from, the best epoch of many", Rate = 0.002, Epochs = 60 },
        Votes with { Name = "party by votes, the best epoch of many", KeepsBest = true, Decay = 0.01, Epochs = 24 },
        Vowels with { Name = "vowels as spoken, learned by heart and trained on", Epochs = 80 },
        Houses with { Name = "price of a Boston house, the best epoch of many", KeepsBest = true, Rate = 0.003, Epochs = 60 },
        Vowels with { Name = "vowels as spoken, warm-up and cosine to 0", Plan = (rate, steps) => Schedule.Cosine(1.5 * rate, steps).WarmUp(steps / 8) },
        Joints with { Name = "joints of genes, halved by and by", Plan = (rate, steps) => Schedule.Steps(1.5 * rate, Math.Max(1, steps / 5), 0.5) },
        Vowels with { Name = "vowels as spoken, smoothed labels", Problem = Vowels.Problem with { Name = "vowels as spoken, smoothed" }, Loss = new CrossEntropy(LabelSmoothing: 0.1), Epochs = 24 },
        Vowels with { Name = "vowels as spoken, four batches an update", Style = Style.Gradients, Batch = 5, Accumulates = 4, Epochs = 36 },
        Houses with { Name = "price of a Boston house, two batches an update", Style = Style.Gradients, Batch = 7, Accumulates = 2 },
        Stack with { Name = "four layers on vowels, gradients seldom above the limit", ClipNorm = 5 },
        Smog with { Name = "smog over a city, values seldom above the limit", ClipValue = 1 },
        Joints with { Name = "joints of genes, embedding declared frozen", Trains = parameter => parameter.Name[0] != '0', DeclaresFrozen = true, EmbeddingWidth = 6, Epochs = 5 },
        Vowels with { Name = "vowels as spoken, first layer declared frozen", Trains = parameter => parameter.Name[0] != '0', DeclaresFrozen = true, Hidden = [96, 32], Epochs = 30 },
        Houses with { Name = "price of a Boston house, batches of 4", Batch = 4, Rate = 0.002, Style = Style.Recorded, Epochs = 16 },
        Vowels with { Name = "vowels as spoken, all rows at once", Batch = 590, Rate = 0.02, Epochs = 160 },
        Smog with { Name = "smog over a city, all days at once", Batch = 180, Method = Method.Adam, Rate = 0.01, Epochs = 120 },
        Joints with { Name = "joints of genes, a tenth of the letters dropped", InputDropout = 0.1, Epochs = 6 },
        Houses with { Name = "price of a Boston house, a penalty that helps", Penalty = 0.001 },
        Houses with { Name = "price of a Boston house, scaled by the batch", Style = Style.PlainTrainer, Batch = 28, Dropout = 0.5, Drops = (_, _) => new BatchScaled(inUse: true) },
        Vowels with { Name = "vowels as spoken, rows drawn with replacement", Order = OrderMistakes.WithReplacement },
        Relapse with { Name = "relapse of an illness, weak and stopped", Problem = Relapse.Problem with { Name = "relapse of an illness, weak" }, Method = Method.Adam, Decay = 0, Rate = 0.003, Style = Style.Recorded, Activation = () => new Relu() },
    ];

    private static IEnumerable<Recipe> HardOfNature =>
    [
        News with { Name = "news of grain, weighed", Problem = new RealBag("news of grain, as two classes", "grain", Aim.Classes, 200, 2), Loss = new CrossEntropy(), WeighsClasses = true, Decay = 1, Rate = 0.002, Epochs = 4 },
        Glass with { Name = "where glass is from, rare kinds weighed", Problem = Glass.Problem with { Name = "where glass is from, weighed" }, WeighsClasses = true },
        Joints with { Name = "joints of genes, one kind seldom and weighed", Problem = Joints.Problem with { Name = "joints of genes, one kind seldom" }, Nature = Nature.RareClass(0, 0.5), WeighsClasses = true, Dropout = 0.2, Hidden = [32], Epochs = 6 },
        Votes with { Name = "party by votes, one party seldom", Problem = Votes.Problem with { Name = "party by votes, one party seldom" }, Nature = Nature.RareClass(1, 0.3) },
        Vowels with { Name = "vowels as spoken, a file sorted by vowel", Nature = Nature.SortedFile },
        Houses with { Name = "price of a Boston house, a file sorted by price", Nature = Nature.SortedFile, Style = Style.Recorded },
        Houses with { Name = "price of a Boston house, a column twice", Problem = Houses.Problem with { Name = "price of a house, a column twice" }, Nature = Nature.TwinColumn },
        Smog with { Name = "smog over a city, a column nobody used", Problem = Smog.Problem with { Name = "smog over a city, a column nobody used" }, Nature = Nature.ConstantColumn },
        Vowels with { Name = "vowels as spoken, half of the rows twice", Nature = Nature.Repeats, Epochs = 20 },
        Vowels with { Name = "vowels as spoken, gaps filled with means", Problem = Vowels.Problem with { Name = "vowels as spoken, gaps filled" }, Nature = Nature.FilledGaps(0.04), Epochs = 16 },
        Houses with { Name = "price of a Boston house, eight columns of chance", Problem = Houses.Problem with { Name = "price of a house, and chance" }, Nature = Nature.Idle(8), KeepsBest = true },
        Votes with { Name = "party by votes, choices as 0 and 1", StandardisesInputs = false, Rate = 0.01 },
        Smog with { Name = "smog over a city, in tenths of a unit", Units = Case.Units(10, 0) },
    ];
}
