using static Descent.Faults.HeldOut.BasesIB;

namespace Descent.Faults.HeldOut;

/// <summary>The healthy programs of one half of the ninth set: the bases, sensible variations, and hard ones.</summary>
internal static class ControlsIB
{
    private static readonly RealTable TwoSorts = new("blood of one who is ill, weighed", "blood", Aim.Classes, 4, 2);

    public static IEnumerable<TrainingProgram> All =>
    [
        .. BasesIB.All.Select(recipe => new HeldOutProgram(recipe)),
        .. OnClasses.Select(recipe => new HeldOutProgram(recipe)),
        .. OnNumbers.Select(recipe => new HeldOutProgram(recipe)),
        .. Hard.Select(recipe => new HeldOutProgram(recipe, isHard: true)),
        .. HardOfNature.Select(recipe => new HeldOutProgram(recipe, isHard: true)),
    ];

    // Each row less its mean and by its size, with the right slope, before a rectifier.
    private static Function NormalRelu() => new Function(x => Tensor.Apply(new HandNormal(true), x).Relu());

    private static IEnumerable<Recipe> OnClasses =>
    [
        Notes with { Name = "bank notes that are false, momentum by the trainer", Style = Style.Trainer, Method = Method.Momentum, Rate = 0.03, Activation = () => new Relu() },
        Notes with { Name = "bank notes that are false, two layers and a cosine", Hidden = [8, 4], Activation = () => new Gelu(), Plan = (rate, steps) => Schedule.Cosine(rate, steps), Style = Style.Eager, Epochs = 40 },
        Notes with { Name = "bank notes that are false, four logistic units", Hidden = [4], Activation = () => new Sigmoid(), Rate = 0.05, Epochs = 30 },
        Blood with { Name = "blood of one who is ill, momentum in a loop", Style = Style.Gradients, Method = Method.Momentum, Rate = 0.05, Activation = () => new Tanh(), Epochs = 40 },
        Blood with { Name = "blood of one who is ill, a wide layer", Style = Style.Recorded, Hidden = [128], Method = Method.AdamW, Decay = 0.1, Rate = 0.005, KeepsBest = true },
        Blood with { Name = "blood of one who is ill, two layers of gelu", Style = Style.Eager, Hidden = [24, 16], Activation = () => new Gelu(), Rate = 0.005, Epochs = 20 },
        Blood with { Name = "blood of one who is ill, rmsprop and steps", Method = Method.RmsProp, Rate = 0.01, Activation = () => new Silu(), Plan = (rate, steps) => Schedule.Steps(rate, Math.Max(1, steps / 3), 0.3), Epochs = 40 },
        Blood with { Name = "blood of one who is ill, focal", Problem = Blood.Problem with { Name = "blood of one who is ill, focal" }, Loss = new Focal(Gamma: 1, Alpha: 0.5), Style = Style.Recorded },
        Sides with { Name = "blood on either side, adam by the trainer", Style = Style.Trainer, Method = Method.Adam, Rate = 0.005, Activation = () => new Relu() },
        Sides with { Name = "blood on either side, logistic", Problem = Sides.Problem with { Name = "blood on either side, logistic" }, Loss = new SoftMargin(), Method = Method.AdamW, Rate = 0.008, Decay = 0.02, Style = Style.Recorded, Activation = () => new Tanh() },
        Oils with { Name = "where an oil is from, silu by the trainer", Style = Style.Trainer, Activation = () => new Silu(), Epochs = 24 },
        Oils with { Name = "where an oil is from, a wide layer and a decay", Hidden = [96], Style = Style.Eager, Method = Method.AdamW, Decay = 0.1, Rate = 0.005, Activation = () => new Gelu(), Epochs = 20 },
        Oils with { Name = "where an oil is from, momentum and a cosine", Style = Style.Gradients, Method = Method.Nesterov, Rate = 0.03, Activation = () => new Tanh(), Plan = (rate, steps) => Schedule.Cosine(rate, steps), Epochs = 30 },
        Oils with { Name = "where an oil is from, plain steps", Style = Style.Eager, Method = Method.Sgd, Rate = 0.2, Activation = () => new LeakyRelu(0.1), Epochs = 30 },
        Oils with { Name = "where an oil is from, margins", Problem = Oils.Problem with { Name = "where an oil is from, margins" }, Loss = new MultiMargin(), Style = Style.Trainer, Rate = 0.008 },
        Oils with { Name = "where an oil is from, a quarter dropped", Dropout = 0.25, Hidden = [64], Epochs = 16 },
        Thyroids with { Name = "state of a thyroid, rectifiers by the trainer", Style = Style.Trainer, Activation = () => new Relu() },
        Thyroids with { Name = "state of a thyroid, momentum", Style = Style.Gradients, Method = Method.Momentum, Rate = 0.02, Activation = () => new Tanh() },
        Genes with { Name = "tissue by its genes, rectifiers in a loop", Style = Style.Eager, Activation = () => new Relu(), Hidden = [32], Rate = 0.003 },
        Genes with { Name = "tissue by its genes, momentum and a decay", Style = Style.Gradients, Method = Method.Momentum, Rate = 0.015, Decay = 0.005, Epochs = 30 },
        Verses with { Name = "book of a verse, momentum by the trainer", Style = Style.Trainer, Method = Method.Momentum, Rate = 0.02, Decay = 0.005 },
        Verses with { Name = "book of a verse, a wide layer, dropped by half", Hidden = [64], Dropout = 0.5, Activation = () => new Relu(), Rate = 0.003 },
        Verses with { Name = "book of a verse, rmsprop in a loop", Style = Style.Eager, Method = Method.RmsProp, Rate = 0.002, Decay = 0.01, Epochs = 12, Activation = () => new Silu(), Hidden = [8] },
        Stack with { Name = "three layers on oils, adam by the trainer", Style = Style.Trainer, Method = Method.Adam, Rate = 0.004, Hidden = [24, 16], Activation = () => new Elu() },
    ];

