using Descent.Numerics;

namespace Descent.Faults.Programs;

/// <summary>From rows as they were read to rows as a program feeds them.</summary>
internal static class Preparation
{
    private const double Quarter = 0.25;

    /// <summary>The split, the mistakes of the spec, and what standardising leaves; the test split is prepared as the training rows were, without mistakes.</summary>
    public static Parts Of(Spec spec, ulong seed)
    {
        var rows = InGuise(spec, DataSets.Of(spec.Data, seed));
        var split = Split.Of(rows.Count, seed, Quarter, Quarter, rows.Classes);
        var random = new RandomStream(seed).Fork('d');
        var order = random.Permutation(split.Train.Length); // a split by class is sorted by it
        var parts = new Parts(rows.Take([.. order.Take(spec.MostRows).Select(place => split.Train[place])]), rows.Take(split.Validation), rows.Take(split.Test));
        parts = spec.Mistake?.Make(parts, random) ?? parts;
        var validation = spec.ValidationSlip?.Make(parts, random).Validation;
        parts = Standardised(spec, parts);
        parts = validation is null ? parts : parts with { Validation = validation with { Numbers = parts.Validation.Numbers } };
        return spec.Slip?.Make(parts, random) ?? parts;
    }

    /// <summary>Mean and deviation of a column.</summary>
    public static (double Mean, double Deviation) Of(IEnumerable<double> values)
    {
        var all = values.Where(double.IsFinite).ToArray();
        var mean = all.Average();
        var deviation = Math.Sqrt(all.Average(value => (value - mean) * (value - mean)));
        return (mean, deviation < 1e-12 ? 1 : deviation);
    }

    /// <summary>Rows with each column less its mean and over its deviation.</summary>
    public static Rows Scaled(Rows rows, (double Mean, double Deviation)[] columns) =>
        rows.Map((row, _) => [.. row.Select((value, column) => (value - columns[column].Mean) / columns[column].Deviation)]);

    public static (double Mean, double Deviation)[] Columns(Rows rows) => [.. Enumerable.Range(0, rows.Inputs[0].Length).Select(column => Of(rows.Inputs.Select(row => row[column])))];

    private static Parts Standardised(Spec spec, Parts parts)
    {
        if (parts.Train.Symbols is null && !spec.IsRawInput)
        {
            var columns = Columns(parts.Train);
            parts = new(Scaled(parts.Train, columns), Scaled(parts.Validation, columns), Scaled(parts.Test, columns));
        }

        if (parts.Train.Numbers is { } numbers && !spec.IsRawTarget)
        {
            var (mean, deviation) = Of(numbers);
            Rows Of1(Rows rows) => rows with { Numbers = [.. rows.Numbers!.Select(number => (number - mean) / deviation)] };
            parts = new(Of1(parts.Train), Of1(parts.Validation), Of1(parts.Test));
        }

        return parts;
    }

    private static Rows InGuise(Spec spec, Rows rows)
    {
        if (spec.IsPermuted)
        {
            var width = rows.Symbols?[0].Length ?? rows.Inputs[0].Length;
            var order = new RandomStream(5).Permutation(width);
            rows = rows.Symbols is { } symbols
                ? rows with { Symbols = [.. symbols.Select(row => order.Select(column => row[column]).ToArray())] }
                : rows.Map((row, _) => [.. order.Select(column => row[column])]);
        }

        return spec.IsRelabelled && rows.Classes is { } classes ? rows with { Classes = [.. classes.Select(c => (c + 1) % rows.ClassCount)] } : rows;
    }
}
