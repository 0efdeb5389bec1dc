namespace Descent.Faults.HeldOut;

/// <summary>The healthy programs from which one half of the ninth set is made, on real data.</summary>
internal static class BasesIB
{
    public static readonly Recipe Notes = new("bank notes that are false", new RealTable("bank notes that are false", "notes", Aim.Labels, 6, 1))
    {
        Train = 110,
        Validation = 40,
        Hidden = [8],
        Activation = () => new Tanh(),
        Loss = new BinaryCrossEntropy(),
        Rate = 0.02,
        Batch = 10,
        Epochs = 20,
        Style = Style.Recorded,
    };

    public static readonly Recipe Blood = new("blood of one who is ill", new RealTable("blood of one who is ill", "blood", Aim.Labels, 4, 1))
    {
        Train = 750,
        Validation = 300,
        Hidden = [16],
        Loss = new BinaryCrossEntropy(),
        Rate = 0.01,
        Batch = 30,
        Epochs = 30,
    };

    public static readonly Recipe Sides = new("blood on either side", new RealTable("blood on either side", "blood", Aim.Signs, 4, 1))
    {
        Train = 750,
        Validation = 300,
        Hidden = [16],
        Activation = () => new Silu(),
        Loss = new Hinge(),
        Method = Method.Momentum,
        Rate = 0.01,
        Batch = 25,
        Epochs = 30,
        Style = Style.Gradients,
    };

    public static readonly Recipe Oils = new("where an oil is from", new RealTable("where an oil is from", "oils", Aim.Classes, 8, 9))
    {
        Train = 300,
        Validation = 120,
        Hidden = [24],
        Rate = 0.006,
        Batch = 15,
        Epochs = 20,
        Style = Style.Recorded,
    };

    public static readonly Recipe Thyroids = new("state of a thyroid", new RealTable("state of a thyroid", "thyroid", Aim.Classes, 5, 3))
    {
        Train = 115,
        Validation = 45,
        Hidden = [12],
        Activation = () => new Gelu(),
        Rate = 0.01,
        Batch = 10,
        Epochs = 30,
        KeepsBest = true,
        Style = Style.Eager,
    };

    public static readonly Recipe Genes = new("tissue by its genes", new RealTable("tissue by its genes", "tissues", Aim.Classes, 48, 7))
    {
        Train = 100,
        Validation = 40,
        Hidden = [16],
        Activation = () => new Tanh(),
        Method = Method.AdamW,
        Rate = 0.005,
        Decay = 0.1,
        Batch = 10,
        Epochs = 20,
    };

    public static readonly Recipe Pigs = new("weight of a pig", new RealTable("weight of a pig", "pigs", Aim.Numbers, 9, 1) { Choices = [3, 3] })
    {
        Train = 410,
        Validation = 180,
        Hidden = [16],
        Activation = () => new Tanh(),
        Loss = new SquaredError(),
        Rate = 0.005,
        Batch = 20,
        Epochs = 40,
    };

    public static readonly Recipe Polls = new("lead in a poll", new RealTable("lead in a poll", "polls", Aim.Numbers, 54, 1) { Choices = [51] })
    {
        Train = 700,
        Validation = 275,
        Hidden = [16],
        Loss = new Huber(),
        Method = Method.AdamW,
        Rate = 0.005,
        Decay = 0.05,
        Batch = 20,
        Epochs = 20,
        Style = Style.Recorded,
    };

    public static readonly Recipe Bikes = new("bicycles hired in a day", new RealTable("bicycles hired in a day", "bikes", Aim.Numbers, 20, 1) { Choices = [4, 7, 0, 0, 3] })
    {
        Train = 385,
        Validation = 160,
        Hidden = [24],
        Loss = new SquaredError(),
        Method = Method.RmsProp,
        Rate = 0.002,
        Batch = 16,
        Epochs = 30,
        Style = Style.Eager,
    };

    public static readonly Recipe Counted = new("bicycles as counted", new RealTable("bicycles as counted", "bikes", Aim.Counts, 20, 1) { Choices = [4, 7, 0, 0, 3] })
    {
        Train = 385,
        Validation = 160,
        TargetUnits = (0.001, 0),
        Hidden = [12],
        Activation = () => new Tanh(),
        Loss = new TweedieDeviance(1.5),
        Rate = 0.005,
        Batch = 16,
        Epochs = 30,
        Style = Style.Recorded,
    };

    public static readonly Recipe Verses = new("book of a verse", new RealBag("book of a verse", "verses", Aim.Classes, 160, 4))
    {
        Train = 700,
        Validation = 275,
        StandardisesInputs = false,
        Hidden = [16],
        Activation = () => new Tanh(),
        Method = Method.AdamW,
        Rate = 0.003,
        Decay = 1,
        Batch = 20,
        Epochs = 10,
        Style = Style.Recorded,
    };

    public static readonly Recipe Deep = new("five layers on bicycles", Bikes.Problem)
    {
        Train = 385,
        Validation = 160,
        Hidden = [20, 20, 20, 20],
        Activation = () => new Tanh(),
        Loss = new SquaredError(),
        Method = Method.AdamW,
        Rate = 0.002,
        Decay = 0.3,
        Batch = 16,
        Epochs = 24,
        Style = Style.Recorded,
    };

    public static readonly Recipe Stack = new("four layers on oils", Oils.Problem)
    {
        Train = 300,
        Validation = 120,
        Hidden = [32, 24, 16],
        Method = Method.Momentum,
        Rate = 0.01,
        Batch = 15,
        Epochs = 24,
        Style = Style.Gradients,
    };

    public static IEnumerable<Recipe> All => [Notes, Blood, Sides, Oils, Thyroids, Genes, Pigs, Polls, Bikes, Counted, Verses, Deep, Stack];
}
