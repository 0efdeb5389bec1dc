namespace Descent.Faults.HeldOut;

/// <summary>The healthy programs from which the seventh set is made, on real data.</summary>
internal static class BasesG
{
    private static readonly int[] ChoicesOfCredit = [4, 0, 5, 11, 0, 5, 5, 0, 5, 3, 0, 4, 0, 3, 3, 0, 4, 0, 2, 2];
    private static readonly int[] ChoicesOfBeans = [7, 2, 3, 3, 2, 4, 4, 3, 3, 3, 2, 2, 3, 3, 3, 2, 2, 3, 2, 2, 4, 4, 2, 3, 2, 3, 2, 4, 5, 2, 2, 2, 2, 2, 3];

    public static readonly Recipe Echoes = new("echoes of a radar", new RealTable("echoes of a radar", "ionosphere", Aim.Labels, 34, 1))
    {
        Train = 200,
        Validation = 64,
        Hidden = [32],
        Loss = new BinaryCrossEntropy(),
        Rate = 0.01,
        Batch = 16,
        Epochs = 14,
        KeepsBest = true,
        Style = Style.Recorded,
    };

    public static readonly Recipe Sugar = new("sugar in the blood", new RealTable("sugar in the blood", "pima", Aim.Labels, 8, 1))
    {
        Train = 440,
        Validation = 136,
        Hidden = [8],
        Loss = new BinaryCrossEntropy(),
        Method = Method.Momentum,
        Rate = 0.01,
        Batch = 20,
        Epochs = 10,
        Style = Style.Gradients,
    };

    public static readonly Recipe Patches = new("patches of a picture", new RealTable("patches of a picture", "segment", Aim.Classes, 19, 7))
    {
        Train = 700,
        Hidden = [32],
        Rate = 0.005,
        Batch = 20,
        Epochs = 16,
    };

    public static readonly Recipe Shuttle = new("state of a shuttle", new RealTable("state of a shuttle", "shuttle", Aim.Classes, 9, 4))
    {
        Train = 1600,
        Validation = 300,
        Hidden = [24],
        Activation = () => new Tanh(),
        Method = Method.AdamW,
        Rate = 0.01,
        Decay = 0.01,
        Batch = 32,
        Epochs = 16,
        Style = Style.Eager,
    };

    public static readonly Recipe Letters = new("letters by their form", new RealTable("letters by their form", "letters", Aim.Classes, 16, 26))
    {
        Train = 1540,
        Validation = 260,
        Hidden = [64],
        Rate = 0.006,
        Batch = 28,
        Epochs = 22,
        Style = Style.Recorded,
    };

    public static readonly Recipe Ship = new("who lived through it", new RealTable("who lived through it", "titanic", Aim.Labels, 6, 1) { Choices = [4] })
    {
        Train = 1500,
        Validation = 300,
        Hidden = [12],
        Activation = () => new Tanh(),
        Loss = new BinaryCrossEntropy(),
        Method = Method.RmsProp,
        Rate = 0.004,
        Batch = 30,
        Epochs = 8,
        Style = Style.Eager,
    };

    public static readonly Recipe Credit = new("credit that went bad", new RealTable("credit that went bad", "credit", Aim.Labels, 61, 1) { Choices = ChoicesOfCredit })
    {
        Train = 560,
        Validation = 190,
        Hidden = [8],
        Loss = new BinaryCrossEntropy(),
        Method = Method.AdamW,
        Rate = 0.003,
        Decay = 0.1,
        Batch = 28,
        Epochs = 6,
    };

    public static readonly Recipe Beans = new("illness of a bean", new RealTable("illness of a bean", "soybean", Aim.Classes, 99, 19) { Choices = ChoicesOfBeans })
    {
        Train = 390,
        Validation = 120,
        Hidden = [32],
        Activation = () => new Silu(),
        Rate = 0.005,
        Batch = 15,
        Epochs = 8,
        Style = Style.Recorded,
    };

    public static readonly Recipe Stones = new("price of a stone", new RealTable("price of a stone", "diamonds", Aim.Numbers, 9, 1))
    {
        Train = 900,
        Validation = 300,
        Hidden = [32],
        Activation = () => new Gelu(),
        Loss = new SquaredError(),
        Rate = 0.005,
        Batch = 30,
        Epochs = 20,
    };

    public static readonly Recipe Quakes = new("depth of a quake", new RealTable("depth of a quake", "quakes", Aim.Numbers, 4, 1) { Target = 2 })
    {
        Train = 590,
        Validation = 160,
        Hidden = [32, 32],
        Activation = () => new Tanh(),
        Loss = new SquaredError(),
        Rate = 0.005,
        Batch = 20,
        Epochs = 30,
        Style = Style.Eager,
    };

    public static readonly Recipe Felt = new("stations that felt a quake", new RealTable("stations that felt a quake", "quakes", Aim.Counts, 4, 1))
    {
        Train = 590,
        Validation = 160,
        Hidden = [16],
        Activation = () => new Silu(),
        Loss = new TweedieDeviance(1.2),
        Rate = 0.01,
        Batch = 20,
        Epochs = 16,
    };

    public static readonly Recipe Sea = new("warmth of the sea", new RealSeries("warmth of the sea", "sea", 12, 61))
    {
        Train = 343,
        Validation = 98,
        Hidden = [16],
        Activation = () => new Elu(),
        Loss = new Huber(),
        Method = Method.Nesterov,
        Rate = 0.01,
        Batch = 16,
        Epochs = 20,
        Style = Style.Gradients,
    };

    public static readonly Recipe Words = new("tongue of a real word", new RealWords("tongue of a real word", "words", 10, 4))
    {
        Train = 2700,
        Validation = 400,
        Hidden = [40],
        EmbeddingWidth = 8,
        Rate = 0.004,
        Batch = 45,
        Epochs = 6,
        Style = Style.Recorded,
    };

    public static readonly Recipe Deep = new("five layers on quakes", Quakes.Problem)
    {
        Train = 590,
        Validation = 160,
        Hidden = [20, 20, 20, 20],
        Activation = () => new Tanh(),
        Loss = new SquaredError(),
        Rate = 0.003,
        Batch = 20,
        Epochs = 24,
        Style = Style.Recorded,
    };

    public static readonly Recipe Stack = new("four layers on patches", Patches.Problem)
    {
        Train = 700,
        Hidden = [24, 24, 24],
        Method = Method.Momentum,
        Rate = 0.02,
        Batch = 20,
        Epochs = 12,
        Style = Style.Gradients,
    };

    public static IEnumerable<Recipe> All => [Echoes, Sugar, Patches, Shuttle, Letters, Ship, Credit, Beans, Stones, Quakes, Felt, Sea, Words, Deep, Stack];
}
