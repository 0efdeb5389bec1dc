namespace Descent.Diagnostics;

/// <summary>For D9: how well a model tells the classes apart, on training rows and on rows it has not seen. Immutable.</summary>
internal sealed record Recalls((int Count, int Recognised, int Given)[] Train, (int Count, int Recognised, int Given)[]? Unseen)
{
    private const int FewestUnseen = 8;

    /// <summary>Of the model as it stands.</summary>
    public static Recalls Of(Evidence run) => new(run.Recognition(), run.Validation is { } validation && run.ClassesOf(validation) is not null ? run.Recognition(validation) : null);

    /// <summary>How well one class is told from the others: F₁ (van Rijsbergen 1979), 2 recognised / (rows of it + answers that name it), with the share of all rows that is right.</summary>
    /// <remarks>By rows not seen, where there are enough of the class among them: of a few rows every balanced draw learns by heart.</remarks>
    public (double F1, double Accuracy) Of(int k)
    {
        var of = Unseen is { } unseen && unseen[k].Count >= FewestUnseen ? unseen : Train;
        return (2.0 * of[k].Recognised / Math.Max(1, of[k].Count + of[k].Given), of.Sum(one => one.Recognised) / (double)Math.Max(1, of.Sum(one => one.Count)));
    }

    /// <summary>The mean recall of the classes that training rows have.</summary>
    public double Balanced => Train.Where(k => k.Count > 0).Average(k => k.Recognised / (double)k.Count);
}
