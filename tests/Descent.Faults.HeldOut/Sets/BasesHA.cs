namespace Descent.Faults.HeldOut;

/// <summary>The healthy programs from which one half of the eighth set is made, on real data.</summary>
internal static class BasesHA
{
    private static readonly int[] ChoicesOfVotes = [.. Enumerable.Repeat(2, 16)];
    private static readonly int[] ChoicesOfRelapse = [9, 3, 12, 13, 2, 3, 2, 5, 2];

    public static readonly Recipe Votes = new("party by votes", new RealTable("party by votes", "votes", Aim.Labels, 32, 1) { Choices = ChoicesOfVotes })
    {
        Train = 236,
        Validation = 90,
        Hidden = [8],
        Activation = () => new Tanh(),
        Loss = new BinaryCrossEntropy(),
        Method = Method.AdamW,
        Rate = 0.005,
        Decay = 0.1,
        Batch = 16,
        Epochs = 10,
        Style = Style.Recorded,
    };

    public static readonly Recipe Sides = new("side of a voter", new RealTable("side of a voter", "votes", Aim.Signs, 32, 1) { Choices = ChoicesOfVotes })
    {
        Train = 236,
        Validation = 90,
        Hidden = [6],
        Loss = new SoftMargin(),
        Method = Method.Momentum,
        Rate = 0.01,
        Batch = 12,
        Epochs = 6,
        Style = Style.Gradients,
    };

    public static readonly Recipe Vowels = new("vowels as spoken", new RealTable("vowels as spoken", "vowels", Aim.Classes, 24, 11) { Choices = [15] })
    {
        Train = 590,
        Validation = 150,
        Hidden = [48],
        Rate = 0.01,
        Batch = 20,
        Epochs = 30,
        Style = Style.Recorded,
    };

    public static readonly Recipe Glass = new("where glass is from", new RealTable("where glass is from", "glass", Aim.Classes, 9, 6))
    {
        Train = 115,
        Validation = 45,
        Hidden = [16],
        Activation = () => new Tanh(),
        Rate = 0.01,
        Batch = 10,
        Epochs = 14,
        KeepsBest = true,
        Style = Style.Eager,
    };

    public static readonly Recipe Houses = new("price of a Boston house", new RealTable("price of a house", "boston", Aim.Numbers, 12, 1))
    {
        Train = 280,
        Validation = 100,
        Hidden = [24],
        Loss = new SquaredError(),
        Rate = 0.006,
        Batch = 14,
        Epochs = 24,
    };

    public static readonly Recipe Smog = new("smog over a city", new RealTable("smog over a city", "smog", Aim.Numbers, 10, 1))
    {
        Train = 180,
        Validation = 66,
        Hidden = [12],
        Activation = () => new Gelu(),
        Loss = new Huber(),
        Method = Method.RmsProp,
        Rate = 0.004,
        Batch = 15,
        Epochs = 16,
        Style = Style.Eager,
    };

    public static readonly Recipe Counted = new("smog as counted", new RealTable("smog as counted", "smog", Aim.Counts, 10, 1))
    {
        Train = 180,
        Validation = 66,
        Hidden = [8],
        Activation = () => new Tanh(),
        Loss = new GammaDeviance(),
        Rate = 0.01,
        Batch = 12,
        Epochs = 20,
        Style = Style.Recorded,
    };

    public static readonly Recipe Joints = new("joints of genes", new RealWords("joints of genes", "joints", 30, 3))
    {
        Train = 900,
        Validation = 225,
        Hidden = [24],
        EmbeddingWidth = 4,
        Method = Method.AdamW,
        Rate = 0.004,
        Decay = 0.1,
        Batch = 30,
        Epochs = 5,
        Style = Style.Recorded,
    };

    public static readonly Recipe News = new("news of grain", new RealBag("news of grain", "grain", Aim.Labels, 200, 1))
    {
        Train = 680,
        Validation = 220,
        StandardisesInputs = false,
        Hidden = [12],
        Activation = () => new Tanh(),
        Loss = new BinaryCrossEntropy(),
        Method = Method.AdamW,
        Rate = 0.003,
        Decay = 0.3,
        Batch = 20,
        Epochs = 6,
        Style = Style.Recorded,
    };

    public static readonly Recipe Relapse = new("relapse of an illness", new RealTable("relapse of an illness", "relapse", Aim.Labels, 51, 1) { Choices = ChoicesOfRelapse })
    {
        Train = 160,
        Validation = 55,
        Hidden = [4],
        StandardisesInputs = false,
        Activation = () => new Tanh(),
        Loss = new BinaryCrossEntropy(),
        Method = Method.AdamW,
        Rate = 0.005,
        Decay = 1,
        Batch = 16,
        Epochs = 20,
        KeepsBest = true,
    };

    public static readonly Recipe Deep = new("five layers on houses", Houses.Problem)
    {
        Train = 280,
        Validation = 100,
        Hidden = [12, 12, 12, 12],
        Activation = () => new Tanh(),
        Loss = new SquaredError(),
        Method = Method.AdamW,
        Rate = 0.003,
        Decay = 0.5,
        Batch = 14,
        Epochs = 16,
        Style = Style.Recorded,
    };

    public static readonly Recipe Stack = new("four layers on vowels", Vowels.Problem)
    {
        Train = 590,
        Validation = 150,
        Hidden = [32, 32, 32],
        Method = Method.Momentum,
        Rate = 0.02,
        Decay = 0.002,
        Batch = 20,
        Epochs = 20,
        Style = Style.Gradients,
    };

    public static IEnumerable<Recipe> All => [Votes, Sides, Vowels, Glass, Houses, Smog, Counted, Joints, News, Relapse, Deep, Stack];
}
