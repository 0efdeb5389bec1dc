using static Descent.Faults.HeldOut.BasesB;

namespace Descent.Faults.HeldOut;

/// <summary>The healthy programs of the second set: the bases, sensible variations, and hard ones.</summary>
internal static class ControlsB
{
    public static IEnumerable<TrainingProgram> All =>
    [
        .. BasesB.All.Select(recipe => new HeldOutProgram(recipe)),
        .. Variations.Select(recipe => new HeldOutProgram(recipe)),
        .. Hard.Select(recipe => new HeldOutProgram(recipe, isHard: true)),
    ];

    private static IEnumerable<Recipe> Variations =>
    [
        Ten with { Name = "teacher of 7 classes, adam by the trainer", Style = Style.Trainer, Method = Method.Adam, Rate = 0.005, Activation = () => new Relu(), Epochs = 10 },
        Ten with { Name = "teacher of 7 classes, three layers", Hidden = [48, 32, 24], Activation = () => new Silu(), Method = Method.RmsProp, Rate = 0.002, Epochs = 12 },
        BasesB.Labels with { Name = "teacher of 5 questions, a loop of gradients", Style = Style.Gradients, Method = Method.Momentum, Rate = 0.05, Activation = () => new Tanh(), Epochs = 30 },
        Margins with { Name = "clouds of 6 classes, cross-entropy", Loss = new CrossEntropy(), Method = Method.Momentum, Rate = 0.03, Style = Style.Eager, Epochs = 20 },
        Margins with { Name = "clouds of 6 classes, margins of power 1", Loss = new MultiMargin(), Method = Method.Adam, Rate = 0.004 },
        Friedman2 with { Name = "friedman 2, absolute error", Loss = new AbsoluteError(), Activation = () => new Relu(), Method = Method.Adam, Style = Style.Recorded },
        Friedman2 with { Name = "friedman 2, one layer by the trainer", Hidden = [40], Activation = () => new Softplus(), Style = Style.Trainer, Method = Method.RmsProp, Rate = 0.003 },
        Blobs with { Name = "blobs, one layer and nesterov", Hidden = [24], Method = Method.Nesterov, Style = Style.Trainer, Activation = () => new Tanh(), Epochs = 8 },
        Blobs with { Name = "blobs, linear", Hidden = [], Method = Method.Sgd, Rate = 0.05, Style = Style.Trainer, Epochs = 10 },
        Modular with { Name = "sums modulo 5, two layers of gelu", Hidden = [32, 32], Activation = () => new Gelu(), Style = Style.Eager, Rate = 0.006 },
        Signs with { Name = "sparse signs of 40, adam by the trainer", Style = Style.Trainer, Method = Method.Adam, Rate = 0.005, Epochs = 10 },
        Odd with { Name = "parity of 3 in 5, tanh", Activation = () => new Tanh(), Style = Style.Gradients, Method = Method.Adam, Rate = 0.006, Epochs = 30 },
        Whole with { Name = "teacher of one number, batches of 64", Batch = 64, Method = Method.Adam, Rate = 0.005, Epochs = 30, Style = Style.Trainer },
        Votes with { Name = "majority of 7 symbols, relu by the trainer", Style = Style.Trainer, Activation = () => new Relu(), Method = Method.AdamW, Rate = 0.004, Epochs = 15 },
        Tower with { Name = "tower on 2 sines, nesterov", Method = Method.Nesterov, Rate = 0.01, Style = Style.Recorded, Epochs = 35 },
        Broad with { Name = "sparse sum of 100, log-cosh", Loss = new LogCosh(), Style = Style.Gradients, Method = Method.AdamW, Rate = 0.01 },
    ];

