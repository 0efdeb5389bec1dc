using static Descent.Faults.HeldOut.BasesE;

namespace Descent.Faults.HeldOut;

/// <summary>The healthy programs of the fifth set: the bases, sensible variations, and hard ones.</summary>
internal static class ControlsE
{
    public static IEnumerable<TrainingProgram> All =>
    [
        .. BasesE.All.Select(recipe => new HeldOutProgram(recipe)),
        .. Variations.Select(recipe => new HeldOutProgram(recipe)),
        .. Hard.Select(recipe => new HeldOutProgram(recipe, isHard: true)),
    ];

    private static IEnumerable<Recipe> Variations =>
    [
        Water with { Name = "water at a pier, momentum in a loop", Method = Method.Momentum, Rate = 0.02, Style = Style.Gradients, Activation = () => new Silu() },
        Water with { Name = "water at a pier, absolute errors", Loss = new AbsoluteError(), Hidden = [40], Activation = () => new Relu(), Style = Style.Recorded },
        Steel with { Name = "steel by what it holds, one layer by the trainer", Style = Style.Trainer, Hidden = [64], Activation = () => new Tanh(), Method = Method.Adam, Loss = new SquaredError() },
        Binding with { Name = "stretches that bind, adam by the trainer", Style = Style.Trainer, Method = Method.Adam, Activation = () => new Elu(), Epochs = 6 },
        Words with { Name = "tongue of a word, momentum by the trainer", Style = Style.Trainer, Method = Method.Momentum, Rate = 0.04, Activation = () => new Tanh(), Epochs = 6 },
        Words with { Name = "tongue of a word, two layers in a loop", Style = Style.Gradients, Hidden = [32, 24], Activation = () => new Relu(), Epochs = 5 },
        Heart with { Name = "beats of a heart, adam by the trainer", Style = Style.Trainer, Method = Method.Adam, Rate = 0.002, Activation = () => new Gelu() },
        Heart with { Name = "beats of a heart, plain steps", Style = Style.Recorded, Method = Method.Sgd, Rate = 0.08, Activation = () => new Tanh() },
        Power with { Name = "power of a household, rmsprop in a loop", Style = Style.Eager, Method = Method.RmsProp, Rate = 0.003, Activation = () => new Tanh() },
        Cards with { Name = "winner of a trick, margins by the trainer", Style = Style.Trainer, Loss = new MultiMargin(), Method = Method.Adam, Rate = 0.005 },
        Rook with { Name = "rook that gives check, soft margin in a loop", Style = Style.Recorded, Loss = new SoftMargin(), Activation = () => new Gelu(), Method = Method.AdamW },
        Circuit with { Name = "parts in a row, adam by the trainer", Style = Style.Trainer, Method = Method.Adam, Rate = 0.006, Activation = () => new Tanh() },
        Samples with { Name = "tissue by 90 genes, adam and tanh", Style = Style.Trainer, Method = Method.Adam, Rate = 0.004, Activation = () => new Tanh(), Epochs = 8 },
        Layers with { Name = "three layers on the tide", Style = Style.Trainer, Hidden = [32, 32], Activation = () => new Silu(), Method = Method.AdamW, Decay = 0.01 },
    ];

    private static IEnumerable<Recipe> Hard =>
    [
        Pulse with { Name = "clear beats, solved and trained on", Problem = new Beats("clear beats", 24, 0.02), Method = Method.Adam, Epochs = 24 },
        Rook with { Name = "rook that gives check, solved", Train = 5000, Batch = 40, Epochs = 18, Rate = 0.003, Problem = Rook.Problem with { Name = "rook that gives check, solved" } },
        Binding with { Name = "stretches that hardly say whether they bind", Problem = new Sites("stretches that hardly say", 10, 0.35), Epochs = 6, Hidden = [8], Train = 5000 },
        Power with { Name = "power by habit", Problem = new Households("power by habit", 1), Epochs = 6, Train = 2500 },
        Water with { Name = "water in a storm", Problem = new Tides("water in a storm", 14, 5, 90), Hidden = [12], Epochs = 6, Train = 2400 },
        Words with { Name = "tongues of neighbours", Problem = new Tongues("tongues of neighbours", 16, 6, 5, 0.5), Epochs = 5, Hidden = [16], Train = 5000 },
        Words with { Name = "tongue of a word, scores as logarithms already", Tail = () => new Function(scores => scores.LogSoftmax()), Epochs = 6 },
        Cards with { Name = "winner of a trick, half of the hidden dropped", Hidden = [112], Dropout = 0.4, Epochs = 12 },
        Heart with { Name = "beats of a heart, noise on the inputs", Style = Style.Eager, InputDropout = 0.3, Drops = (level, seed) => new Noise(level, seed, inUse: false), Epochs = 16 },
        Water with { Name = "water at a pier, scaled by the batch", Style = Style.PlainTrainer, Dropout = 0.5, Drops = (_, _) => new BatchScaled(inUse: true) },
        Steel with { Name = "steel by what it holds, warm-up and cosine to 0", Plan = (rate, steps) => Schedule.Cosine(2 * rate, steps).WarmUp(steps / 8) },
        Heart with { Name = "beats of a heart, a rate that halves", Plan = (rate, steps) => Schedule.Steps(2 * rate, Math.Max(1, steps / 8), 0.5) },
        Power with { Name = "power of a household, batches of 4", Batch = 4, Rate = 0.0008, Epochs = 8 },
        Steel with { Name = "steel by what it holds, all rows at once", Batch = 900, Epochs = 260, Rate = 0.01 },
        Words with { Name = "tongue of a word, smoothed labels", Problem = Words.Problem with { Name = "tongue of a word, smoothed labels" }, Loss = new CrossEntropy(LabelSmoothing: 0.1) },
        Heart with { Name = "beats of a heart, one kind rare", Problem = Heart.Problem with { Name = "beats of a heart, one kind rare" }, Nature = Nature.RareClass(2, 0.2), Train = 2000, Epochs = 10 },
        Pulse with { Name = "beats, one kind rare and weighed", Problem = Pulse.Problem with { Name = "beats, one kind rare and weighed" }, Nature = Nature.RareClass(3, 0.3), WeighsClasses = true, Train = 2000, Epochs = 8 },
        Cards with { Name = "winner of a small trick, whose rows repeat", Problem = new Tricks("winner of a small trick", 3, 3), Train = 1500, Hidden = [32], Epochs = 20 },
        Samples with { Name = "tissue by 90 genes, a penalty that helps", Style = Style.Trainer, Penalty = 0.004, Epochs = 14 },
        Binding with { Name = "stretches that bind, embedding declared frozen", Trains = parameter => parameter.Name[0] != '0', DeclaresFrozen = true, EmbeddingWidth = 6 },
        Heart with { Name = "beats of a heart, five batches an update", Batch = 4, Accumulates = 5 },
        Heart with { Name = "beats of a heart, gradients below 1 by hand", Handles = () => gradients => [.. gradients.Select(gradient => gradient * Math.Min(1, 1 / Math.Sqrt(1e-12 + gradient.ToArray().Sum(number => number * number))))] },
        Power with { Name = "power of a household, columns of chance beside it", Nature = Nature.Idle(5), Train = 2500, Epochs = 10 },
        Circuit with { Name = "parts in a row, a sorted file", Nature = Nature.SortedFile },
        Rook with { Name = "rook that gives check, best epoch of many", KeepsBest = true, Epochs = 26 },
    ];
}
