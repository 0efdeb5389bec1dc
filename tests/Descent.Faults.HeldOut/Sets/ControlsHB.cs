using Descent.Numerics;
using static Descent.Faults.HeldOut.BasesHB;

namespace Descent.Faults.HeldOut;

/// <summary>The healthy programs of the second half of the eighth set: the bases, sensible variations, and hard ones.</summary>
internal static class ControlsHB
{
    private static readonly RealTable TwoTissues = new("tissue of a kidney, weighed", "kidneys", Aim.Classes, 7, 2) { Choices = [0, 4] };

    public static IEnumerable<TrainingProgram> All =>
    [
        .. BasesHB.All.Select(recipe => new HeldOutProgram(recipe)),
        .. OnClasses.Select(recipe => new HeldOutProgram(recipe)),
        .. OnNumbers.Select(recipe => new HeldOutProgram(recipe)),
        .. Hard.Select(recipe => new HeldOutProgram(recipe, isHard: true)),
        .. HardOfNature.Select(recipe => new HeldOutProgram(recipe, isHard: true)),
    ];

    // Each row less its mean and by its size, with the right slope, before a rectifier.
    private static Function NormalRelu() => new Function(x => Tensor.Apply(new HandNormal(true), x).Relu());

    private static IEnumerable<Recipe> OnClasses =>
    [
        Mail with { Name = "mail that nobody wanted, momentum in a loop", Style = Style.Gradients, Method = Method.Momentum, Rate = 0.01, Activation = () => new Tanh(), Epochs = 14 },
        Mail with { Name = "mail that nobody wanted, a third dropped", Style = Style.Trainer, Hidden = [32], Dropout = 0.35, Method = Method.AdamW, Decay = 0.3, Epochs = 9 },
        Mail with { Name = "mail that nobody wanted, plain steps and a decay", Style = Style.Eager, Method = Method.Sgd, Rate = 0.1, Decay = 0.003, Epochs = 20, Activation = () => new LeakyRelu(0.1) },
        Mail with { Name = "mail that nobody wanted, four logistic units", Hidden = [4], Activation = () => new Sigmoid(), Rate = 0.01, Epochs = 16 },
        Novel with { Name = "next letter of a novel, rmsprop by the trainer", Style = Style.Trainer, Method = Method.RmsProp, Rate = 0.002, Activation = () => new Gelu() },
        Novel with { Name = "next letter of a novel, two layers in a loop", Style = Style.Gradients, Hidden = [48, 32], Method = Method.AdamW, Decay = 0.05, Rate = 0.003 },
        Novel with { Name = "next letter of a novel, a quarter dropped", Style = Style.Eager, Hidden = [96], Dropout = 0.25, Activation = () => new Tanh() },
        Novel with { Name = "next letter of a novel, momentum and a cosine", Style = Style.Gradients, Method = Method.Nesterov, Rate = 0.05, Plan = (rate, steps) => Schedule.Cosine(rate, steps), Epochs = 10 },
        Novel with { Name = "next letter of a novel, a narrow layer", Hidden = [16], Activation = () => new Silu(), Rate = 0.006, Epochs = 10 },
        Kidneys with { Name = "tissue of a kidney, adam by the trainer", Style = Style.Trainer, Method = Method.Adam, Activation = () => new Relu() },
        Kidneys with { Name = "tissue of a kidney, two layers", Style = Style.Recorded, Hidden = [16, 8], Method = Method.AdamW, Decay = 0.05, Rate = 0.003, Activation = () => new Gelu() },
        Kidneys with { Name = "tissue of a kidney, momentum in batches of 80", Style = Style.Gradients, Method = Method.Momentum, Rate = 0.05, Batch = 80, Activation = () => new Silu(), Epochs = 16 },
        Kidneys with { Name = "tissue of a kidney, focal", Problem = Kidneys.Problem with { Name = "tissue of a kidney, focal" }, Loss = new Focal(Gamma: 1, Alpha: 0.5), Epochs = 12 },
        Homes with { Name = "who owns the home, momentum in a loop", Style = Style.Gradients, Method = Method.Momentum, Rate = 0.01, Decay = 0.003, Activation = () => new Relu() },
        Homes with { Name = "who owns the home, plain steps", Style = Style.Eager, Method = Method.Sgd, Rate = 0.1, Decay = 0, Activation = () => new Tanh(), Hidden = [12] },
        Homes with { Name = "who owns the home, a wide layer, dropped by half", Style = Style.Recorded, Hidden = [96], Dropout = 0.5, Activation = () => new Relu(), Rate = 0.003 },
        Homes with { Name = "who owns the home, four units and steps", Style = Style.Recorded, Hidden = [4], Rate = 0.01, Plan = (rate, steps) => Schedule.Steps(rate, Math.Max(1, steps / 3), 0.4) },
        Homes with { Name = "who owns the home, margins", Problem = Homes.Problem with { Name = "who owns the home, margins" }, Loss = new MultiMargin(), Epochs = 8 },
        Penguins with { Name = "kind of a penguin, adam in a loop", Style = Style.Eager, Method = Method.Adam, Rate = 0.01, Activation = () => new Tanh() },
        Penguins with { Name = "kind of a penguin, two layers and a warm-up", Style = Style.Recorded, Hidden = [16, 8], Method = Method.AdamW, Decay = 0.02, Rate = 0.01, Activation = () => new Gelu(), Plan = (rate, steps) => Schedule.Constant(rate).WarmUp(steps / 10) },
        Penguins with { Name = "kind of a penguin, rmsprop of leaky units", Style = Style.Gradients, Method = Method.RmsProp, Rate = 0.004, Activation = () => new LeakyRelu(0.1) },
        Crabs with { Name = "kind and sex of a crab, rectifiers by the trainer", Style = Style.Trainer, Activation = () => new Relu(), Hidden = [32], KeepsBest = true },
        Crabs with { Name = "kind and sex of a crab, two layers and a cosine", Style = Style.Recorded, Hidden = [16, 16], Activation = () => new Silu(), Method = Method.AdamW, Decay = 0.02, Plan = (rate, steps) => Schedule.Cosine(rate, steps) },
        Stack with { Name = "three layers on homes, adam by the trainer", Style = Style.Trainer, Method = Method.Adam, Rate = 0.002, Hidden = [24, 12], Activation = () => new Elu(), Epochs = 8 },
    ];