    private static IEnumerable<Recipe> Hard =>
    [
        Odd with { Name = "parity of 3 in 5, solved and trained on", Epochs = 60 },
        new("clouds that hardly differ", new Mixture("clouds that hardly differ", 4, 3, 1, 2.2)) { Train = 2500, Hidden = [12], Activation = () => new Tanh(), Rate = 0.004, Epochs = 6, Batch = 50 },
        new("sparse yes or no under noise", new SparseLinear("sparse yes or no under noise", Aim.Labels, 10, 3, 1.8)) { Train = 2000, Hidden = [8], Loss = new BinaryCrossEntropy(), Rate = 0.003, Epochs = 8, Style = Style.Gradients },
        new("a sum under noise", new SparseLinear("a sum under noise", Aim.Numbers, 6, 4, 2)) { Train = 2000, Hidden = [], Loss = new SquaredError(), Method = Method.Sgd, Rate = 0.01, Epochs = 6, Style = Style.Eager },
        Doubtful with { Name = "clouds of 2 that overlap, 0.6 dropped", Hidden = [64], Activation = () => new Relu(), Dropout = 0.6, Epochs = 15 },
        Blobs with { Name = "blobs, a third of the inputs dropped", InputDropout = 0.3, Epochs = 14 },
        Votes with { Name = "majority of 7 symbols, warm-up and cosine to 0", Plan = (rate, steps) => Schedule.Cosine(2 * rate, steps).WarmUp(steps / 8) },
        Margins with { Name = "clouds of 6 classes, cosine to 0", Plan = (rate, steps) => Schedule.Cosine(2 * rate, steps) },
        Tower with { Name = "tower on 2 sines, batches of 3", Batch = 3, Rate = 0.001, Epochs = 12, Style = Style.Recorded },
        Friedman2 with { Name = "friedman 2, all rows at once", Batch = 800, Rate = 0.02, Epochs = 300, Style = Style.Recorded },
        Ten with { Name = "teacher of 7 classes, smoothed labels", Problem = Ten.Problem with { Name = "teacher of 7 classes, smoothed labels" }, Loss = new CrossEntropy(LabelSmoothing: 0.15) },
        Modular with { Name = "sums modulo 5, one rare", Nature = Nature.RareClass(4, 0.15), Train = 2000 },
        Many with { Name = "clouds of 12 classes, one rare and weighed", Problem = Many.Problem with { Name = "clouds of 12 classes, one rare and weighed" }, Nature = Nature.RareClass(11, 0.2), Train = 4000, Loss = new CrossEntropy(Tensor.Of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 4)) },
        Blobs with { Name = "blobs, rows twice", Nature = Nature.Repeats, Epochs = 7 },
        BasesB.Labels with { Name = "teacher of 5 questions, doubtful validation", Problem = BasesB.Labels.Problem with { Name = "teacher of 5 questions, doubtful validation" }, Nature = Nature.DoubtfulValidation(0.02, 2), Epochs = 15 },
        Broad with { Name = "sparse sum of 100, few rows and a strong decay", Problem = new SparseLinear("sparse sum of 100, few rows", Aim.Numbers, 100, 8, 0.4), Train = 250, Decay = 0.1, Epochs = 25 },
        Votes with { Name = "majority of 7 symbols, embedding declared frozen", Trains = parameter => parameter.Name[0] != '0', DeclaresFrozen = true, EmbeddingWidth = 6 },
        Blobs with { Name = "blobs, three batches an update", Batch = 12, Accumulates = 3 },
        Ten with { Name = "teacher of 7 classes, a column twice", Nature = Nature.TwinColumn },
        Votes with { Name = "majority of 7 symbols, a sorted file", Nature = Nature.SortedFile, Style = Style.Eager },
        Ten with { Name = "teacher of 7 classes, values rounded to halves", Problem = Ten.Problem with { Name = "teacher of 7 classes, rounded" }, Nature = Nature.Rounded },
        Tower with { Name = "tower on 2 sines, gradients kept below 0.5", ClipNorm = 0.5 },
        Whole with { Name = "teacher of one number, best epoch of many", Batch = 50, Method = Method.Adam, Rate = 0.01, Epochs = 50, Style = Style.Trainer, KeepsBest = true },
        Many with { Name = "clouds of 12 classes, one epoch", Epochs = 1, Batch = 16, Style = Style.Trainer, Order = null },
    ];
}
