using static Descent.Faults.HeldOut.BasesIA;

namespace Descent.Faults.HeldOut;

/// <summary>The healthy programs of one half of the ninth set: the bases, sensible variations, and hard ones.</summary>
internal static class ControlsIA
{
    public static IEnumerable<TrainingProgram> All =>
    [
        .. BasesIA.All.Select(recipe => new HeldOutProgram(recipe)),
        .. OnClasses.Select(recipe => new HeldOutProgram(recipe)),
        .. OnNumbers.Select(recipe => new HeldOutProgram(recipe)),
        .. Hard.Select(recipe => new HeldOutProgram(recipe, isHard: true)),
        .. HardOfNature.Select(recipe => new HeldOutProgram(recipe, isHard: true)),
    ];

    private static IEnumerable<Recipe> OnClasses =>
    [
        Birds with { Name = "damage by a bird, rectifiers by the trainer", Style = Style.Trainer, Activation = () => new Relu(), Method = Method.Adam, Decay = 0, KeepsBest = true },
        Birds with { Name = "damage by a bird, momentum and a cosine", Style = Style.Gradients, Method = Method.Momentum, Rate = 0.02, Decay = 0.003, Plan = (rate, steps) => Schedule.Cosine(rate, steps) },
        Birds with { Name = "damage by a bird, two layers of silu", Style = Style.Recorded, Hidden = [12, 6], Activation = () => new Silu(), KeepsBest = true },
        Weather with { Name = "weather of a day, tanh by the trainer", Style = Style.Trainer, Activation = () => new Tanh(), Rate = 0.01 },
        Weather with { Name = "weather of a day, two layers and a cosine", Style = Style.Eager, Rate = 0.01, Hidden = [32, 16], Activation = () => new Gelu(), Plan = (rate, steps) => Schedule.Cosine(rate, steps) },
        Weather with { Name = "weather of a day, rmsprop and steps", Method = Method.RmsProp, Rate = 0.01, Activation = () => new LeakyRelu(0.05), Plan = (rate, steps) => Schedule.Steps(rate, Math.Max(1, steps / 3), 0.4) },
        Weather with { Name = "weather of a day, a wide layer", Hidden = [128], Method = Method.AdamW, Decay = 0.05, Rate = 0.003, Style = Style.Eager },
        Ballots with { Name = "ballot of a voter, adam by the trainer", Style = Style.Trainer, Method = Method.Adam, Rate = 0.01, Decay = 0, Epochs = 10 },
        Ballots with { Name = "ballot of a voter, four logistic units", Style = Style.Recorded, Hidden = [4], Activation = () => new Sigmoid(), Method = Method.AdamW, Rate = 0.02, Decay = 0.05, Epochs = 12 },
        Ballots with { Name = "ballot of a voter, plain steps", Style = Style.Eager, Method = Method.Sgd, Rate = 0.1, Activation = () => new Tanh(), Epochs = 14 },
        Sides with { Name = "side of a ballot, squared hinges", Problem = Sides.Problem with { Name = "side of a ballot, squared hinges" }, Loss = new SquaredHinge(), Method = Method.AdamW, Decay = 0.1, Rate = 0.006, Style = Style.Recorded },
        Sides with { Name = "side of a ballot, two layers in a loop", Style = Style.Gradients, Hidden = [12, 6], Activation = () => new Gelu(), Rate = 0.005, Epochs = 8 },
        Airports with { Name = "state of an airport, tanh by the trainer", Style = Style.Trainer, Activation = () => new Tanh(), Rate = 0.03 },
        Airports with { Name = "state of an airport, two layers of gelu", Style = Style.Eager, Hidden = [24, 24], Activation = () => new Gelu(), Rate = 0.01, Epochs = 30 },
        Airports with { Name = "state of an airport, momentum and a cosine", Style = Style.Gradients, Method = Method.Nesterov, Rate = 0.1, Plan = (rate, steps) => Schedule.Cosine(rate, steps) },
        Airports with { Name = "state of an airport, batches of 8", Style = Style.Trainer, Batch = 8, Rate = 0.01, Activation = () => new Silu(), Plan = (rate, steps) => Schedule.Cosine(rate, steps), Epochs = 30 },
        Airports with { Name = "state of an airport, a wide layer", Hidden = [128], Method = Method.AdamW, Decay = 0.01, Activation = () => new LeakyRelu(0.1) },
        Airports with { Name = "state of an airport, margins", Problem = Airports.Problem with { Name = "state of an airport, margins" }, Loss = new MultiMargin(), Style = Style.Trainer },
        Eras with { Name = "era of an address, rectifiers by the trainer", Style = Style.Trainer, Activation = () => new Relu(), Hidden = [24], Dropout = 0.3 },
        Eras with { Name = "era of an address, momentum", Style = Style.Gradients, Method = Method.Momentum, Rate = 0.05, Decay = 0.003, Hidden = [8], Activation = () => new Tanh() },
        Eras with { Name = "era of an address, two layers and a cosine", Style = Style.Recorded, Hidden = [24, 12], Dropout = 0.2, Plan = (rate, steps) => Schedule.Cosine(rate, steps) },
        Syllables with { Name = "syllables of a word, gelu by the trainer", Style = Style.Trainer, Activation = () => new Gelu(), Method = Method.AdamW, Decay = 0.1 },
        Syllables with { Name = "syllables of a word, two layers in a loop", Style = Style.Gradients, Hidden = [48, 24], Rate = 0.003, Dropout = 0.1, Epochs = 14 },
        Syllables with { Name = "syllables of a word, rmsprop, a fifth dropped", Style = Style.Eager, Method = Method.RmsProp, Rate = 0.003, Hidden = [48], Dropout = 0.2 },
        Airports with { Name = "state of an airport, four layers of rectifiers", Style = Style.Eager, Hidden = [32, 32, 32], Rate = 0.005 },
        Stack with { Name = "four layers on weather, adam by the trainer", Style = Style.Trainer, Method = Method.Adam, Rate = 0.004, Activation = () => new Silu() },
    ];