    private static IEnumerable<Recipe> OnNumbers =>
    [
        Houses with { Name = "price of a house, momentum in a loop", Style = Style.Gradients, Method = Method.Momentum, Rate = 0.01, Activation = () => new Tanh() },
        Houses with { Name = "price of a house, absolute errors", Problem = Houses.Problem with { Name = "price of a house, absolute errors" }, Style = Style.Recorded, Loss = new AbsoluteError(), Activation = () => new Relu(), Hidden = [48] },
        Houses with { Name = "price of a house, two layers and a cosine", Style = Style.Eager, Hidden = [32, 16], Method = Method.AdamW, Decay = 0.02, Plan = (rate, steps) => Schedule.Cosine(rate, steps).WarmUp(steps / 20) },
        Houses with { Name = "price of a house, a wide layer of rectifiers", Hidden = [128], Activation = () => new Relu(), Rate = 0.005 },
        Boards with { Name = "skips of soldering, rmsprop of rectifiers", Method = Method.RmsProp, Rate = 0.003, Activation = () => new Relu() },
        Boards with { Name = "skips of soldering, two layers in a loop", Style = Style.Eager, Hidden = [16, 8], Method = Method.AdamW, Decay = 0.02, Activation = () => new Silu(), Rate = 0.004, Epochs = 16 },
        Boards with { Name = "skips of soldering, momentum", Style = Style.Gradients, Method = Method.Momentum, Rate = 0.003, Activation = () => new Gelu(), Epochs = 20 },
        Spots with { Name = "spots of the sun, adam by the trainer", Style = Style.Trainer, Method = Method.Adam, Rate = 0.003, Activation = () => new Tanh(), Problem = Spots.Problem with { Name = "spots of the sun, squared" }, Loss = new SquaredError() },
        Spots with { Name = "spots of the sun, two layers of rectifiers", Style = Style.Recorded, Method = Method.AdamW, Decay = 0.02, Rate = 0.003, Hidden = [24, 12], Activation = () => new Relu() },
        Spots with { Name = "spots of the sun, plain steps and a cosine", Style = Style.Eager, Method = Method.Sgd, Rate = 0.05, Activation = () => new Softplus(), Plan = (rate, steps) => Schedule.Cosine(rate, steps), Epochs = 20 },
        Pupils with { Name = "mathematics of a pupil, adam by the trainer", Style = Style.Trainer, Method = Method.Adam, Rate = 0.004, Activation = () => new Tanh() },
        Pupils with { Name = "mathematics of a pupil, huber and a decay", Problem = Pupils.Problem with { Name = "mathematics of a pupil, huber" }, Style = Style.Recorded, Method = Method.AdamW, Decay = 0.1, Rate = 0.003, Loss = new Huber(), Activation = () => new Gelu(), Hidden = [12] },
        Pupils with { Name = "mathematics of a pupil, two layers", Style = Style.Eager, Method = Method.RmsProp, Rate = 0.002, Hidden = [8, 8], Activation = () => new Silu() },
        Deep with { Name = "five layers on houses, adamw by the trainer", Style = Style.Trainer, Method = Method.AdamW, Decay = 0.02, Activation = () => new Elu(), Rate = 0.002 },
    ];

