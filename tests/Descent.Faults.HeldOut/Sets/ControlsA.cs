using static Descent.Faults.HeldOut.BasesA;

namespace Descent.Faults.HeldOut;

/// <summary>The healthy programs of the first set: the bases, sensible variations, and hard ones.</summary>
internal static class ControlsA
{
    public static IEnumerable<TrainingProgram> All =>
    [
        .. BasesA.All.Select(recipe => new HeldOutProgram(recipe)),
        .. Variations.Select(recipe => new HeldOutProgram(recipe)),
        .. Hard.Select(recipe => new HeldOutProgram(recipe, isHard: true)),
    ];

    private static IEnumerable<Recipe> Variations =>
    [
        Teacher with { Name = "teacher of 4 classes, tanh and momentum", Activation = () => new Tanh(), Method = Method.Momentum, Rate = 0.03 },
        Teacher with { Name = "teacher of 4 classes, a loop and two layers", Style = Style.Recorded, Hidden = [24, 16], Epochs = 15 },
        Clouds with { Name = "clouds of 3 classes, logistic units", Activation = () => new Sigmoid(), Method = Method.Adam, Rate = 0.03, Style = Style.Eager },
        Clouds with { Name = "clouds of 3 classes, large margins", Loss = new MultiMargin(), Method = Method.RmsProp, Rate = 0.005, Style = Style.Trainer },
        Board with { Name = "board of 3 by 3, gelu", Hidden = [32, 32], Activation = () => new Gelu(), Method = Method.AdamW, Decay = 0.01 },
        Friedman1 with { Name = "friedman 1, trainer and huber", Style = Style.Trainer, Loss = new Huber(), Activation = () => new Elu(), Epochs = 30 },
        Friedman1 with { Name = "friedman 1, nesterov", Style = Style.Gradients, Method = Method.Nesterov, Rate = 0.01 },
        Bars with { Name = "bars, adam", Method = Method.Adam, Rate = 0.003, Loss = new CrossEntropy(), Epochs = 10 },
        ChainOf9 with { Name = "chain of 9 symbols, linear in its embedding", Hidden = [], EmbeddingWidth = 9, Epochs = 14 },
        ChainOf9 with { Name = "chain of 9 symbols, trainer", Style = Style.Trainer, Order = null, Activation = () => new Relu(), Method = Method.Adam, Epochs = 8 },
        Sparse with { Name = "sparse sum of 30, squared error", Loss = new SquaredError(), Rate = 0.02, Plan = null },
        Visits with { Name = "counts of 6 columns, trainer", Style = Style.Trainer, Activation = () => new Tanh(), Method = Method.Adam, Rate = 0.005 },
        Waves with { Name = "sines in 3 answers, tanh and rmsprop", Hidden = [64, 32], Activation = () => new Tanh(), Method = Method.RmsProp, Rate = 0.002 },
        Deep with { Name = "clouds of 5 classes, a flat net", Hidden = [32], Activation = () => new Relu(), Style = Style.Trainer, Method = Method.Adam, Rate = 0.005, Epochs = 20 },
        Logistic with { Name = "sparse yes or no of 12, linear", Hidden = [], Style = Style.Trainer, Rate = 0.03, Epochs = 30 },
        Six with { Name = "six layers on clouds of 2 classes, tanh", Activation = () => new Tanh(), Rate = 0.003, Style = Style.Eager },
    ];