    private static IEnumerable<Recipe> OnNumbers =>
    [
        Cars with { Name = "miles of a car, momentum in a loop", Style = Style.Gradients, Method = Method.Momentum, Rate = 0.01, Decay = 0.003, Activation = () => new Tanh() },
        Cars with { Name = "miles of a car, absolute errors", Problem = Cars.Problem with { Name = "miles of a car, absolute errors" }, Style = Style.Eager, Loss = new AbsoluteError(), Activation = () => new Silu() },
        Cars with { Name = "miles of a car, huber and a cosine", Style = Style.Trainer, Problem = Cars.Problem with { Name = "miles of a car, huber" }, Loss = new Huber(), Hidden = [24, 12], Plan = (rate, steps) => Schedule.Cosine(rate, steps).WarmUp(steps / 20) },
        Counted with { Name = "miles of a car, by shares, two layers", Style = Style.Eager, Hidden = [16, 8], Method = Method.AdamW, Rate = 0.01, Decay = 0.05, Epochs = 120, Activation = () => new Silu() },
        Counted with { Name = "miles of a car, as counts", Problem = Counted.Problem with { Name = "miles as counts" }, Style = Style.Recorded, Epochs = 100, Loss = new TweedieDeviance(1.1), Activation = () => new Gelu() },
        Warmth with { Name = "warmth of a day, adam by the trainer", Style = Style.Trainer, Method = Method.Adam, Rate = 0.003, Activation = () => new Tanh() },
        Warmth with { Name = "warmth of a day, two layers, log-cosh", Problem = Warmth.Problem with { Name = "warmth of a day, log-cosh" }, Style = Style.Recorded, Loss = new LogCosh(), Hidden = [16, 8], Method = Method.AdamW, Decay = 0.1, Rate = 0.003, Activation = () => new Gelu() },
        Warmth with { Name = "warmth of a day, plain steps", Style = Style.Eager, Method = Method.Sgd, Rate = 0.03, Activation = () => new Relu(), Hidden = [32] },
        Lives with { Name = "years of a life, tanh in a loop", Style = Style.Eager, Activation = () => new Tanh(), Hidden = [24] },
        Lives with { Name = "years of a life, momentum", Style = Style.Gradients, Method = Method.Momentum, Rate = 0.02, Activation = () => new Silu() },
        Lives with { Name = "years of a life, three layers and steps", Style = Style.Recorded, Hidden = [24, 16, 8], Activation = () => new Relu(), Rate = 0.005, Plan = (rate, steps) => Schedule.Steps(rate, Math.Max(1, steps / 3), 0.5) },
        Heights with { Name = "height of a volcano, two layers of gelu", Style = Style.Trainer, Hidden = [24, 24], Activation = () => new Gelu(), Rate = 0.01 },
        Heights with { Name = "height of a volcano, momentum and a cosine", Style = Style.Gradients, Hidden = [32, 32], Method = Method.Momentum, Rate = 0.05, Plan = (rate, steps) => Schedule.Cosine(rate, steps) },
        Heights with { Name = "height of a volcano, a wide layer of rectifiers", Style = Style.Eager, Hidden = [128], Activation = () => new Relu(), Plan = (rate, steps) => Schedule.Steps(rate, Math.Max(1, steps / 3), 0.5) },
        Heights with { Name = "height of a volcano, log-cosh, three layers", Problem = Heights.Problem with { Name = "height of a volcano, log-cosh" }, Loss = new LogCosh(), Hidden = [24, 24, 16], Activation = () => new Relu(), Rate = 0.005 },
        Deep with { Name = "five layers on a volcano, elu by the trainer", Style = Style.Trainer, Activation = () => new Elu(), Method = Method.AdamW, Decay = 0.02 },
        Deep with { Name = "four layers on a volcano, leaks", Style = Style.Eager, Hidden = [32, 32, 32], Activation = () => new LeakyRelu(0.05), Rate = 0.004 },
        Lives with { Name = "years of a life, six logistic units", Hidden = [6], Activation = () => new Sigmoid(), Rate = 0.03, Epochs = 60 },
    ];