    private static IEnumerable<Recipe> OnNumbers =>
    [
        Pigs with { Name = "weight of a pig, rectifiers in a loop", Style = Style.Gradients, Method = Method.Momentum, Rate = 0.01, Activation = () => new Relu() },
        Pigs with { Name = "weight of a pig, absolute errors", Problem = Pigs.Problem with { Name = "weight of a pig, absolute errors" }, Style = Style.Recorded, Loss = new AbsoluteError(), Activation = () => new Silu(), Epochs = 60 },
        Pigs with { Name = "weight of a pig, two layers and a cosine", Style = Style.Eager, Hidden = [24, 12], Method = Method.AdamW, Decay = 0.02, Activation = () => new Gelu(), Plan = (rate, steps) => Schedule.Cosine(rate, steps).WarmUp(steps / 20) },
        Polls with { Name = "lead in a poll, squared errors by the trainer", Problem = Polls.Problem with { Name = "lead in a poll, squared" }, Style = Style.Trainer, Loss = new SquaredError(), Activation = () => new Tanh() },
        Polls with { Name = "lead in a poll, momentum in a loop", Style = Style.Gradients, Method = Method.Momentum, Rate = 0.005, Decay = 0.003, Activation = () => new Gelu() },
        Polls with { Name = "lead in a poll, a wide layer, a third dropped", Hidden = [64], Dropout = 0.3, Style = Style.Trainer, Rate = 0.003 },
        Bikes with { Name = "bicycles hired in a day, adam by the trainer", Style = Style.Trainer, Method = Method.Adam, Rate = 0.004, Activation = () => new Gelu() },
        Bikes with { Name = "bicycles hired in a day, two layers and steps", Style = Style.Recorded, Hidden = [24, 12], Method = Method.AdamW, Decay = 0.1, Rate = 0.004, Plan = (rate, steps) => Schedule.Steps(rate, Math.Max(1, steps / 3), 0.4) },
        Bikes with { Name = "bicycles hired in a day, plain steps", Method = Method.Sgd, Rate = 0.02, Activation = () => new Silu(), Decay = 0.005, Plan = (rate, steps) => Schedule.Cosine(rate, steps), Style = Style.Gradients, Epochs = 60 },
        Bikes with { Name = "bicycles hired in a day, log-cosh", Problem = Bikes.Problem with { Name = "bicycles hired in a day, log-cosh" }, Loss = new LogCosh(), Activation = () => new Silu(), Style = Style.Trainer },
        Counted with { Name = "bicycles as counted, rectifiers by the trainer", Style = Style.Trainer, Activation = () => new Relu(), Hidden = [32], Method = Method.AdamW, Decay = 0.2, Epochs = 40 },
        Counted with { Name = "bicycles as counted, two layers in a loop", Style = Style.Eager, Hidden = [12, 8], Method = Method.AdamW, Decay = 0.05, Activation = () => new Silu(), Rate = 0.004 },
        Deep with { Name = "four layers on bicycles, momentum", Style = Style.Gradients, Method = Method.Momentum, Rate = 0.005, Decay = 0.002, Hidden = [24, 16, 8], Activation = () => new Silu() },
    ];