    private static IEnumerable<Recipe> Hard =>
    [
        Penguins with { Name = "sixty penguins", Problem = Penguins.Problem with { Name = "sixty penguins" }, Train = 60, KeepsBest = true, Epochs = 24 },
        Crabs with { Name = "sixty crabs", Problem = Crabs.Problem with { Name = "sixty crabs" }, Train = 60, KeepsBest = true, Epochs = 100 },
        Pupils with { Name = "mathematics of a hundred pupils", Problem = Pupils.Problem with { Name = "mathematics of a hundred pupils" }, Train = 100, Batch = 10, Hidden = [4], Decay = 0.03, KeepsBest = true, Epochs = 12 },
        Mail with { Name = "mail that nobody wanted, the best epoch of many", Rate = 0.002, KeepsBest = true, Epochs = 40 },
        Homes with { Name = "who owns the home, the best epoch of many", KeepsBest = true, Epochs = 30 },
        Novel with { Name = "next letter of a novel, the best epoch of many", KeepsBest = true, Epochs = 20 },
        Penguins with { Name = "kind of a penguin, solved and trained on", Epochs = 60 },
        Mail with { Name = "mail that nobody wanted, more weights than rows", Hidden = [32], Dropout = 0.5, Decay = 0.3, Method = Method.AdamW, Epochs = 8 },
        Kidneys with { Name = "tissue of a kidney, long after it was learned", Rate = 0.002, Hidden = [4], Epochs = 40 },
        Homes with { Name = "who owns the home, smoothed labels", Problem = Homes.Problem with { Name = "who owns the home, smoothed" }, Loss = new CrossEntropy(LabelSmoothing: 0.1) },
        Novel with { Name = "next letter of a novel, warm-up and cosine to 0", Plan = (rate, steps) => Schedule.Cosine(1.5 * rate, steps).WarmUp(steps / 8) },
        Houses with { Name = "price of a house, halved by and by", Plan = (rate, steps) => Schedule.Steps(1.5 * rate, Math.Max(1, steps / 5), 0.5) },
        Novel with { Name = "next letter of a novel, five batches an update", Style = Style.Gradients, Batch = 10, Accumulates = 5 },
        Spots with { Name = "spots of the sun, two batches an update", Batch = 10, Accumulates = 2 },
        Stack with { Name = "four layers on homes, gradients seldom above the limit", ClipNorm = 1.5 },
        Spots with { Name = "spots of the sun, gradients seldom above the limit", ClipNorm = 0.6, Style = Style.Eager },
        Novel with { Name = "next letter of a novel, embedding declared frozen", Trains = parameter => parameter.Name[0] != '0', DeclaresFrozen = true, EmbeddingWidth = 16, Epochs = 10 },
        Houses with { Name = "price of a house, first layer declared frozen", Trains = parameter => parameter.Name[0] != '0', DeclaresFrozen = true, Hidden = [64], Activation = () => new Tanh(), Plan = (rate, steps) => Schedule.Cosine(rate, steps) },
        Houses with { Name = "price of a house, all rows at once", Batch = 560, Rate = 0.02, Style = Style.Recorded, Epochs = 600 },
        Kidneys with { Name = "tissue of a kidney, batches of 8", Batch = 8, Rate = 0.002, Style = Style.Recorded, Epochs = 6 },
        Homes with { Name = "who owns the home, a fifth of the answers dropped", InputDropout = 0.2, Epochs = 12 },
        Boards with { Name = "skips of soldering, a penalty that helps", Style = Style.Trainer, Penalty = 0.001 },
        Homes with { Name = "who owns the home, scaled by the batch", Style = Style.PlainTrainer, Dropout = 0.5, Drops = (_, _) => new BatchScaled(inUse: true), Activation = () => new Relu(), Epochs = 8 },
        Houses with { Name = "price of a house, scaled by the row", Activation = NormalRelu, Style = Style.PlainTrainer },
        Novel with { Name = "next letter of a novel, rows drawn with replacement", Order = OrderMistakes.WithReplacement },
    ];

