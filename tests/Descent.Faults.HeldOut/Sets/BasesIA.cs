namespace Descent.Faults.HeldOut;

/// <summary>The healthy programs from which one half of the ninth set is made, on real data.</summary>
internal static class BasesIA
{
    private static readonly int[] ChoicesOfBirds = [5, 3, 4, 10];

    public static readonly Recipe Cars = new("miles of a car", new RealTable("miles of a car", "cars", Aim.Numbers, 9, 1) { Choices = [0, 0, 0, 0, 0, 0, 3] })
    {
        Train = 200,
        Validation = 90,
        Hidden = [16],
        Loss = new SquaredError(),
        Method = Method.AdamW,
        Rate = 0.005,
        Decay = 0.1,
        Batch = 16,
        Epochs = 40,
        KeepsBest = true,
        Style = Style.Recorded,
    };

    public static readonly Recipe Counted = new("miles of a car, by shares", new RealTable("miles by shares", "cars", Aim.Counts, 9, 1) { Choices = [0, 0, 0, 0, 0, 0, 3] })
    {
        Train = 200,
        Validation = 90,
        Hidden = [8],
        Activation = () => new Tanh(),
        Loss = new GammaDeviance(),
        Rate = 0.02,
        Batch = 10,
        Epochs = 120,
        KeepsBest = true,
    };

    public static readonly Recipe Birds = new("damage by a bird", new RealTable("damage by a bird", "birds", Aim.Labels, 25, 1) { Choices = ChoicesOfBirds })
    {
        Train = 900,
        Validation = 400,
        Hidden = [8],
        Activation = () => new Tanh(),
        Loss = new BinaryCrossEntropy(),
        Method = Method.AdamW,
        Rate = 0.003,
        Decay = 0.1,
        Batch = 30,
        Epochs = 12,
        Style = Style.Eager,
    };

    public static readonly Recipe Weather = new("weather of a day", new RealTable("weather of a day", "weather", Aim.Classes, 7, 5) { Choices = [2] })
    {
        Train = 700,
        Validation = 350,
        Hidden = [24],
        Rate = 0.008,
        Batch = 25,
        Epochs = 40,
        KeepsBest = true,
        Style = Style.Recorded,
    };

    public static readonly Recipe Warmth = new("warmth of a day", new RealSeries("warmth of a day", "warmth", 8, 48))
    {
        Train = 680,
        Validation = 240,
        Hidden = [12],
        Activation = () => new Elu(),
        Loss = new SquaredError(),
        Method = Method.Momentum,
        Rate = 0.005,
        Batch = 20,
        Epochs = 12,
        Style = Style.Gradients,
    };

    public static readonly Recipe Ballots = new("ballot of a voter", new RealTable("ballot of a voter", "ballots", Aim.Labels, 9, 1))
    {
        Train = 480,
        Validation = 220,
        Hidden = [8],
        Loss = new BinaryCrossEntropy(),
        Method = Method.Momentum,
        Rate = 0.015,
        Decay = 0.01,
        Batch = 16,
        Epochs = 16,
        Style = Style.Gradients,
    };

    public static readonly Recipe Sides = new("side of a ballot", new RealTable("side of a ballot", "ballots", Aim.Signs, 9, 1))
    {
        Train = 480,
        Validation = 220,
        Hidden = [6],
        Activation = () => new Silu(),
        Loss = new SoftMargin(),
        Rate = 0.01,
        Batch = 24,
        Epochs = 12,
    };

    public static readonly Recipe Airports = new("state of an airport", new RealTable("state of an airport", "airports", Aim.Classes, 2, 20))
    {
        Train = 900,
        Validation = 300,
        Hidden = [32],
        Rate = 0.02,
        Batch = 30,
        Epochs = 40,
        Style = Style.Recorded,
    };

    public static readonly Recipe Lives = new("years of a life", new RealTable("years of a life", "lives", Aim.Numbers, 9, 1) { Choices = [0, 6] })
    {
        Train = 360,
        Validation = 150,
        Hidden = [16],
        Activation = () => new Gelu(),
        Loss = new SquaredError(),
        Rate = 0.01,
        Batch = 20,
        Epochs = 40,
        KeepsBest = true,
    };

    public static readonly Recipe Eras = new("era of an address", new RealBag("era of an address", "eras", Aim.Classes, 160, 3))
    {
        Train = 690,
        Validation = 300,
        StandardisesInputs = false,
        Hidden = [16],
        Activation = () => new Silu(),
        Method = Method.AdamW,
        Rate = 0.003,
        Decay = 0.5,
        Batch = 30,
        Epochs = 12,
        KeepsBest = true,
        Style = Style.Eager,
    };

    public static readonly Recipe Syllables = new("syllables of a word", new RealWords("syllables of a word", "syllables", 9, 3))
    {
        Train = 2100,
        Validation = 500,
        Hidden = [32],
        EmbeddingWidth = 6,
        Rate = 0.005,
        Batch = 50,
        Epochs = 20,
        KeepsBest = true,
        Style = Style.Recorded,
    };

    public static readonly Recipe Heights = new("height of a volcano", new RealTable("height of a volcano", "volcano", Aim.Numbers, 2, 1))
    {
        Train = 640,
        Validation = 260,
        Hidden = [48],
        Activation = () => new Tanh(),
        Loss = new SquaredError(),
        Rate = 0.02,
        Batch = 20,
        Epochs = 60,
        KeepsBest = true,
        Style = Style.Recorded,
    };

    public static readonly Recipe Deep = new("five layers on a volcano", Heights.Problem)
    {
        Train = 640,
        Validation = 260,
        Hidden = [16, 16, 16, 16],
        Activation = () => new Tanh(),
        Loss = new SquaredError(),
        Rate = 0.005,
        Batch = 20,
        Epochs = 40,
        KeepsBest = true,
        Style = Style.Recorded,
    };

    public static readonly Recipe Stack = new("four layers on weather", Weather.Problem)
    {
        Train = 700,
        Validation = 350,
        Hidden = [24, 24, 24],
        Method = Method.Momentum,
        Rate = 0.02,
        Batch = 25,
        Epochs = 40,
        KeepsBest = true,
        Style = Style.Gradients,
    };

    public static IEnumerable<Recipe> All => [Cars, Counted, Birds, Weather, Warmth, Ballots, Sides, Airports, Lives, Eras, Syllables, Heights, Deep, Stack];
}
