namespace Descent.Faults.HeldOut;

/// <summary>The healthy programs from which the first set is made.</summary>
internal static class BasesA
{
    public static readonly Recipe Teacher = new("teacher of 4 classes", new TeacherNet("teacher of 4 classes", Aim.Classes, 8, 4, 5, 0.05))
    {
        Train = 900,
        Hidden = [32],
        Rate = 0.01,
        Batch = 32,
        Epochs = 25,
    };

    public static readonly Recipe Clouds = new("clouds of 3 classes", new Mixture("clouds of 3 classes", 3, 3, 3, 0.35))
    {
        Train = 420,
        Hidden = [24],
        Activation = () => new Tanh(),
        Method = Method.Sgd,
        Rate = 0.3,
        Batch = 16,
        Epochs = 40,
        Style = Style.Recorded,
    };

    public static readonly Recipe Board = new("board of 3 by 3", new Checkerboard("board of 3 by 3", 2, 3))
    {
        Train = 1200,
        Hidden = [48, 48],
        Loss = new BinaryCrossEntropy(),
        Rate = 0.01,
        Batch = 64,
        Epochs = 50,
    };

    public static readonly Recipe Friedman1 = new("friedman 1", new Friedman("friedman 1", 1, 0.2))
    {
        Train = 700,
        Hidden = [32],
        Loss = new SquaredError(),
        Method = Method.Adam,
        Rate = 0.01,
        Batch = 25,
        Epochs = 25,
        Style = Style.Eager,
    };

    public static readonly Recipe Bars = new("bars", new Pictures("bars", true, 0.3))
    {
        Train = 900,
        Hidden = [32],
        Activation = () => new LeakyRelu(),
        Loss = new CrossEntropy(LabelSmoothing: 0.05),
        Method = Method.Momentum,
        Rate = 0.02,
        Batch = 20,
        Epochs = 15,
    };

    public static readonly Recipe ChainOf9 = new("chain of 9 symbols", new Chain("chain of 9 symbols", 9, 3, 1.5))
    {
        Train = 2500,
        Validation = 400,
        Hidden = [32],
        Activation = () => new Tanh(),
        Method = Method.AdamW,
        Rate = 0.005,
        Decay = 0.01,
        Batch = 50,
        Epochs = 14,
        Order = OrderMistakes.WithReplacement,
        Style = Style.Recorded,
    };

    public static readonly Recipe Sparse = new("sparse sum of 30", new SparseLinear("sparse sum of 30", Aim.Numbers, 30, 5, 0.3))
    {
        Train = 500,
        Hidden = [],
        Loss = new AbsoluteError(),
        Method = Method.Sgd,
        Rate = 0.05,
        Batch = 25,
        Epochs = 20,
        Plan = (rate, steps) => Schedule.Cosine(rate, steps),
    };

    public static readonly Recipe Visits = new("counts of 6 columns", new Counts("counts of 6 columns", 6, 0.1))
    {
        Train = 1800,
        Hidden = [24],
        Activation = () => new Silu(),
        Loss = new PoissonNegativeLogLikelihood(),
        Method = Method.RmsProp,
        Rate = 0.005,
        Batch = 32,
        Epochs = 16,
        Style = Style.Eager,
    };

    public static readonly Recipe Waves = new("sines in 3 answers", new SineSum("sines in 3 answers", 4, 3, 1.6, 0.1))
    {
        Train = 1000,
        Hidden = [48, 48],
        Activation = () => new Gelu(),
        Loss = new SquaredError(),
        Method = Method.Adam,
        Rate = 0.005,
        Batch = 40,
        Epochs = 30,
    };

    public static readonly Recipe Deep = new("deep net on clouds of 5 classes", new Mixture("clouds of 5 classes", 6, 5, 2, 0.55))
    {
        Train = 800,
        Hidden = [24, 24, 24, 24, 24],
        Activation = () => new Tanh(),
        Method = Method.Momentum,
        Rate = 0.02,
        Batch = 32,
        Epochs = 20,
        Style = Style.Gradients,
    };

    public static readonly Recipe Noisy = new("teacher of 3 noisy classes", new TeacherNet("teacher of 3 noisy classes", Aim.Classes, 6, 3, 4, 0.5))
    {
        Train = 240,
        Hidden = [24],
        Method = Method.Adam,
        Rate = 0.01,
        Batch = 24,
        Epochs = 8,
        Style = Style.Recorded,
    };

    public static readonly Recipe Logistic = new("sparse yes or no of 12", new SparseLinear("sparse yes or no of 12", Aim.Labels, 12, 4, 0.05))
    {
        Train = 600,
        Hidden = [16],
        Activation = () => new Elu(),
        Loss = new BinaryCrossEntropy(),
        Method = Method.Nesterov,
        Rate = 0.05,
        Batch = 30,
        Epochs = 20,
        Style = Style.Gradients,
    };

    public static readonly Recipe Wide = new("teacher of 60 columns", new TeacherNet("teacher of 60 columns", Aim.Labels, 60, 1, 3, 0.1))
    {
        Train = 5000,
        Validation = 400,
        Hidden = [256],
        Loss = new BinaryCrossEntropy(),
        Method = Method.AdamW,
        Rate = 0.002,
        Decay = 0.1,
        Batch = 100,
        Epochs = 8,
    };

    public static readonly Recipe Six = new("six layers on clouds of 2 classes", new Mixture("clouds of 2 classes", 4, 2, 5, 0.3))
    {
        Train = 1500,
        Hidden = [16, 16, 16, 16, 16, 16],
        Method = Method.Adam,
        Rate = 0.004,
        Batch = 30,
        Epochs = 15,
        Style = Style.Recorded,
    };

    public static IEnumerable<Recipe> All => [Teacher, Clouds, Board, Friedman1, Bars, ChainOf9, Sparse, Visits, Waves, Deep, Noisy, Logistic, Wide, Six];
}