    private static IEnumerable<Recipe> Hard =>
    [
        new("clouds far apart, solved to the last row", new Mixture("clouds far apart", 6, 3, 1, 0.12)) { Train = 300, Rate = 0.02, Epochs = 40 },
        new("teacher drowned in noise", new TeacherNet("teacher drowned in noise", Aim.Classes, 5, 3, 3, 1.6)) { Train = 3000, Hidden = [16], Method = Method.AdamW, Rate = 0.003, Epochs = 6, Style = Style.Recorded },
        new("friedman 1 under noise", new Friedman("friedman 1 under noise", 1, 2)) { Train = 1500, Hidden = [12], Loss = new SquaredError(), Rate = 0.003, Epochs = 10, Style = Style.Eager },
        Noisy with { Name = "teacher of 3 noisy classes, half dropped", Hidden = [64], Dropout = 0.5, Epochs = 12 },
        Bars with { Name = "bars, inputs dropped", InputDropout = 0.2, Epochs = 20 },
        Teacher with { Name = "teacher of 4 classes, warm-up and cosine to 0", Method = Method.AdamW, Plan = (rate, steps) => Schedule.Cosine(rate, steps).WarmUp(steps / 10) },
        Waves with { Name = "sines in 3 answers, rate a tenth for the last third", Plan = (rate, steps) => Schedule.Steps(rate, 2 * steps / 3, 0.1) },
        Clouds with { Name = "clouds of 3 classes, batches of 2", Batch = 2, Rate = 0.03, Epochs = 15 },
        Logistic with { Name = "sparse yes or no of 12, all rows at once", Batch = 600, Rate = 0.1, Epochs = 150 },
        Teacher with { Name = "teacher of 4 classes, one rare", Problem = Teacher.Problem with { Name = "teacher of 4 classes, one rare" }, Train = 2000, Nature = Nature.RareClass(3, 0.15), Epochs = 12 },
        Teacher with { Name = "teacher of 4 classes, one rare and weighed", Problem = Teacher.Problem with { Name = "teacher of 4 classes, one rare and weighed" }, Train = 2500, Nature = Nature.RareClass(3, 0.2), Loss = new CrossEntropy(Tensor.Of(1, 1, 1, 4)), Epochs = 12 },
        Teacher with { Name = "teacher of 4 classes, rows twice", Nature = Nature.Repeats, Epochs = 15 },
        Clouds with { Name = "clouds of 3 classes, doubtful validation", Problem = Clouds.Problem with { Name = "clouds of 3 classes, doubtful validation" }, Nature = Nature.DoubtfulValidation(0.03, 3), Epochs = 12 },
        Sparse with { Name = "sparse sum of 30, few rows and a strong penalty", Problem = new SparseLinear("sparse sum of 30, few rows", Aim.Numbers, 30, 5, 0.5), Train = 120, Loss = new SquaredError(), Rate = 0.02, Penalty = 0.05, Epochs = 40 },
        ChainOf9 with { Name = "chain of 9 symbols, embedding declared frozen", Trains = parameter => parameter.Name[0] != '0', DeclaresFrozen = true, EmbeddingWidth = 12 },
        Deep with { Name = "deep net on clouds of 5 classes, four batches an update", Batch = 8, Accumulates = 4, Epochs = 18 },
        Friedman1 with { Name = "friedman 1, a switch that nobody used", Nature = Nature.ConstantColumn },
        Board with { Name = "board of 3 by 3, a sorted file", Nature = Nature.SortedFile },
        Friedman1 with { Name = "friedman 1, gradients kept below 1", ClipNorm = 1 },
        new("one column says nearly all", new SparseLinear("one column says nearly all", Aim.Labels, 8, 1, 0.1)) { Train = 500, Hidden = [16], Loss = new BinaryCrossEntropy(), Epochs = 12 },
        new("outliers, robustly", new SparseLinear("outliers, robustly", Aim.Numbers, 10, 4, 0.2, 0.04)) { Train = 800, Hidden = [], Loss = new Huber(0.5), Method = Method.Adam, Rate = 0.01, Epochs = 15 },
        Teacher with { Name = "teacher of 4 classes, best epoch of many", Epochs = 40, KeepsBest = true },
        Wide with { Name = "teacher of 60 columns, one epoch", Epochs = 1, Batch = 16, Train = 8000, Decay = 0 },
    ];
}