    private static IEnumerable<Recipe> Hard =>
    [
        Cars with { Name = "sixty cars", Problem = Cars.Problem with { Name = "sixty cars" }, Train = 60, Batch = 10, Hidden = [8], Rate = 0.01, Epochs = 60 },
        Airports with { Name = "airports by two hundred", Problem = Airports.Problem with { Name = "airports by two hundred" }, Train = 200, Batch = 10, Hidden = [24], KeepsBest = true, Epochs = 60 },
        Ballots with { Name = "ballots of sixty voters", Problem = Ballots.Problem with { Name = "ballots of sixty voters" }, Train = 60, Batch = 10, Hidden = [4], Rate = 0.03, Decay = 0.03, KeepsBest = true, Epochs = 60 },
        Eras with { Name = "era of an address, more weights than rows", Hidden = [64], Dropout = 0.5, Rate = 0.002 },
        Airports with { Name = "state of an airport, long after it was learned", Rate = 0.01, Epochs = 120 },
        Lives with { Name = "years of a life, the best epoch of many", KeepsBest = true, Epochs = 120 },
        Weather with { Name = "weather of a day, the best epoch of many", Rate = 0.002, Epochs = 80 },
        Airports with { Name = "state of an airport, warm-up and cosine to 0", Plan = (rate, steps) => Schedule.Cosine(1.5 * rate, steps).WarmUp(steps / 8) },
        Syllables with { Name = "syllables of a word, halved by and by", Plan = (rate, steps) => Schedule.Steps(1.5 * rate, Math.Max(1, steps / 5), 0.5) },
        Syllables with { Name = "syllables of a word, smoothed labels", Problem = Syllables.Problem with { Name = "syllables of a word, smoothed" }, Loss = new CrossEntropy(LabelSmoothing: 0.1) },
        Airports with { Name = "state of an airport, four batches an update", Style = Style.Gradients, Batch = 5, Accumulates = 4 },
        Lives with { Name = "years of a life, two batches an update", Style = Style.Gradients, Batch = 10, Accumulates = 2 },
        Stack with { Name = "four layers on weather, gradients seldom above the limit", ClipNorm = 5 },
        Warmth with { Name = "warmth of a day, values seldom above the limit", ClipValue = 1 },
        Airports with { Name = "state of an airport, first layer declared frozen", Trains = parameter => parameter.Name[0] != '0', DeclaresFrozen = true, Hidden = [96, 32], Rate = 0.01, Style = Style.Eager },
        Lives with { Name = "years of a life, first layer declared frozen", Trains = parameter => parameter.Name[0] != '0', DeclaresFrozen = true, Hidden = [64, 16], Activation = () => new Tanh() },
        Cars with { Name = "miles of a car, batches of 4", Batch = 4, Rate = 0.002, Epochs = 30 },
        Airports with { Name = "state of an airport, all at once", Batch = 900, Rate = 0.03, Epochs = 600 },
        Warmth with { Name = "warmth of a day, all days at once", Style = Style.Trainer, Batch = 680, Method = Method.Adam, Rate = 0.01, Epochs = 200 },
        Lives with { Name = "years of a life, a penalty that helps", Penalty = 0.001 },
        Lives with { Name = "years of a life, scaled by the batch", Style = Style.PlainTrainer, Batch = 30, Dropout = 0.5, Drops = (_, _) => new BatchScaled(inUse: true), KeepsBest = false, Epochs = 60, Plan = (rate, steps) => Schedule.Cosine(rate, steps) },
        Heights with { Name = "height of a volcano, long after it was learned", Epochs = 200 },
        Airports with { Name = "state of an airport, rows drawn with replacement", Order = OrderMistakes.WithReplacement },
        Birds with { Name = "damage by a bird, a tenth of the choices dropped", InputDropout = 0.1, Epochs = 16 },
    ];

