namespace Descent.Faults.HeldOut;

/// <summary>The healthy programs from which the fourth set is made.</summary>
internal static class BasesD
{
    public static readonly Recipe Swing = new("swing of a pendulum", new Pendulum("swing of a pendulum", 0.02))
    {
        Train = 1500,
        Hidden = [40, 40],
        Activation = () => new Silu(),
        Loss = new SquaredError(),
        Rate = 0.005,
        Batch = 25,
        Epochs = 14,
    };

    public static readonly Recipe Lent = new("bicycles lent in an hour", new Rides("bicycles lent in an hour", 1.2))
    {
        Train = 2000,
        Hidden = [36, 18],
        Activation = () => new Gelu(),
        Loss = new PoissonNegativeLogLikelihood(Full: true),
        Method = Method.AdamW,
        Rate = 0.008,
        Decay = 0.01,
        Batch = 32,
        Epochs = 24,
        Style = Style.Eager,
    };

    public static readonly Recipe Letters = new("signs in a picture", new Glyphs("signs in a picture", 0.1))
    {
        Train = 2400,
        Validation = 300,
        Hidden = [64],
        Method = Method.Momentum,
        Rate = 0.03,
        Batch = 40,
        Epochs = 10,
        Style = Style.Recorded,
    };

    public static readonly Recipe Nested = new("next of nested brackets", new Brackets("next of nested brackets", 6))
    {
        Train = 1800,
        Hidden = [32],
        Activation = () => new Tanh(),
        EmbeddingWidth = 5,
        Method = Method.RmsProp,
        Rate = 0.004,
        Batch = 36,
        Epochs = 10,
    };

    public static readonly Recipe Well = new("years without illness", new Remission("years without illness", 5))
    {
        Train = 1000,
        Hidden = [24],
        Activation = () => new Elu(),
        Loss = new BinaryCrossEntropy(),
        Method = Method.Momentum,
        Rate = 0.05,
        Batch = 20,
        Epochs = 12,
        Style = Style.Gradients,
    };

    public static readonly Recipe Insured = new("claims of the insured", new Claims("claims of the insured", 4))
    {
        Train = 2500,
        Validation = 400,
        Hidden = [24],
        Activation = () => new Softplus(),
        Loss = new TweedieDeviance(),
        Rate = 0.006,
        Batch = 50,
        Epochs = 14,
    };

    public static readonly Recipe Kinds = new("kinds of stars", new Stars("kinds of stars", 0.35))
    {
        Train = 800,
        Hidden = [28, 28],
        Activation = () => new LeakyRelu(0.1),
        Method = Method.Nesterov,
        Rate = 0.01,
        Batch = 16,
        Epochs = 20,
        Style = Style.Eager,
    };

    public static readonly Recipe Town = new("districts of a town", new Roads("districts of a town", 9, 15))
    {
        Train = 4000,
        Validation = 400,
        Hidden = [64],
        Activation = () => new Gelu(),
        Method = Method.AdamW,
        Rate = 0.01,
        Decay = 0.01,
        Batch = 64,
        Epochs = 8,
        Style = Style.Recorded,
    };

    public static readonly Recipe Matched = new("properties that match", new Crossed("properties that match", 5, 5))
    {
        Train = 1500,
        Hidden = [24],
        EmbeddingWidth = 4,
        Loss = new BinaryCrossEntropy(),
        Method = Method.Adam,
        Rate = 0.01,
        Batch = 25,
        Epochs = 9,
        Style = Style.Gradients,
    };

    public static readonly Recipe Samples = new("substances by 40 channels", new Spectra("substances by 40 channels", 40, 0.03))
    {
        Train = 600,
        Hidden = [32],
        Activation = () => new Tanh(),
        Loss = new Huber(),
        Method = Method.Momentum,
        Rate = 0.01,
        Batch = 15,
        Epochs = 30,
        Style = Style.Gradients,
    };

    public static readonly Recipe Tasted = new("tasted by a few", new Tasting("tasted by a few", 9, 0.3))
    {
        Train = 160,
        Validation = 120,
        Hidden = [16],
        Activation = () => new Sigmoid(),
        Method = Method.Adam,
        Rate = 0.03,
        Batch = 160,
        Epochs = 70,
        Style = Style.Recorded,
    };

    public static readonly Recipe Relay = new("race of two teams", new Race("race of two teams", 4, 0.1))
    {
        Train = 2000,
        Hidden = [48, 24],
        Loss = new SoftMargin(),
        Method = Method.Adam,
        Rate = 0.004,
        Batch = 50,
        Epochs = 14,
    };

    public static readonly Recipe Warmth = new("warmth of a plate", new Plate("warmth of a plate", 0.6))
    {
        Train = 1600,
        Hidden = [24, 24, 24, 24],
        Activation = () => new Tanh(),
        Loss = new SquaredError(),
        Method = Method.Adam,
        Rate = 0.003,
        Batch = 32,
        Epochs = 22,
        Style = Style.Recorded,
    };

    public static readonly Recipe Fields = new("fields of a board", new Dartboard("fields of a board", 2))
    {
        Train = 1500,
        Hidden = [20, 20, 20, 20, 20],
        Method = Method.RmsProp,
        Rate = 0.003,
        Batch = 30,
        Epochs = 20,
        Style = Style.Eager,
    };

    public static IEnumerable<Recipe> All => [Swing, Lent, Letters, Nested, Well, Insured, Kinds, Town, Matched, Samples, Tasted, Relay, Warmth, Fields];
}
