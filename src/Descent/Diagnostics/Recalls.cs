namespace Descent.Diagnostics;

/// <summary>For D9: how well a model tells the classes apart, on training rows and on rows it has not seen. Immutable.</summary>
internal sealed record Recalls((int Count, int Recognised, int Given)[] Train, (int Count, int Recognised, int Given)[]? Unseen)
{
    private const int FewestUnseen = 8;

    /// <summary>Of the model as it stands.</summary>
    public static Recalls Of(Evidence run) => new(run.Recognition(), run.Validation is { } validation && run.ClassesOf(validation) is not null ? run.Recognition(validation) : null);

    /// <summary>How well a class is told from the others: F₁ (van Rijsbergen 1979), 2 recognised / (rows of it + answers that name it), and its sum over all classes.</summary>
    /// <remarks>By rows not seen, where there are enough of the class among them: of a few rows every balanced draw learns by heart.</remarks>
    public (double One, double All) F1(int k)
    {
        var of = IsUnseen(k) ? Unseen! : Train;
        double[] scores = [.. of.Select(one => 2.0 * one.Recognised / Math.Max(1, one.Count + one.Given))];
        return (scores[k], scores.Sum());
    }

    /// <summary>Whether there are enough rows of a class that the model has not seen.</summary>
    public bool IsUnseen(int k) => Unseen is not null && Unseen[k].Count >= FewestUnseen;

    /// <summary>The mean recall of the classes that training rows have.</summary>
    public double Balanced => Train.Where(k => k.Count > 0).Average(k => k.Recognised / (double)k.Count);
}