    private static IEnumerable<Recipe> HardOfNature =>
    [
        Airports with { Name = "state of an airport, one state seldom", Problem = Airports.Problem with { Name = "state of an airport, one seldom" }, Nature = Nature.RareClass(4, 0.2) },
        Airports with { Name = "state of an airport, one state seldom and weighed", Problem = Airports.Problem with { Name = "state of an airport, weighed" }, Nature = Nature.RareClass(18, 0.15), WeighsClasses = true },
        Airports with { Name = "state of an airport, a file sorted by state", Nature = Nature.SortedFile },
        Lives with { Name = "years of a life, a file sorted by them", Nature = Nature.SortedFile },
        Cars with { Name = "miles of a car, a column twice", Problem = Cars.Problem with { Name = "miles of a car, a column twice" }, Nature = Nature.TwinColumn },
        Warmth with { Name = "warmth of a day, in Fahrenheit", Units = Case.Units(1.8, 32), TargetUnits = (1.8, 32) },
        Heights with { Name = "height of a volcano, a file sorted by height", Nature = Nature.SortedFile, Rate = 0.01 },
        Airports with { Name = "state of an airport, half of the rows twice", Nature = Nature.Repeats, Epochs = 30 },
        Lives with { Name = "years of a life, gaps filled with means", Problem = Lives.Problem with { Name = "years of a life, gaps filled" }, Nature = Nature.FilledGaps(0.04), KeepsBest = true },
        Ballots with { Name = "ballot of a voter, five columns of chance", Problem = Ballots.Problem with { Name = "ballot of a voter, and chance" }, Nature = Nature.Idle(5) },
        Ballots with { Name = "ballot of a voter, one side seldom and weighed", Problem = new RealTable("ballot of a voter, as two classes", "ballots", Aim.Classes, 9, 2), Loss = new CrossEntropy(), Nature = Nature.RareClass(1, 0.4), WeighsClasses = true },
        Eras with { Name = "era of an address, words standardised", StandardisesInputs = true, Rate = 0.001, Decay = 1, Hidden = [8] },
    ];
}
