using static Descent.Faults.HeldOut.BasesC;

namespace Descent.Faults.HeldOut;

/// <summary>The healthy programs of the third set: the bases, sensible variations, and hard ones.</summary>
internal static class ControlsC
{
    public static IEnumerable<TrainingProgram> All =>
    [
        .. BasesC.All.Select(recipe => new HeldOutProgram(recipe)),
        .. Variations.Select(recipe => new HeldOutProgram(recipe)),
        .. Hard.Select(recipe => new HeldOutProgram(recipe, isHard: true)),
    ];

    private static IEnumerable<Recipe> Variations =>
    [
        Tree with { Name = "tree of 5 classes, three layers of elu", Hidden = [48, 32, 16], Activation = () => new Elu(), Style = Style.Recorded, Rate = 0.004, Epochs = 12 },
        Tree with { Name = "tree of 5 classes, nesterov in a loop of gradients", Method = Method.Nesterov, Rate = 0.03, Decay = 0, Style = Style.Gradients, Batch = 32, Epochs = 12 },
        Hand with { Name = "hand of an arm, squared error by the trainer", Loss = new SquaredError(), Style = Style.Trainer, Method = Method.Adam, Rate = 0.004, Activation = () => new Tanh() },
        Hand with { Name = "hand of an arm, quantile", Loss = new Quantile(), Hidden = [48], Method = Method.RmsProp, Rate = 0.003, Epochs = 20 },
        Subject with { Name = "subject of 14 words, one hidden layer by the trainer", Style = Style.Trainer, Hidden = [16], Activation = () => new Relu(), Rate = 0.005, Epochs = 6 },
        Pointing with { Name = "symbol pointed at, adam in an eager loop", Style = Style.Eager, Method = Method.Adam, Rate = 0.005, Activation = () => new Relu(), Epochs = 12 },
        Waits with { Name = "durations of 7 columns, silu in a loop", Style = Style.Recorded, Hidden = [32, 16], Activation = () => new Silu(), Method = Method.AdamW, Decay = 0.01, Rate = 0.006, Epochs = 18 },
        Recordings with { Name = "recordings of 32 points, margins", Loss = new MultiMargin(), Activation = () => new Gelu(), Style = Style.Trainer, Method = Method.Adam, Rate = 0.003, Epochs = 8 },
        Recordings with { Name = "recordings of 32 points, plain steps", Method = Method.Sgd, Rate = 0.15, Epochs = 14 },
        Hills with { Name = "7 hills and hollows, absolute error", Loss = new AbsoluteError(), Activation = () => new Silu(), Method = Method.Adam, Style = Style.Eager },
        Answers with { Name = "survey of 15 columns, adamw by the trainer", Style = Style.Trainer, Order = null, Method = Method.AdamW, Rate = 0.005, Decay = 0.1, Activation = () => new Relu(), Epochs = 10 },
        Pairs with { Name = "signs of two products, squared hinge", Loss = new SquaredHinge(), Activation = () => new Gelu(), Style = Style.Trainer, Method = Method.Adam, Epochs = 14 },
        Next with { Name = "next of 6 values, batches of 20", Batch = 20, Epochs = 30, Activation = () => new Tanh(), Style = Style.Trainer, Rate = 0.004 },
        Stack with { Name = "seven layers on 3 quadratic forms, tanh", Activation = () => new Tanh(), Style = Style.Eager, Rate = 0.0025, Epochs = 16 },
        Bag with { Name = "counts of 80 words, linear", Hidden = [], Rate = 0.02, Style = Style.Trainer, Epochs = 4 },
        Marks with { Name = "3 marks of 7 columns, momentum in a loop", Method = Method.Momentum, Rate = 0.1, Style = Style.Recorded, Activation = () => new Silu(), Epochs = 25 },
    ];

    private static IEnumerable<Recipe> Hard =>
    [
        Recordings with { Name = "clean recordings, solved and trained on", Problem = new Traces("clean recordings", 32, 0.15), Epochs = 30 },
        Subject with { Name = "subject of 3 words", Problem = new Topics("subject of 3 words", 20, 3, 3, 0.5), Train = 2500, Epochs = 4 },
        Hills with { Name = "hills under noise", Problem = new Bumps("hills under noise", 2, 3, 1, 1.2), Train = 3000, Hidden = [24], Epochs = 6 },
        Answers with { Name = "survey of those who hardly care", Problem = new Survey("survey of those who hardly care", 0.4), Train = 2500, Rate = 0.03, Epochs = 5 },
        Tree with { Name = "tree of 5 classes, 0.4 dropped twice", Hidden = [128, 96], Dropout = 0.4, Epochs = 20 },
        Bag with { Name = "counts of 80 words, a quarter of the words dropped", InputDropout = 0.25, Style = Style.Eager },
        Pairs with { Name = "signs of two products, long warm-up and cosine to 0", Plan = (rate, steps) => Schedule.Cosine(1.5 * rate, steps).WarmUp(steps / 5) },
        Recordings with { Name = "recordings of 32 points, a rate that halves each epoch from a high one", Plan = (rate, steps) => Schedule.Steps(3 * rate, steps / 8, 0.5) },
        Waits with { Name = "durations of 7 columns, batches of 4", Batch = 4, Rate = 0.002, Epochs = 9, Style = Style.Recorded },
        Marks with { Name = "3 marks of 7 columns, all rows at once", Batch = 1500, Rate = 0.03, Epochs = 250 },
        Tree with { Name = "tree of 5 classes, smoothed labels", Problem = Tree.Problem with { Name = "tree of 5 classes, smoothed labels" }, Loss = new CrossEntropy(LabelSmoothing: 0.2) },
        Recordings with { Name = "recordings of 32 points, pulses rare", Problem = Recordings.Problem with { Name = "recordings of 32 points, pulses rare" }, Nature = Nature.RareClass(2, 0.2), Train = 1600 },
        Tree with { Name = "tree of 5 classes, one rare and weighed", Problem = Tree.Problem with { Name = "tree of 5 classes, one rare and weighed" }, Nature = Nature.RareClass(4, 0.25), Train = 3000, WeighsClasses = true },
        Pairs with { Name = "signs of two products, rows twice", Nature = Nature.Repeats, Epochs = 10 },
        Bag with { Name = "counts of 80 words, doubtful validation", Problem = Bag.Problem with { Name = "counts of 80 words, doubtful validation" }, Nature = Nature.DoubtfulValidation(0.04, 8) },
        Loans with { Name = "few loans, a penalty that helps", Penalty = 0.02, Style = Style.Trainer, Epochs = 14 },
        Pointing with { Name = "symbol pointed at, embedding declared frozen", Trains = parameter => parameter.Name[0] != '0', DeclaresFrozen = true, EmbeddingWidth = 10 },
        Recordings with { Name = "recordings of 32 points, five batches an update", Batch = 4, Accumulates = 5 },
        Hand with { Name = "hand of an arm, a column twice", Nature = Nature.TwinColumn },
        Bag with { Name = "counts of 80 words, a sorted file", Nature = Nature.SortedFile },
        Next with { Name = "next of 6 values, rounded to halves", Problem = Next.Problem with { Name = "next of 6 values, rounded" }, Nature = Nature.Rounded },
        Answers with { Name = "survey of 15 columns, gradients kept below 0.5", ClipNorm = 0.5, Rate = 0.15 },
        Hills with { Name = "7 hills and hollows, best epoch of many", Epochs = 40, KeepsBest = true },
        Bag with { Name = "counts of 80 words, one epoch", Epochs = 1, Batch = 10, Rate = 0.03 },
    ];
}
