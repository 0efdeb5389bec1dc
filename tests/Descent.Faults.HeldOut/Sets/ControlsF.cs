using static Descent.Faults.HeldOut.BasesF;

namespace Descent.Faults.HeldOut;

/// <summary>The healthy programs of the sixth set: the bases, sensible variations, and hard ones.</summary>
internal static class ControlsF
{
    public static IEnumerable<TrainingProgram> All =>
    [
        .. BasesF.All.Select(recipe => new HeldOutProgram(recipe)),
        .. Variations.Select(recipe => new HeldOutProgram(recipe)),
        .. Hard.Select(recipe => new HeldOutProgram(recipe, isHard: true)),
    ];

    private static IEnumerable<Recipe> Variations =>
    [
        Rent with { Name = "rent of a flat, momentum in a loop", Method = Method.Momentum, Rate = 0.01, Style = Style.Gradients, Activation = () => new Tanh(), Batch = 20 },
        Rent with { Name = "rent of a flat, absolute errors", Loss = new AbsoluteError(), Hidden = [32, 32], Activation = () => new Relu(), Style = Style.Recorded },
        Leavers with { Name = "customers who leave, momentum by the trainer", Style = Style.Trainer, Method = Method.Momentum, Rate = 0.03, Activation = () => new Tanh() },
        Trees with { Name = "trees by their leaves, adam by the trainer", Style = Style.Trainer, Method = Method.Adam, Rate = 0.01, Activation = () => new Gelu() },
        Pens with { Name = "signs by a pen, plain steps", Method = Method.Sgd, Rate = 0.1, Decay = 0, Activation = () => new Silu() },
        Pens with { Name = "signs by a pen, margins by the trainer", Style = Style.Trainer, Loss = new MultiMargin(), Method = Method.Adam, Rate = 0.003 },
        Critics with { Name = "mood of a review, rmsprop by the trainer", Style = Style.Trainer, Method = Method.RmsProp, Rate = 0.004, Activation = () => new Relu() },
        Critics with { Name = "mood of a review, two layers in a loop", Style = Style.Gradients, Hidden = [40, 20], Method = Method.AdamW, Decay = 0.01 },
        Walks with { Name = "what a walker does, adam by the trainer", Style = Style.Trainer, Method = Method.Adam, Rate = 0.003, Activation = () => new Elu(), Epochs = 10 },
        Shop with { Name = "pieces sold in a day, log-cosh in a loop", Style = Style.Eager, Loss = new LogCosh(), Method = Method.Adam, Decay = 0, Activation = () => new Silu() },
        Films with { Name = "points for a film, wide in a loop", Style = Style.Recorded, Hidden = [80], Activation = () => new Relu(), Method = Method.AdamW, Decay = 0.02, Epochs = 8 },
        Shots with { Name = "shots in a match, poisson in a loop", Style = Style.Recorded, Loss = new TweedieDeviance(1.05), Method = Method.Adam, Rate = 0.005, Activation = () => new Tanh() },
        Desk with { Name = "departments of a letter, soft margins by the trainer", Style = Style.Trainer, Method = Method.RmsProp, Rate = 0.002, Activation = () => new Silu() },
        Tower with { Name = "three layers on a pen", Hidden = [40, 40], Style = Style.Trainer, Method = Method.AdamW, Decay = 0.01 },
    ];

