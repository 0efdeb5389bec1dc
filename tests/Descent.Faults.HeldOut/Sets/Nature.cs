using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>How data honestly are, so that a program on them looks odd and is sound.</summary>
internal static class Nature
{
    /// <summary>Each of some training rows stands there twice.</summary>
    public static Parts Repeats(Parts parts, RandomStream random) => parts with { Train = parts.Train.And(parts.Train.Take(Enumerable.Range(0, parts.Train.Count / 2))) };

    /// <summary>Targets of a share of the validation rows are wrong; there was no money to look at them twice.</summary>
    public static Func<Parts, RandomStream, Parts> DoubtfulValidation(double share, int classes) => (parts, random) =>
        parts with { Validation = parts.Validation.WithTargets((_, _, y) => random.NextUniform() < share ? (y + 1) % classes : y) };

    /// <summary>A class is rare everywhere.</summary>
    public static Func<Parts, RandomStream, Parts> RareClass(int rare, double share) => (parts, random) =>
        parts.All(rows => rows.Take(Enumerable.Range(0, rows.Count).Where(row => (int)rows.Targets[row][0] != rare || random.NextUniform() < share)));

    /// <summary>A column that is the same in all rows, as a switch that nobody used.</summary>
    public static Parts ConstantColumn(Parts parts, RandomStream random) => parts.All(rows => rows with { Inputs = [.. rows.Inputs.Select(x => (double[])[.. x, 1])] });

    /// <summary>The first column twice.</summary>
    public static Parts TwinColumn(Parts parts, RandomStream random) => parts.All(rows => rows with { Inputs = [.. rows.Inputs.Select(x => (double[])[.. x, x[0]])] });

    /// <summary>A file sorted by target, which the loop shuffles.</summary>
    public static Parts SortedFile(Parts parts, RandomStream random) => parts with { Train = parts.Train.Take(Enumerable.Range(0, parts.Train.Count).OrderBy(row => parts.Train.Targets[row][0])) };

    /// <summary>Numbers rounded to halves, so that rows repeat in training and validation.</summary>
    public static Parts Rounded(Parts parts, RandomStream random) => parts.All(rows => rows.WithInputs((_, _, x) => Math.Round(2 * x) / 2));

    /// <summary>A share of the readings failed everywhere, and has the column's mean in its place.</summary>
    public static Func<Parts, RandomStream, Parts> FilledGaps(double share) => (parts, random) =>
    {
        var means = Enumerable.Range(0, parts.Train.Columns).Select(column => parts.Train.Inputs.Average(x => x[column])).ToArray();
        return parts.All(rows => rows.WithInputs((_, column, x) => random.NextUniform() < share ? means[column] : x));
    };

    /// <summary>Columns of chance beside those that were given, as many as asked for.</summary>
    public static Func<Parts, RandomStream, Parts> Idle(int columns) => (parts, random) =>
        parts.All(rows => rows with { Inputs = [.. rows.Inputs.Select(x => (double[])[.. x, .. Enumerable.Range(0, columns).Select(_ => random.NextNormal())])] });
}
