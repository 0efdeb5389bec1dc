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

    /// <summary>The chance from which on a class would have to be named for the best F₁ on training rows, and what that comes to on rows not seen; null where those are too few.</summary>
    /// <remarks>By the model as it stands: a class that is told apart, and only never the likeliest, is missed by the answers and not by what was learned.</remarks>
    public (double From, double F1)? Named(Evidence run, int k)
    {
        if (UnseenOf(k) is null)
        {
            return null;
        }

        var (own, unseen) = (Ranked(run, run.Train, k), Ranked(run, run.Validation!, k));
        var (all, found, best, from) = (own.Count(row => row.IsOne), 0, 0.0, 1.0);
        for (var i = 0; i < own.Length; i++)
        {
            found += own[i].IsOne ? 1 : 0;
            var f1 = 2.0 * found / (i + 1 + all);
            (best, from) = f1 > best ? (f1, own[i].Chance) : (best, from);
        }

        var named = unseen.Where(row => row.Chance >= from).ToArray();
        return (from, 2.0 * named.Count(row => row.IsOne) / (named.Length + unseen.Count(row => row.IsOne)));
    }

    // The chance of the class in each row, the surest first.
    private static (double Chance, bool IsOne)[] Ranked(Evidence run, DataFacts data, int k)
    {
        var some = data.Some(Evidence.ScoredRows);
        var scores = run.Model.Forward(some.Inputs).ToArray().Chunk(run.Outputs);
        return [.. scores.Zip(run.ClassesOf(new(some))!, (row, actual) => (run.Chances(row)[k], actual == k)).OrderByDescending(row => row.Item1)];
    }

    /// <summary>The rows that the model has not seen, where there are enough of a class among them; else null.</summary>
    public ConfusionMatrix? UnseenOf(int k) => Unseen?.Occurrences(k) >= FewestUnseen ? Unseen : null;
}