    private static IEnumerable<Recipe> Hard =>
    [
        Pens with { Name = "a steady pen, solved and trained on", Problem = new Strokes("a steady pen", 1), Decay = 0, Epochs = 24 },
        Shots with { Name = "goals in a match", Problem = new Matches("goals in a match", 1.5), Train = 4000, Hidden = [10], Epochs = 5 },
        Leavers with { Name = "customers who hardly know themselves", Problem = new Contracts("customers who hardly know themselves", 0.6), Train = 4000, Hidden = [12], Epochs = 4 },
        Critics with { Name = "mood of a moody reader", Problem = new Reviews("mood of a moody reader", 10, 5, 2), Train = 5000, Hidden = [16], Epochs = 5 },
        Rent with { Name = "rent by haggling", Problem = new Flats("rent by haggling", 0.4), Train = 2400, Hidden = [16], Epochs = 6 },
        Films with { Name = "points by whim", Problem = new Ratings("points by whim", 12, 16, 25), Hidden = [16], EmbeddingWidth = 4, Epochs = 4 },
        Films with { Name = "points of few people, whose rows repeat", Problem = new Ratings("points of few people", 5, 6, 4), Train = 2500, Epochs = 12 },
        Pens with { Name = "signs by a pen, one seldom and weighed", Problem = Pens.Problem with { Name = "signs by a pen, one seldom and weighed" }, Nature = Nature.RareClass(2, 0.2), WeighsClasses = true, Train = 2000 },
        Trees with { Name = "trees by their leaves, one seldom", Problem = Trees.Problem with { Name = "trees by their leaves, one seldom" }, Nature = Nature.RareClass(3, 0.2), Train = 1600, Epochs = 12 },
        Pens with { Name = "signs by a pen, half of the hidden dropped", Hidden = [128], Dropout = 0.5, Epochs = 14 },
        Walks with { Name = "what a walker does, a fifth of the readings dropped", Style = Style.Eager, InputDropout = 0.2, Epochs = 16 },
        Rent with { Name = "rent of a flat, scaled by the batch", Style = Style.PlainTrainer, Dropout = 0.5, Drops = (_, _) => new BatchScaled(inUse: true) },
        Shop with { Name = "pieces sold in a day, warm-up and cosine to 0", Plan = (rate, steps) => Schedule.Cosine(1.5 * rate, steps).WarmUp(steps / 8) },
        Critics with { Name = "mood of a review, warm-up and halving", Plan = (rate, steps) => Schedule.Steps(1.5 * rate, Math.Max(1, steps / 6), 0.6).WarmUp(steps / 10) },
        Rent with { Name = "rent of a flat, batches of 4", Batch = 4, Rate = 0.001, Epochs = 10 },
        Trees with { Name = "trees by their leaves, all rows at once", Batch = 900, Style = Style.Recorded, Method = Method.Adam, Rate = 0.02, Epochs = 150 },
        Walks with { Name = "what a walker does, smoothed labels", Problem = Walks.Problem with { Name = "what a walker does, smoothed labels" }, Loss = new CrossEntropy(LabelSmoothing: 0.1) },
        Leavers with { Name = "customers who leave, one column of great weight", Nature = Nature.TwinColumn, Epochs = 8 },
        Rent with { Name = "rent of a flat, a penalty that helps", Penalty = 0.0005 },
        Pens with { Name = "signs by a pen, a strong decay", Decay = 0.3 },
        Films with { Name = "points for a film, embedding declared frozen", Trains = parameter => parameter.Name[0] != '0', DeclaresFrozen = true, EmbeddingWidth = 16, Rate = 0.003 },
        Walks with { Name = "what a walker does, four batches an update", Batch = 6, Accumulates = 4 },
        Stack with { Name = "five layers on rent, gradients seldom above the limit", ClipNorm = 4 },
        Shop with { Name = "pieces sold in a day, a file sorted by what is sold", Nature = Nature.SortedFile },
        Desk with { Name = "departments of a letter, words of chance beside it", Nature = Nature.Idle(6), Train = 3000, Epochs = 7 },
        Few with { Name = "trees by few leaves, the best epoch of many", Problem = Few.Problem with { Name = "trees by few leaves, the best epoch" }, KeepsBest = true, Epochs = 14 },
        Walks with { Name = "what a walker does, gradients below 1 by hand", Handles = () => gradients => [.. gradients.Select(gradient => gradient * Math.Min(1, 1 / (1e-12 + Optimizer.Norm(gradients))))] },
        Rent with { Name = "rent of a flat, gaps filled with means", Problem = Rent.Problem with { Name = "rent of a flat, gaps filled" }, Nature = Nature.FilledGaps(0.05), Epochs = 14 },
    ];
}
