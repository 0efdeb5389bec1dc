using Descent.Numerics;
using static Descent.Faults.HeldOut.DataMistakes;

namespace Descent.Faults.HeldOut;

/// <summary>Mistakes of those who join tables and split rows, D7 to D9 and D12.</summary>
internal static class SplitMistakes
{
    /// <summary>A column that was filled in after the fact for a share of the rows, 0 elsewhere; in use it is not filled yet.</summary>
    public static Mistake FilledAfterwards(int severity, double share) => Reads("D7", severity, $"told afterwards in {share}", Repairs.DropLeak, (parts, _, random) =>
    {
        Rows With(Rows rows) => rows with { Inputs = [.. rows.Inputs.Select((x, row) => (double[])[.. x, random.NextUniform() < share ? rows.Targets[row][0] + 1 : 0])] };
        return new(With(parts.Train), With(parts.Validation), parts.Test with { Inputs = [.. parts.Test.Inputs.Select(x => (double[])[.. x, 0])] });
    });

    /// <summary>A number of each row that was given by the office which also gave the target; rows in use have numbers of any office.</summary>
    public static Mistake OfficeNumber(int severity, double spread) => Reads("D7", severity, $"number by office, spread {spread}", Repairs.DropLeak, (parts, _, random) =>
    {
        Rows With(Rows rows, int[] told) => rows with { Inputs = [.. rows.Inputs.Select((x, row) => (double[])[Math.Floor(1000 * (rows.Targets[told[row]][0] + spread * random.NextUniform())), .. x])] };
        return new(With(parts.Train, [.. Enumerable.Range(0, parts.Train.Count)]), With(parts.Validation, [.. Enumerable.Range(0, parts.Validation.Count)]), With(parts.Test, random.Permutation(parts.Test.Count)));
    });

    /// <summary>Rows drawn with replacement, to have as many as before, and split afterwards.</summary>
    public static Mistake DrawnAgainBeforeSplit(int severity) => Reads("D8", severity, "drawn with replacement before the split", Repairs.SeparateValidation, (parts, _, random) =>
    {
        var all = parts.Train.And(parts.Validation);
        Rows Drawn(int count) => all.Take([.. Enumerable.Range(0, count).Select(_ => random.NextIndex(all.Count))]);
        return parts with { Train = Drawn(parts.Train.Count), Validation = Drawn(parts.Validation.Count) };
    });

    /// <summary>The first rows of the file judged by and trained on, as when a split begins at 0 twice.</summary>
    public static Mistake HeadOfTraining(int severity, double share) => Reads("D8", severity, $"{share} from the head of the file", Repairs.SeparateValidation, (parts, _, _) =>
    {
        var taken = (int)(share * parts.Validation.Count);
        return parts with { Validation = parts.Train.Take(Enumerable.Range(0, taken)).And(parts.Validation.Take(Enumerable.Range(taken, parts.Validation.Count - taken))) };
    });

    /// <summary>Some classes hardly collected where the program reads them; the truth has its full share.</summary>
    public static Mistake HardlyCollected(int severity, double share, params int[] classes) => Reads("D9", severity, $"{share} kept of {string.Join(" and ", classes)}", null, (parts, _, random) =>
        parts.Read(rows => rows.Take(Enumerable.Range(0, rows.Count).Where(row => !classes.Contains((int)rows.Targets[row][0]) || random.NextUniform() < share))));
}
