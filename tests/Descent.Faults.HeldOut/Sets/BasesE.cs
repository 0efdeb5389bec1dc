namespace Descent.Faults.HeldOut;

/// <summary>The healthy programs from which the fifth set is made.</summary>
internal static class BasesE
{
    public static readonly Recipe Water = new("water at a pier", new Tides("water at a pier", 14, 3, 4))
    {
        Train = 1200,
        Hidden = [28],
        Activation = () => new Tanh(),
        Loss = new SquaredError(),
        Rate = 0.005,
        Batch = 30,
        Epochs = 18,
    };

    public static readonly Recipe Steel = new("steel by what it holds", new Alloys("steel by what it holds", 0.03))
    {
        Train = 900,
        Hidden = [32, 32],
        Activation = () => new Silu(),
        Loss = new Huber(),
        Method = Method.AdamW,
        Rate = 0.006,
        Decay = 0.01,
        Batch = 24,
        Epochs = 24,
        Style = Style.Recorded,
    };

    public static readonly Recipe Binding = new("stretches that bind", new Sites("stretches that bind", 10, 2))
    {
        Train = 2500,
        Validation = 400,
        Hidden = [20],
        EmbeddingWidth = 3,
        Loss = new BinaryCrossEntropy(),
        Method = Method.RmsProp,
        Rate = 0.003,
        Batch = 40,
        Epochs = 9,
        Style = Style.Eager,
    };

    public static readonly Recipe Words = new("tongue of a word", new Tongues("tongue of a word", 16, 8, 5, 0.9))
    {
        Train = 3500,
        Validation = 400,
        Hidden = [40],
        Activation = () => new Gelu(),
        EmbeddingWidth = 8,
        Method = Method.Adam,
        Rate = 0.003,
        Batch = 50,
        Epochs = 7,
        Style = Style.Recorded,
    };

    public static readonly Recipe Heart = new("beats of a heart", new Beats("beats of a heart", 36, 0.12))
    {
        Train = 1000,
        Hidden = [30],
        Activation = () => new LeakyRelu(0.05),
        Method = Method.Momentum,
        Rate = 0.01,
        Batch = 20,
        Epochs = 14,
        Style = Style.Gradients,
    };

    public static readonly Recipe Power = new("power of a household", new Households("power of a household", 6))
    {
        Train = 1500,
        Hidden = [24],
        Activation = () => new Elu(),
        Loss = new GammaDeviance(),
        Rate = 0.005,
        Batch = 32,
        Epochs = 18,
    };

    public static readonly Recipe Cards = new("winner of a trick", new Tricks("winner of a trick", 3, 7))
    {
        Train = 4000,
        Validation = 400,
        Hidden = [64],
        EmbeddingWidth = 6,
        Method = Method.AdamW,
        Rate = 0.008,
        Decay = 0.02,
        Batch = 64,
        Epochs = 12,
        Style = Style.Recorded,
    };

    public static readonly Recipe Rook = new("rook that gives check", new Endgames("rook that gives check"))
    {
        Train = 3000,
        Validation = 300,
        Hidden = [64, 32],
        Loss = new SquaredHinge(),
        Rate = 0.005,
        Batch = 50,
        Epochs = 20,
    };

    public static readonly Recipe Circuit = new("parts in a row", new Circuits("parts in a row", 0.02))
    {
        Train = 1200,
        Hidden = [30, 30],
        Activation = () => new Softplus(),
        Loss = new SmoothL1(),
        Method = Method.Nesterov,
        Rate = 0.03,
        Batch = 24,
        Epochs = 22,
        Style = Style.Eager,
    };

    public static readonly Recipe Samples = new("tissue by 90 genes", new Tissues("tissue by 90 genes", 90, 4, 0.35))
    {
        Train = 240,
        Validation = 160,
        Hidden = [16],
        Activation = () => new Sigmoid(),
        Method = Method.Momentum,
        Rate = 0.05,
        Batch = 12,
        Epochs = 14,
        Style = Style.Gradients,
    };

    public static readonly Recipe Layers = new("six layers on the tide", new Tides("six layers on the tide", 9, 6, 6))
    {
        Train = 1500,
        Hidden = [20, 20, 20, 20, 20],
        Activation = () => new Tanh(),
        Loss = new SquaredError(),
        Method = Method.Adam,
        Rate = 0.003,
        Batch = 30,
        Epochs = 16,
        Style = Style.Eager,
    };

    public static readonly Recipe Pulse = new("five layers on beats", new Beats("five layers on beats", 24, 0.1))
    {
        Train = 1200,
        Hidden = [24, 24, 24, 24],
        Method = Method.RmsProp,
        Rate = 0.002,
        Batch = 25,
        Epochs = 12,
    };

    public static IEnumerable<Recipe> All => [Water, Steel, Binding, Words, Heart, Power, Cards, Rook, Circuit, Samples, Layers, Pulse];
}
