namespace Descent.Faults.HeldOut;

/// <summary>The healthy programs from which the second half of the eighth set is made, on real data.</summary>
internal static class BasesHB
{
    private static readonly int[] ChoicesOfHomes = [0, 0, 5, 0, 0, 9, 0, 3, 0, 0, 5];

    public static readonly Recipe Mail = new("mail that nobody wanted", new RealTable("mail that nobody wanted", "spam", Aim.Labels, 57, 1))
    {
        Train = 280,
        Validation = 88,
        Hidden = [16],
        Loss = new BinaryCrossEntropy(),
        Rate = 0.003,
        Batch = 16,
        Epochs = 12,
        Style = Style.Recorded,
    };

    public static readonly Recipe Novel = new("next letter of a novel", new RealText("next letter of a novel", "novel", 5, 55))
    {
        Train = 4000,
        Validation = 500,
        Hidden = [48],
        EmbeddingWidth = 8,
        Rate = 0.004,
        Batch = 50,
        Epochs = 8,
        Style = Style.Recorded,
    };

    public static readonly Recipe Kidneys = new("tissue of a kidney", new RealTable("tissue of a kidney", "kidneys", Aim.Labels, 7, 1) { Choices = [0, 4] })
    {
        Train = 800,
        Validation = 300,
        Hidden = [8],
        Activation = () => new Tanh(),
        Loss = new BinaryCrossEntropy(),
        Method = Method.RmsProp,
        Rate = 0.005,
        Batch = 20,
        Epochs = 10,
        Style = Style.Eager,
    };

    public static readonly Recipe Homes = new("who owns the home", new RealTable("who owns the home", "homes", Aim.Classes, 29, 3) { Choices = ChoicesOfHomes })
    {
        Train = 700,
        Validation = 250,
        Hidden = [16],
        Activation = () => new Silu(),
        Method = Method.AdamW,
        Rate = 0.004,
        Decay = 0.05,
        Batch = 20,
        Epochs = 10,
    };

    public static readonly Recipe Houses = new("price of a house", new RealTable("price of a house", "houses", Aim.Numbers, 6, 1))
    {
        Train = 560,
        Validation = 190,
        Hidden = [32],
        Activation = () => new Gelu(),
        Loss = new SquaredError(),
        Rate = 0.01,
        Batch = 20,
        Epochs = 80,
    };

    public static readonly Recipe Boards = new("skips of soldering", new RealTable("skips of soldering", "boards", Aim.Counts, 23, 1) { Choices = [3, 2, 5, 10, 3] })
    {
        Train = 500,
        Validation = 150,
        Hidden = [12],
        Activation = () => new Tanh(),
        Loss = new TweedieDeviance(1.1),
        Rate = 0.005,
        Batch = 20,
        Epochs = 20,
        Style = Style.Recorded,
    };

    public static readonly Recipe Spots = new("spots of the sun", new RealSeries("spots of the sun", "sunspots", 12, 60))
    {
        Train = 960,
        Validation = 240,
        Hidden = [16],
        Activation = () => new Elu(),
        Loss = new Huber(),
        Method = Method.Nesterov,
        Rate = 0.005,
        Batch = 20,
        Epochs = 12,
        Style = Style.Gradients,
    };

    public static readonly Recipe Penguins = new("kind of a penguin", new RealTable("kind of a penguin", "penguins", Aim.Classes, 8, 3) { Choices = [3] })
    {
        Train = 190,
        Validation = 60,
        Hidden = [12],
        Method = Method.Momentum,
        Rate = 0.02,
        Batch = 10,
        Epochs = 12,
    };

    public static readonly Recipe Crabs = new("kind and sex of a crab", new RealTable("kind and sex of a crab", "crabs", Aim.Classes, 5, 4))
    {
        Train = 110,
        Validation = 40,
        Hidden = [24],
        Activation = () => new Tanh(),
        Method = Method.AdamW,
        Rate = 0.015,
        Decay = 0.1,
        Plan = (rate, steps) => Schedule.Cosine(rate, steps),
        Batch = 10,
        Epochs = 60,
        Style = Style.Eager,
    };

    public static readonly Recipe Pupils = new("mathematics of a pupil", new RealTable("mathematics of a pupil", "pupils", Aim.Numbers, 8, 1))
    {
        Train = 420,
        Validation = 190,
        Hidden = [8],
        Loss = new SquaredError(),
        Method = Method.Momentum,
        Rate = 0.005,
        Batch = 20,
        Epochs = 8,
        Style = Style.Gradients,
    };

    public static readonly Recipe Deep = new("five layers on houses", Houses.Problem)
    {
        Train = 560,
        Validation = 190,
        Hidden = [20, 20, 20, 20],
        Activation = () => new Tanh(),
        Loss = new SquaredError(),
        Rate = 0.003,
        Plan = (rate, steps) => Schedule.Cosine(2 * rate, steps),
        Batch = 20,
        Epochs = 60,
        Style = Style.Recorded,
    };

    public static readonly Recipe Stack = new("four layers on homes", Homes.Problem)
    {
        Train = 700,
        Validation = 250,
        Hidden = [20, 16, 12],
        Method = Method.Momentum,
        Rate = 0.01,
        Decay = 0.003,
        Batch = 20,
        Epochs = 8,
        Style = Style.Gradients,
    };

    public static IEnumerable<Recipe> All => [Mail, Novel, Kidneys, Homes, Houses, Boards, Spots, Penguins, Crabs, Pupils, Deep, Stack];
}