    private static IEnumerable<Recipe> Hard =>
    [
        Notes with { Name = "sixty bank notes", Problem = Notes.Problem with { Name = "sixty bank notes" }, Train = 60, Method = Method.AdamW, Decay = 0.1, Epochs = 30 },
        Thyroids with { Name = "sixty thyroids", Problem = Thyroids.Problem with { Name = "sixty thyroids" }, Train = 60, Epochs = 40 },
        Pigs with { Name = "weight of sixty pigs", Problem = Pigs.Problem with { Name = "weight of sixty pigs" }, Train = 60, Batch = 10, Hidden = [8], KeepsBest = true, Epochs = 120 },
        Genes with { Name = "tissue by its genes, far more weights than rows", Hidden = [64], Dropout = 0.5, Activation = () => new Relu(), Rate = 0.003, Epochs = 24 },
        Notes with { Name = "bank notes that are false, solved and trained on", Epochs = 100, Rate = 0.01, Decay = 0.3, Method = Method.AdamW },
        Verses with { Name = "book of a verse, the best epoch of many", KeepsBest = true, Dropout = 0.3, Epochs = 24 },
        Blood with { Name = "blood of one who is ill, the best epoch of many", KeepsBest = true, Epochs = 100 },
        Bikes with { Name = "bicycles hired in a day, the best epoch of many", KeepsBest = true, Epochs = 100 },
        Oils with { Name = "where an oil is from, smoothed labels", Problem = Oils.Problem with { Name = "where an oil is from, smoothed" }, Loss = new CrossEntropy(LabelSmoothing: 0.1), Rate = 0.01, Epochs = 24 },
        Verses with { Name = "book of a verse, warm-up and cosine to 0", Plan = (rate, steps) => Schedule.Cosine(3 * rate, steps).WarmUp(steps / 8) },
        Oils with { Name = "where an oil is from, three batches an update", Style = Style.Gradients, Batch = 5, Accumulates = 3 },
        Stack with { Name = "four layers on oils, gradients seldom above the limit", ClipNorm = 4 },
        Polls with { Name = "lead in a poll, gradients seldom above the limit", ClipNorm = 2, Style = Style.Eager },
        Blood with { Name = "blood of one who is ill, first layer declared frozen", Trains = parameter => parameter.Name[0] != '0', DeclaresFrozen = true, Hidden = [128], Plan = (rate, steps) => Schedule.Cosine(rate, steps), Epochs = 60 },
        Pigs with { Name = "weight of a pig, all rows at once", Batch = 410, Rate = 0.02, Style = Style.Recorded, Epochs = 600 },
        Blood with { Name = "blood of one who is ill, batches of 8", Batch = 8, Rate = 0.003, Style = Style.Recorded, Epochs = 30 },
        Verses with { Name = "book of a verse, a third of the words dropped", InputDropout = 0.3, Epochs = 14 },
        Bikes with { Name = "bicycles hired in a day, a penalty that helps", Style = Style.Trainer, Method = Method.Adam, Rate = 0.004, Penalty = 0.003 },
        Oils with { Name = "where an oil is from, scaled by the batch", Style = Style.PlainTrainer, Dropout = 0.5, Drops = (_, _) => new BatchScaled(inUse: true), Rate = 0.01, Epochs = 24 },
        Bikes with { Name = "bicycles hired in a day, scaled by the row", Activation = NormalRelu, Style = Style.PlainTrainer, Method = Method.Adam, Rate = 0.004 },
        Verses with { Name = "book of a verse, rows drawn with replacement", Order = OrderMistakes.WithReplacement },
        Polls with { Name = "lead in a poll, halved by and by", Plan = (rate, steps) => Schedule.Steps(2 * rate, Math.Max(1, steps / 5), 0.5) },
    ];

    private static IEnumerable<Recipe> HardOfNature =>
    [
        Thyroids with { Name = "state of a thyroid, rare ones weighed", Problem = Thyroids.Problem with { Name = "state of a thyroid, weighed" }, WeighsClasses = true },
        Blood with { Name = "blood of one who is ill, the rare one weighed", Problem = TwoSorts, Loss = new CrossEntropy(), Nature = Nature.RareClass(1, 0.3), WeighsClasses = true },
        Oils with { Name = "where an oil is from, one seldom", Problem = Oils.Problem with { Name = "where an oil is from, one seldom" }, Nature = Nature.RareClass(8, 0.3) },
        Oils with { Name = "where an oil is from, a file sorted by place", Nature = Nature.SortedFile },
        Bikes with { Name = "bicycles hired in a day, a file sorted by number", Nature = Nature.SortedFile },
        Blood with { Name = "blood of one who is ill, a sort twice", Problem = Blood.Problem with { Name = "blood of one who is ill, a sort twice" }, Nature = Nature.TwinColumn },
        Pigs with { Name = "weight of a pig, a column nobody used", Problem = Pigs.Problem with { Name = "weight of a pig, and a column nobody used" }, Nature = Nature.ConstantColumn },
        Polls with { Name = "lead in a poll, half of the rows twice", Nature = Nature.Repeats, Epochs = 14 },
        Oils with { Name = "where an oil is from, gaps filled with means", Problem = Oils.Problem with { Name = "where an oil is from, gaps filled" }, Nature = Nature.FilledGaps(0.03), Epochs = 20 },
        Pigs with { Name = "weight of a pig, two columns of chance", Problem = Pigs.Problem with { Name = "weight of a pig, and chance" }, Nature = Nature.Idle(2), Epochs = 30 },
        Bikes with { Name = "bicycles hired in a day, from 0 to 1 as given", StandardisesInputs = false, Method = Method.AdamW, Rate = 0.005, Decay = 0.05, Hidden = [32], Activation = () => new Gelu(), Epochs = 60 },
        Verses with { Name = "book of a verse, some labels of validation doubtful", Problem = Verses.Problem with { Name = "book of a verse, doubtful" }, Nature = Nature.DoubtfulValidation(0.05, 4) },
    ];
}