    private static IEnumerable<Recipe> HardOfNature =>
    [
        Kidneys with { Name = "tissue of a kidney, the rare one weighed", Problem = TwoTissues, Loss = new CrossEntropy(), WeighsClasses = true },
        Kidneys with { Name = "tissue of a kidney, the rare one rarer", Problem = Kidneys.Problem with { Name = "tissue of a kidney, rarer" }, Nature = Nature.RareClass(1, 0.4) },
        Penguins with { Name = "kind of a penguin, one seldom and weighed", Problem = Penguins.Problem with { Name = "kind of a penguin, one seldom" }, Nature = Nature.RareClass(1, 0.3), WeighsClasses = true, Epochs = 16 },
        Homes with { Name = "who owns the home, a file sorted by answer", Nature = Nature.SortedFile },
        Houses with { Name = "price of a house, a file sorted by price", Nature = Nature.SortedFile, Style = Style.Recorded },
        Houses with { Name = "price of a house, year twice", Problem = Houses.Problem with { Name = "price of a house, year twice" }, Nature = Nature.TwinColumn },
        Mail with { Name = "mail that nobody wanted, a column nobody used", Problem = Mail.Problem with { Name = "mail that nobody wanted, and a column nobody used" }, Nature = Nature.ConstantColumn },
        Novel with { Name = "next letter of a novel, half of the rows twice", Nature = Nature.Repeats, Epochs = 5 },
        Penguins with { Name = "kind of a penguin, gaps filled with means", Problem = Penguins.Problem with { Name = "kind of a penguin, gaps filled" }, Nature = Nature.FilledGaps(0.05) },
        Boards with { Name = "skips of soldering, two columns of chance", Problem = Boards.Problem with { Name = "skips of soldering, and chance" }, Nature = Nature.Idle(2), Epochs = 16 },
        Homes with { Name = "who owns the home, numbers as given", StandardisesInputs = false, Rate = 0.006 },
        Boards with { Name = "skips of soldering, choices as 0 and 1", StandardisesInputs = false, Rate = 0.01 },
        Spots with { Name = "spots of the sun, in hundreds", StandardisesInputs = false, Units = Case.Units(0.01, 0) },
        Homes with { Name = "who owns the home, some labels of validation doubtful", Problem = Homes.Problem with { Name = "who owns the home, doubtful" }, Nature = Nature.DoubtfulValidation(0.05, 3), Epochs = 7 },
    ];
}
