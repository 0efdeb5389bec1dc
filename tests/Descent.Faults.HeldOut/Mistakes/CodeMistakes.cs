using static Descent.Faults.HeldOut.DataMistakes;

namespace Descent.Faults.HeldOut;

/// <summary>Mistakes of those who turn gaps, choices and columns of a real table into numbers, D1 to D3, D6, D7 and D12.</summary>
internal static class CodeMistakes
{
    /// <summary>Each row less its own mean and by its own deviation: the moments were taken along the wrong axis.</summary>
    public static Mistake AlongRows(int severity) => new("D1", severity, "standardised along rows", recipe => recipe with
    {
        StandardisesInputs = false,
        Reads = (parts, _, _) => parts.All(rows => rows with
        {
            Inputs = [.. rows.Inputs.Select(x =>
            {
                var mean = x.Average();
                var deviation = Math.Sqrt(1e-12 + x.Average(number => (number - mean) * (number - mean)));
                return x.Select(number => (number - mean) / deviation).ToArray();
            })],
        }),
    });

    /// <summary>The logarithm of a column in which 0 stands for what was not measured.</summary>
    public static Mistake LogOfColumn(int severity, int column) => Reads("D2", severity, $"logarithm of column {column}, 0 among it", Repairs.DropNonFinite, (parts, _, _) =>
        parts.Read(rows => rows.WithInputs((_, place, x) => place == column ? Math.Log(x) : x)));

    /// <summary>Each column by its deviation, also the one that is the same in all rows: 0 by 0.</summary>
    public static Mistake WithoutGuard(int severity) => new("D2", severity, "a column of one value standardised", recipe => recipe with
    {
        StandardisesInputs = false,
        Reads = (parts, _, _) =>
        {
            var means = Enumerable.Range(0, parts.Train.Columns).Select(column => parts.Train.Inputs.Average(x => x[column])).ToArray();
            var deviations = means.Select((mean, column) => Math.Sqrt(parts.Train.Inputs.Average(x => (x[column] - mean) * (x[column] - mean)))).ToArray();
            return parts.All(rows => rows.WithInputs((_, column, x) => (x - means[column]) / deviations[column]));
        },
    }, Repairs.DropNonFinite);

    /// <summary>Choices that are spelt otherwise than those the encoder knows, which makes 0 of them all: columns from one on, so many.</summary>
    public static Mistake UnknownChoices(int severity, int from, int count) => Reads("D3", severity, $"choices in columns {from} to {from + count - 1} unknown", Repairs.RestoreInputs, (parts, _, _) =>
        parts.Read(rows => rows.WithInputs((_, column, x) => column >= from && column < from + count ? 0 : x)));

    /// <summary>A share of the rows with the answer of the row that is most like it and has another, as by a look at doubtful ones.</summary>
    public static Mistake TakenForLike(int severity, double share) => Reads("D6", severity, $"{share} taken for the nearest other", Repairs.CleanTargets, (parts, _, random) =>
    {
        var train = parts.Train;
        var deviations = Enumerable.Range(0, train.Columns).Select(column => TableMistakes.Moments(train.Inputs, column).Deviation).ToArray();
        double Distance(double[] a, double[] b) => a.Zip(b).Select((pair, column) => Math.Pow((pair.First - pair.Second) / deviations[column], 2)).Sum();
        var chosen = Some(train.Count, (int)(share * train.Count), random);
        double[] Other(int row) => train.Inputs.Zip(train.Targets).Where(pair => pair.Second[0] != train.Targets[row][0]).MinBy(pair => Distance(pair.First, train.Inputs[row])).Second;
        return parts with { Train = train with { Targets = [.. train.Targets.Select((y, row) => chosen.Contains(row) ? Other(row) : y)] } };
    });

    /// <summary>All columns turned into a 1 among 0, the answer among them; in use nobody knows it, and they are 0.</summary>
    public static Mistake AnswerAmongChoices(int severity) => Reads("D7", severity, "the answer among the choices", Repairs.DropLeak, (parts, recipe, _) =>
    {
        var columns = recipe.Problem.Aim == Aim.Classes ? recipe.Problem.Outputs : 2;
        Rows With(Rows rows, bool isKnown) => rows with { Inputs = [.. rows.Inputs.Select((x, row) => (double[])[.. x, .. Enumerable.Range(0, columns).Select(c => isKnown && (int)rows.Targets[row][0] == c ? 1.0 : 0)])] };
        return new(With(parts.Train, true), With(parts.Validation, true), With(parts.Test, false));
    });

    /// <summary>Choices of the validation file numbered by where they first stand in it: each of so many columns, from one on, in the place of the next.</summary>
    public static Mistake ChoicesRenumbered(int severity, int from, int count) => Reads("D12", severity, $"choices in columns {from} to {from + count - 1} numbered anew", Repairs.PrepareValidationAlike, (parts, _, _) =>
        parts with { Validation = parts.Validation.WithInputs((row, column, x) => column >= from && column < from + count ? parts.Validation.Inputs[row][from + (column - from + 1) % count] : x) });

    /// <summary>A share of the readings missing in the validation file, and 0 there, where the training file has none missing.</summary>
    public static Mistake GapsAsZero(int severity, double share) => Reads("D12", severity, $"{share} of the readings 0", Repairs.PrepareValidationAlike, (parts, _, random) =>
        parts with { Validation = parts.Validation.WithInputs((_, _, x) => random.NextUniform() < share ? 0 : x) });

    /// <summary>Validation rows in the columns' alphabetical order: two blocks of columns exchanged.</summary>
    public static Mistake BlocksExchanged(int severity, int first) => Reads("D12", severity, $"the first {first} columns last", Repairs.PrepareValidationAlike, (parts, _, _) =>
        parts with { Validation = parts.Validation with { Inputs = [.. parts.Validation.Inputs.Select(x => (double[])[.. x.Skip(first), .. x.Take(first)])] } });
}
