namespace Descent.Faults.HeldOut;

/// <summary>The healthy programs from which the sixth set is made.</summary>
internal static class BasesF
{
    public static readonly Recipe Rent = new("rent of a flat", new Flats("rent of a flat", 0.05))
    {
        Train = 1200,
        Hidden = [40],
        Activation = () => new Silu(),
        Loss = new SquaredError(),
        Rate = 0.006,
        Batch = 32,
        Epochs = 22,
    };

    public static readonly Recipe Leavers = new("customers who leave", new Contracts("customers who leave", 3))
    {
        Train = 2400,
        Validation = 400,
        Hidden = [32],
        Loss = new BinaryCrossEntropy(),
        Rate = 0.004,
        Batch = 40,
        Epochs = 10,
        Style = Style.Eager,
    };

    public static readonly Recipe Trees = new("trees by their leaves", new Leaves("trees by their leaves", 0.12))
    {
        Train = 900,
        Hidden = [24],
        Activation = () => new Tanh(),
        Method = Method.Momentum,
        Rate = 0.03,
        Batch = 20,
        Epochs = 16,
        Style = Style.Gradients,
    };

    public static readonly Recipe Pens = new("signs by a pen", new Strokes("signs by a pen", 6))
    {
        Train = 1500,
        Validation = 300,
        Hidden = [48],
        Method = Method.AdamW,
        Rate = 0.004,
        Decay = 0.01,
        Batch = 30,
        Epochs = 10,
        Style = Style.Recorded,
    };

    public static readonly Recipe Critics = new("mood of a review", new Reviews("mood of a review", 14, 7, 0.3))
    {
        Train = 5000,
        Validation = 400,
        Hidden = [48],
        Activation = () => new Elu(),
        EmbeddingWidth = 6,
        Rate = 0.006,
        Batch = 50,
        Epochs = 14,
        Style = Style.Eager,
    };

    public static readonly Recipe Walks = new("what a walker does", new Motions("what a walker does", 10, 60))
    {
        Train = 1400,
        Hidden = [40],
        Activation = () => new LeakyRelu(0.05),
        Method = Method.Nesterov,
        Rate = 0.02,
        Batch = 24,
        Epochs = 14,
        Style = Style.Gradients,
    };

    public static readonly Recipe Shop = new("pieces sold in a day", new Sales("pieces sold in a day", 0.1))
    {
        Train = 1500,
        Hidden = [32],
        Activation = () => new Gelu(),
        Loss = new Huber(),
        Method = Method.AdamW,
        Rate = 0.006,
        Decay = 0.01,
        Batch = 30,
        Epochs = 18,
        Style = Style.Recorded,
    };

    public static readonly Recipe Films = new("points for a film", new Ratings("points for a film", 24, 30, 4))
    {
        Train = 5000,
        Validation = 400,
        Hidden = [40],
        Activation = () => new Silu(),
        Loss = new SquaredError(),
        EmbeddingWidth = 5,
        Rate = 0.005,
        Batch = 50,
        Epochs = 10,
    };

    public static readonly Recipe Shots = new("shots in a match", new Matches("shots in a match", 12))
    {
        Train = 1800,
        Hidden = [24],
        Activation = () => new Softplus(),
        Loss = new TweedieDeviance(1.2),
        Method = Method.RmsProp,
        Rate = 0.003,
        Batch = 36,
        Epochs = 14,
    };

    public static readonly Recipe Desk = new("departments of a letter", new Tickets("departments of a letter", 24, 20))
    {
        Train = 2000,
        Validation = 300,
        Hidden = [40],
        Loss = new BinaryCrossEntropy(),
        Rate = 0.003,
        Batch = 40,
        Epochs = 10,
        Style = Style.Recorded,
    };

    public static readonly Recipe Tower = new("six layers on a pen", new Strokes("six layers on a pen", 6))
    {
        Train = 1500,
        Hidden = [24, 24, 24, 24, 24],
        Activation = () => new Tanh(),
        Rate = 0.003,
        Batch = 30,
        Epochs = 12,
        Style = Style.Eager,
    };

    public static readonly Recipe Stack = new("five layers on rent", new Flats("five layers on rent", 0.05))
    {
        Train = 1200,
        Hidden = [24, 24, 24, 24],
        Loss = new SquaredError(),
        Method = Method.Momentum,
        Rate = 0.01,
        Batch = 24,
        Epochs = 20,
        Style = Style.Gradients,
    };

    public static readonly Recipe Few = new("trees by few leaves", new Leaves("trees by few leaves", 0.3))
    {
        Train = 200,
        Validation = 150,
        Hidden = [24],
        Method = Method.Adam,
        Rate = 0.01,
        Batch = 20,
        Epochs = 10,
        Style = Style.Recorded,
    };

    public static IEnumerable<Recipe> All => [Rent, Leavers, Trees, Pens, Critics, Walks, Shop, Films, Shots, Desk, Tower, Stack, Few];
}
