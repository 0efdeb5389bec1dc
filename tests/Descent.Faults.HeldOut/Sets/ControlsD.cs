using static Descent.Faults.HeldOut.BasesD;

namespace Descent.Faults.HeldOut;

/// <summary>The healthy programs of the fourth set: the bases, sensible variations, and hard ones.</summary>
internal static class ControlsD
{
    public static IEnumerable<TrainingProgram> All =>
    [
        .. BasesD.All.Select(recipe => new HeldOutProgram(recipe)),
        .. Variations.Select(recipe => new HeldOutProgram(recipe)),
        .. Hard.Select(recipe => new HeldOutProgram(recipe, isHard: true)),
    ];

    private static IEnumerable<Recipe> Variations =>
    [
        Swing with { Name = "swing of a pendulum, nesterov in a loop", Method = Method.Nesterov, Rate = 0.02, Activation = () => new Tanh(), Style = Style.Recorded, Epochs = 18 },
        Swing with { Name = "swing of a pendulum, log-cosh on one layer", Loss = new LogCosh(), Hidden = [96], Activation = () => new Relu(), Style = Style.Eager, Epochs = 20 },
        Lent with { Name = "bicycles lent in an hour, by the trainer", Style = Style.Trainer, Method = Method.Adam, Decay = 0, Hidden = [48], Activation = () => new Silu(), Rate = 0.01 },
        Letters with { Name = "signs in a picture, adam by the trainer", Style = Style.Trainer, Method = Method.Adam, Rate = 0.003, Activation = () => new Elu(), Epochs = 8 },
        Letters with { Name = "signs in a picture, poly-loss", Loss = new PolyCrossEntropy(), Style = Style.Gradients, Batch = 30, Epochs = 8 },
        Nested with { Name = "next of nested brackets, two layers in a loop", Style = Style.Recorded, Hidden = [32, 24], Activation = () => new Relu(), Method = Method.Adam, Epochs = 8 },
        Well with { Name = "years without illness, rmsprop by the trainer", Style = Style.Trainer, Method = Method.RmsProp, Rate = 0.004, Activation = () => new Tanh() },
        Insured with { Name = "claims of the insured, two layers in a loop", Style = Style.Recorded, Hidden = [24, 12], Activation = () => new Relu(), Method = Method.AdamW, Decay = 0.02, Rate = 0.004 },
        Kinds with { Name = "kinds of stars, sums of margins", Loss = new MultiMargin(), Style = Style.Trainer, Method = Method.Adam, Rate = 0.004, Epochs = 12 },
        Kinds with { Name = "kinds of stars, plain steps", Method = Method.Sgd, Rate = 0.08, Style = Style.Recorded, Activation = () => new Tanh() },
        Town with { Name = "districts of a town, momentum by the trainer", Style = Style.Trainer, Method = Method.Momentum, Rate = 0.05, Decay = 0, Activation = () => new Relu() },
        Matched with { Name = "properties that match, tanh by the trainer", Style = Style.Trainer, Activation = () => new Tanh(), Method = Method.AdamW, Rate = 0.015 },
        Samples with { Name = "substances by 40 channels, adam and quantiles", Loss = new Quantile(), Method = Method.Adam, Rate = 0.003, Style = Style.Trainer, Activation = () => new Relu(), Epochs = 20 },
        Relay with { Name = "race of two teams, hinge in a loop", Loss = new Hinge(), Style = Style.Gradients, Method = Method.Momentum, Rate = 0.02, Activation = () => new LeakyRelu() },
        Warmth with { Name = "warmth of a plate, two layers of silu", Hidden = [48, 48], Activation = () => new Silu(), Style = Style.Trainer, Rate = 0.005 },
        Fields with { Name = "fields of a board, two layers by the trainer", Hidden = [48, 24], Method = Method.AdamW, Rate = 0.008, Activation = () => new Gelu(), Style = Style.Trainer },
    ];

