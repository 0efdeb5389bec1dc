namespace Descent.Diagnostics;

/// <summary>For D9: how well a model tells the classes apart, on training rows and on rows it has not seen. Immutable.</summary>
internal sealed record Recalls(ConfusionMatrix Train, ConfusionMatrix? Unseen)
{
    private const int FewestUnseen = 8;

    /// <summary>Of the model as it stands.</summary>
    public static Recalls Of(Evidence run) => new(run.Recognition(run.Train), run.Validation is { } validation && run.ClassesOf(validation) is not null ? run.Recognition(validation) : null);

    /// <summary>F₁ of a class, and its sum over all.</summary>
    /// <remarks>By rows not seen, where there are enough of the class among them: of a few rows every balanced draw learns by heart.</remarks>
    public (double One, double All) F1(int k)
    {
        var of = UnseenOf(k) ?? Train;
        return (of.F1(k), Enumerable.Range(0, of.Classes).Sum(of.F1));
    }

    /// <summary>The rows that the model has not seen, where there are enough of a class among them; else null.</summary>
    public ConfusionMatrix? UnseenOf(int k) => Unseen?.Occurrences(k) >= FewestUnseen ? Unseen : null;
}
