namespace Descent.Faults.HeldOut;

/// <summary>The healthy programs from which the third set is made.</summary>
internal static class BasesC
{
    public static readonly Recipe Tree = new("tree of 5 classes", new DecisionTree("tree of 5 classes", 9, 5, 3, 0.03))
    {
        Train = 2000,
        Hidden = [80],
        Method = Method.AdamW,
        Rate = 0.006,
        Decay = 0.02,
        Batch = 48,
        Epochs = 16,
    };

    public static readonly Recipe Hand = new("hand of an arm", new Arm("hand of an arm", 0.05))
    {
        Train = 1100,
        Hidden = [36, 36, 36],
        Activation = () => new Silu(),
        Loss = new SmoothL1(),
        Method = Method.Nesterov,
        Rate = 0.03,
        Batch = 22,
        Epochs = 16,
        Style = Style.Eager,
    };

    public static readonly Recipe Subject = new("subject of 14 words", new Topics("subject of 14 words", 24, 14, 4, 0.8))
    {
        Train = 900,
        Hidden = [],
        EmbeddingWidth = 4,
        Method = Method.Adam,
        Rate = 0.02,
        Batch = 30,
        Epochs = 8,
        Style = Style.Gradients,
    };

    public static readonly Recipe Pointing = new("symbol pointed at", new Pointer("symbol pointed at", 5, 3))
    {
        Train = 3500,
        Validation = 300,
        Hidden = [72],
        Activation = () => new Gelu(),
        EmbeddingWidth = 7,
        Method = Method.RmsProp,
        Rate = 0.003,
        Batch = 70,
        Epochs = 14,
        Style = Style.Recorded,
    };

    public static readonly Recipe Waits = new("durations of 7 columns", new Durations("durations of 7 columns", 7, 3))
    {
        Train = 1600,
        Hidden = [20, 20],
        Activation = () => new Elu(),
        Loss = new GammaDeviance(),
        Rate = 0.004,
        Batch = 26,
        Epochs = 14,
    };

    public static readonly Recipe Recordings = new("recordings of 32 points", new Traces("recordings of 32 points", 32, 0.5))
    {
        Train = 1000,
        Hidden = [40, 20],
        Activation = () => new Tanh(),
        Method = Method.Momentum,
        Rate = 0.02,
        Batch = 20,
        Epochs = 10,
        Style = Style.Gradients,
    };

    public static readonly Recipe Hills = new("7 hills and hollows", new Bumps("7 hills and hollows", 2, 7, 4, 0.03))
    {
        Train = 2200,
        Hidden = [64, 64],
        Activation = () => new Tanh(),
        Loss = new LogCosh(),
        Method = Method.RmsProp,
        Rate = 0.003,
        Batch = 44,
        Epochs = 24,
    };

    public static readonly Recipe Answers = new("survey of 15 columns", new Survey("survey of 15 columns", 2.5))
    {
        Train = 800,
        Hidden = [12],
        Activation = () => new Softplus(),
        Loss = new BinaryCrossEntropy(),
        Method = Method.Sgd,
        Rate = 0.1,
        Batch = 12,
        Epochs = 12,
        Style = Style.Recorded,
        Order = OrderMistakes.WithReplacement,
    };

    public static readonly Recipe Pairs = new("signs of two products", new Products("signs of two products", Aim.Signs, 6, 0.1))
    {
        Train = 1800,
        Hidden = [40, 20],
        Activation = () => new LeakyRelu(0.05),
        Loss = new SoftMargin(),
        Method = Method.AdamW,
        Rate = 0.005,
        Decay = 0.01,
        Batch = 30,
        Epochs = 16,
        Style = Style.Eager,
    };

    public static readonly Recipe Next = new("next of 6 values", new Series("next of 6 values", 6, 0.2))
    {
        Train = 640,
        Hidden = [18],
        Activation = () => new Sigmoid(),
        Loss = new SquaredError(),
        Method = Method.AdamW,
        Rate = 0.03,
        Batch = 640,
        Epochs = 400,
        Style = Style.Recorded,
    };

    public static readonly Recipe Stack = new("seven layers on 3 quadratic forms", new Quadratics("3 quadratic forms", 4, 3, 0.02))
    {
        Train = 2600,
        Hidden = [22, 22, 22, 22, 22, 22, 22],
        Activation = () => new LeakyRelu(),
        Rate = 0.002,
        Batch = 40,
        Epochs = 12,
    };

    public static readonly Recipe Loans = new("few loans", new Survey("few loans", 1))
    {
        Train = 180,
        Hidden = [10],
        Loss = new BinaryCrossEntropy(),
        Method = Method.Nesterov,
        Rate = 0.01,
        Batch = 18,
        Epochs = 12,
        Style = Style.Gradients,
    };

    public static readonly Recipe Bag = new("counts of 80 words", new WordCounts("counts of 80 words", 80, 25, 8, 0.6))
    {
        Train = 5000,
        Validation = 500,
        Hidden = [48],
        Activation = () => new Sigmoid(),
        Method = Method.Momentum,
        Rate = 0.1,
        Batch = 100,
        Epochs = 6,
        Style = Style.Recorded,
    };

    public static readonly Recipe Marks = new("3 marks of 7 columns", new Grades("3 marks of 7 columns", 7, 3, 0.15))
    {
        Train = 1500,
        Hidden = [28, 14],
        Activation = () => new Softplus(),
        Loss = new BinaryCrossEntropy(),
        Method = Method.Adam,
        Rate = 0.01,
        Batch = 50,
        Epochs = 20,
    };

    public static IEnumerable<Recipe> All => [Tree, Hand, Subject, Pointing, Waits, Recordings, Hills, Answers, Pairs, Next, Stack, Loans, Bag, Marks];
}
