namespace Descent.Faults.HeldOut;

/// <summary>The healthy programs from which the second set is made.</summary>
internal static class BasesB
{
    public static readonly Recipe Ten = new("teacher of 7 classes", new TeacherNet("teacher of 7 classes", Aim.Classes, 14, 7, 6, 0.05))
    {
        Train = 2400,
        Validation = 300,
        Hidden = [64],
        Activation = () => new Elu(),
        Method = Method.Nesterov,
        Rate = 0.03,
        Batch = 64,
        Epochs = 15,
        Style = Style.Recorded,
    };

    public static readonly Recipe Labels = new("teacher of 5 questions", new TeacherNet("teacher of 5 questions", Aim.Labels, 10, 5, 5, 0.1))
    {
        Train = 1000,
        Hidden = [32],
        Activation = () => new Silu(),
        Loss = new BinaryCrossEntropy(),
        Method = Method.Adam,
        Rate = 0.01,
        Batch = 40,
        Epochs = 20,
    };

    public static readonly Recipe Margins = new("clouds of 6 classes", new Mixture("clouds of 6 classes", 5, 6, 2, 0.4))
    {
        Train = 800,
        Hidden = [40],
        Loss = new MultiMargin(2),
        Method = Method.RmsProp,
        Rate = 0.003,
        Batch = 32,
        Epochs = 25,
    };

    public static readonly Recipe Friedman2 = new("friedman 2", new Friedman("friedman 2", 2, 0.15, 0.03))
    {
        Train = 800,
        Hidden = [24, 24],
        Activation = () => new Tanh(),
        Loss = new Huber(),
        Method = Method.AdamW,
        Rate = 0.005,
        Decay = 0.01,
        Batch = 32,
        Epochs = 25,
        Style = Style.Eager,
    };

    public static readonly Recipe Blobs = new("blobs", new Pictures("blobs", false, 0.3))
    {
        Train = 1500,
        Hidden = [32, 24],
        Method = Method.Momentum,
        Rate = 0.01,
        Batch = 36,
        Epochs = 10,
        Style = Style.Gradients,
    };

    public static readonly Recipe Modular = new("sums modulo 5", new ModularSum("sums modulo 5", 5, 2, 3))
    {
        Train = 1500,
        Hidden = [48],
        Activation = () => new Relu(),
        EmbeddingWidth = 5,
        Method = Method.Adam,
        Rate = 0.01,
        Batch = 50,
        Epochs = 20,
    };

    public static readonly Recipe Signs = new("sparse signs of 40", new SparseLinear("sparse signs of 40", Aim.Signs, 40, 6, 0.2))
    {
        Train = 1200,
        Hidden = [],
        Loss = new Hinge(),
        Method = Method.Sgd,
        Rate = 0.05,
        Batch = 20,
        Epochs = 12,
        Style = Style.Eager,
    };

    public static readonly Recipe Odd = new("parity of 3 in 5", new Parity("parity of 3 in 5", 5, 3))
    {
        Train = 1000,
        Hidden = [32, 32],
        Activation = () => new Gelu(),
        Loss = new BinaryCrossEntropy(),
        Method = Method.AdamW,
        Rate = 0.005,
        Decay = 0.01,
        Batch = 32,
        Epochs = 25,
    };

    public static readonly Recipe Whole = new("teacher of one number", new TeacherNet("teacher of one number", Aim.Numbers, 6, 1, 4, 0.15))
    {
        Train = 1000,
        Hidden = [40],
        Loss = new SquaredError(),
        Method = Method.Momentum,
        Rate = 0.04,
        Batch = 1000,
        Epochs = 500,
        Style = Style.Recorded,
    };

    public static readonly Recipe Votes = new("majority of 7 symbols", new Majority("majority of 7 symbols", 4, 7))
    {
        Train = 2000,
        Validation = 300,
        Hidden = [32],
        Activation = () => new Tanh(),
        EmbeddingWidth = 4,
        Method = Method.RmsProp,
        Rate = 0.003,
        Batch = 40,
        Epochs = 20,
        Style = Style.Gradients,
    };

    public static readonly Recipe Tower = new("tower on 2 sines", new SineSum("2 sines", 3, 2, 1.3, 0.1))
    {
        Train = 900,
        Hidden = [20, 20, 20, 20],
        Activation = () => new Elu(),
        Loss = new SquaredError(),
        Method = Method.Adam,
        Rate = 0.004,
        Batch = 30,
        Epochs = 25,
        Style = Style.Eager,
    };

    public static readonly Recipe Doubtful = new("clouds of 2 that overlap", new Mixture("clouds of 2 that overlap", 8, 2, 2, 1.3))
    {
        Train = 200,
        Hidden = [16],
        Activation = () => new Tanh(),
        Method = Method.Adam,
        Rate = 0.01,
        Batch = 20,
        Epochs = 8,
    };

    public static readonly Recipe Many = new("clouds of 12 classes", new Mixture("clouds of 12 classes", 10, 12, 1, 0.6))
    {
        Train = 8000,
        Validation = 400,
        Hidden = [64],
        Activation = () => new LeakyRelu(),
        Method = Method.Adam,
        Rate = 0.003,
        Batch = 128,
        Epochs = 8,
        Style = Style.Recorded,
        Order = OrderMistakes.WithReplacement,
    };

    public static readonly Recipe Broad = new("sparse sum of 100", new SparseLinear("sparse sum of 100", Aim.Numbers, 100, 8, 0.4))
    {
        Train = 3000,
        Validation = 300,
        Hidden = [],
        Loss = new SquaredError(),
        Method = Method.Momentum,
        Rate = 0.003,
        Batch = 50,
        Epochs = 10,
    };

    public static IEnumerable<Recipe> All => [Ten, Labels, Margins, Friedman2, Blobs, Modular, Signs, Odd, Whole, Votes, Tower, Doubtful, Many, Broad];
}