    private static IEnumerable<Recipe> Hard =>
    [
        Letters with { Name = "clean signs, solved and trained on", Problem = new Glyphs("clean signs", 0.03), Method = Method.Adam, Rate = 0.004, Epochs = 24 },
        Matched with { Name = "properties that always match, solved", Problem = new Crossed("properties that always match", 4, 40), Train = 2000, Epochs = 25, Rate = 0.008 },
        Well with { Name = "years of chance", Problem = new Remission("years of chance", 0.8), Train = 2500, Rate = 0.02, Epochs = 5 },
        Insured with { Name = "claims that hardly follow", Problem = new Claims("claims that hardly follow", 0.8), Train = 3000, Hidden = [10], Rate = 0.004, Epochs = 6 },
        Tasted with { Name = "tasted by those who err", Problem = new Tasting("tasted by those who err", 9, 1.3), Train = 900, Batch = 30, Rate = 0.01, Epochs = 14, Hidden = [8] },
        Swing with { Name = "swing under noise", Problem = new Pendulum("swing under noise", 0.9), Train = 2400, Hidden = [20], Epochs = 6 },
        Relay with { Name = "race of two teams, a third dropped twice", Hidden = [96, 64], Dropout = 0.35, Epochs = 24 },
        Letters with { Name = "signs in a picture, half of the hidden dropped", Hidden = [160], Dropout = 0.5, Epochs = 20 },
        Samples with { Name = "substances by 40 channels, channels dropped", InputDropout = 0.05, Style = Style.Eager, Epochs = 30 },
        Town with { Name = "districts of a town, warm-up and cosine to 0", Plan = (rate, steps) => Schedule.Cosine(1.5 * rate, steps).WarmUp(steps / 6) },
        Nested with { Name = "next of nested brackets, rate halved ten times", Plan = (rate, steps) => Schedule.Steps(2 * rate, Math.Max(1, steps / 10), 0.6) },
        Fields with { Name = "fields of a board, batches of 5", Batch = 5, Rate = 0.0007, Epochs = 10, Hidden = [32, 24] },
        Samples with { Name = "substances by 40 channels, all rows at once", Batch = 600, Method = Method.Adam, Rate = 0.01, Epochs = 250, Style = Style.Recorded },
        Kinds with { Name = "kinds of stars, smoothed labels", Problem = Kinds.Problem with { Name = "kinds of stars, smoothed labels" }, Loss = new CrossEntropy(LabelSmoothing: 0.1), Epochs = 14 },
        Kinds with { Name = "kinds of stars, one rare", Problem = Kinds.Problem with { Name = "kinds of stars, one rare" }, Nature = Nature.RareClass(1, 0.12), Train = 2200, Epochs = 10 },
        Town with { Name = "districts of a town, one rare and weighed", Problem = Town.Problem with { Name = "districts of a town, one rare and weighed" }, Nature = Nature.RareClass(2, 0.3), WeighsClasses = true },
        Lent with { Name = "bicycles lent in an hour, rows twice", Nature = Nature.Repeats, Epochs = 12 },
        Fields with { Name = "fields of a board, doubtful validation", Problem = Fields.Problem with { Name = "fields of a board, doubtful validation" }, Nature = Nature.DoubtfulValidation(0.02, 4), Epochs = 12 },
        Tasted with { Name = "tasted by a few, a penalty that helps", Style = Style.Trainer, Penalty = 0.003, Batch = 20, Rate = 0.01, Epochs = 30, Activation = () => new Tanh() },
        Nested with { Name = "next of nested brackets, embedding declared frozen", Style = Style.Recorded, Trains = parameter => parameter.Name[0] != '0', DeclaresFrozen = true, EmbeddingWidth = 8 },
        Well with { Name = "years without illness, four batches an update", Batch = 5, Accumulates = 4 },
        Relay with { Name = "race of two teams, gaps filled with means", Problem = Relay.Problem with { Name = "race of two teams, gaps filled" }, Nature = Nature.FilledGaps(0.06), Epochs = 12 },
        Swing with { Name = "swing of a pendulum, columns of chance beside it", Nature = Nature.Idle(4), Train = 2400, Epochs = 10 },
        Town with { Name = "districts of a town, a sorted file", Nature = Nature.SortedFile },
        Warmth with { Name = "warmth of a plate, gradients kept below 1", ClipNorm = 1, Rate = 0.004 },
        Relay with { Name = "race of two teams, best epoch of many", Epochs = 24, KeepsBest = true },
        Nested with { Name = "next of nested brackets, one epoch", Epochs = 1, Batch = 8, Train = 4000, Method = Method.Adam },
    ];
}
