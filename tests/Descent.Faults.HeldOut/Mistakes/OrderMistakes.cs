using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Mistakes in which rows are shown, when and how prepared, D9 to D12, and the row that outweighs all, A3.</summary>
internal static class OrderMistakes
{
    /// <summary>The rows of a class thinned where the program reads them; the truth has its full share.</summary>
    public static Mistake Rare(int severity, double share, bool spares) => DataMistakes.Reads("D9", severity, $"{share} kept of {(spares ? "all but one class" : "the last class")}", null, (parts, recipe, random) =>
    {
        var last = recipe.Problem.Aim == Aim.Classes ? recipe.Problem.Outputs - 1 : 1;
        return parts.Read(rows => rows.Take(Enumerable.Range(0, rows.Count).Where(row => ((int)rows.Targets[row][0] == last) == spares || random.NextUniform() < share)));
    });

    /// <summary>Rows sorted by target, and taken in that order; a share of the rows is moved about.</summary>
    public static Mistake Sorted(int severity, double moved) => new("D10", severity, $"sorted, {moved} moved", recipe => recipe with { Order = InOrder, Reads = (parts, _, random) => parts with { Train = Sort(parts.Train, moved, random) } }, Repairs.Shuffle);

    /// <summary>The loader gives the first batches of the file again and again.</summary>
    public static Mistake Stuck(int severity, int batches) =>
        new("D11", severity, $"{batches} batches again and again", recipe => recipe with { Order = (_, count, batch, _) => [.. Enumerable.Range(0, count).Select(i => i % Math.Min(count, batches * batch))] }, Repairs.Shuffle);

    /// <summary>Each epoch is cut off after some batches of an order that never changes.</summary>
    public static Mistake CutOff(int severity, double share) => new("D11", severity, $"the first {share} of the same order", recipe => recipe with
    {
        Order = (_, count, batch, _) =>
        {
            var order = new RandomStream(5).Permutation(count);
            var used = Math.Max(batch, (int)(share * count));
            return [.. Enumerable.Range(0, count).Select(i => order[i % used])];
        },
    }, Repairs.Shuffle);

    public static Mistake Differently(int severity, ValidationPreparation preparation, string label, Func<int, (double, double)>? units = null) =>
        new("D12", severity, label, recipe => recipe with { ValidationPreparation = preparation }, Repairs.PrepareValidationAlike, units is null ? null : recipe => recipe with { Units = units });

    /// <summary>A row with a target in another unit.</summary>
    public static Mistake TargetOutlier(int severity, double factor) => DataMistakes.Reads("A3", severity, $"one target by {factor}", Repairs.DropOutlier, (parts, _, random) =>
    {
        var outlier = random.NextIndex(parts.Train.Count);
        return parts with { Train = parts.Train.WithTargets((row, _, y) => row == outlier ? factor * (1 + Math.Abs(y)) : y) };
    });

    /// <summary>A row with inputs in another unit.</summary>
    public static Mistake InputOutlier(int severity, double factor) => DataMistakes.Reads("A3", severity, $"one row by {factor}", Repairs.DropOutlier, (parts, _, random) =>
    {
        var outlier = random.NextIndex(parts.Train.Count);
        return parts with { Train = parts.Train.WithInputs((row, _, x) => row == outlier ? factor * (x + 0.5) : x) };
    });

    /// <summary>Rows drawn with replacement, as many as there are: no mistake.</summary>
    public static int[] WithReplacement(int epoch, int count, int batch, RandomStream random) => [.. Enumerable.Range(0, count).Select(_ => random.NextIndex(count))];

    private static int[] InOrder(int epoch, int count, int batch, RandomStream random) => [.. Enumerable.Range(0, count)];

    private static Rows Sort(Rows rows, double moved, RandomStream random)
    {
        var order = Enumerable.Range(0, rows.Count).OrderBy(row => rows.Targets[row][0]).ToArray();
        var places = DataMistakes.Some(rows.Count, (int)(moved * rows.Count), random).ToArray();
        var given = random.Permutation(places.Length);
        var shuffled = order.ToArray();
        for (var i = 0; i < places.Length; i++)
        {
            shuffled[places[i]] = order[places[given[i]]];
        }

        return rows.Take(shuffled);
    }
}
