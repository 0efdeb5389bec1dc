namespace Descent.Faults.HeldOut;

/// <summary>Mistakes in the updates, O1 to O10.</summary>
internal static class StepMistakes
{
    public static Mistake HighRate(int severity, double times) => new("O1", severity, $"rate × {times}", recipe => recipe with { Rate = recipe.Rate * times });

    /// <summary>A rate that grows where it should fall.</summary>
    public static Mistake RisingRate(int severity, double times) => new("O1", severity, $"rate rises to × {times}", recipe => recipe with { Plan = (rate, steps) => Schedule.Steps(rate, Math.Max(1, steps / 10), Math.Pow(times, 0.1)) });

    public static Mistake LowRate(int severity, double parts) => new("O2", severity, $"rate / {parts}", recipe => recipe with { Rate = recipe.Rate / parts });

    /// <summary>A factor meant for each tenth of the run applied every few steps.</summary>
    public static Mistake EarlyEnd(int severity, double share) => new("O3", severity, $"a tenth each {share} of the run", recipe => recipe with { Plan = (rate, steps) => Schedule.Steps(rate, Math.Max(1, (int)(share * steps)), 0.1) });

    /// <summary>A cosine over a share of the steps, as when epochs are given for steps.</summary>
    public static Mistake ShortCosine(int severity, double share) => new("O3", severity, $"cosine over {share} of the run", recipe => recipe with { Plan = (rate, steps) => Schedule.Cosine(rate, Math.Max(1, (int)(share * steps))) });

    public static Mistake Ascent(int severity) => new("O4", severity, "sign", recipe => recipe with { Sign = -1 }, Repairs.Minimise);

    public static Mistake NeverCleared(int severity, int every) => new("O5", severity, every == 0 ? "never cleared" : $"cleared every {every} steps", recipe => recipe with { ClearsEvery = every }, Repairs.ClearGradients);

    public static Mistake NotTrained(int severity, string label, Func<Parameter, bool> trains) => new("O6", severity, label, recipe => recipe with { Trains = trains }, Repairs.TrainAll);

    public static Mistake ClipNorm(int severity, double limit) => new("O7", severity, $"norm {limit}", recipe => recipe with { ClipNorm = limit });

    public static Mistake ClipValue(int severity, double limit) => new("O7", severity, $"value {limit}", recipe => recipe with { ClipValue = limit });

    public static Mistake SmallBatch(int severity, int batch) => new("O8", severity, $"batches of {batch}", recipe => recipe with { Batch = batch });

    public static Mistake FewUpdates(int severity, double share) => new("O9", severity, $"{share} of the epochs", recipe => recipe with { Epochs = Math.Max(1, (int)(share * recipe.Epochs)) });

    public static Mistake WrongTanh(int severity, string label, Func<Tensor, Tensor> slope) => new(
        "O10",
        severity,
        label,
        recipe => recipe with { Activation = () => new OwnActivation(new OwnTanh(slope)) },
        Repairs.RightGradient,
        recipe => recipe with { Activation = () => new OwnActivation(new OwnTanh(y => 1 - y * y)) });

    public static Mistake WrongRelu(int severity, string label, Func<Tensor, Tensor> slope) => new(
        "O10",
        severity,
        label,
        recipe => recipe with { Activation = () => new OwnActivation(new OwnLeakyRelu(slope)) },
        Repairs.RightGradient,
        recipe => recipe with { Activation = () => new OwnActivation(new OwnLeakyRelu(sign => sign * 0.45 + 0.55)) });
}
