namespace Descent.Faults.HeldOut;

/// <summary>Standardises by the training rows, and turns rows into data sets.</summary>
internal sealed class Preparation
{
    private const double Least = 1e-9;
    private const double Brightest = 255;
    private readonly Recipe _recipe;
    private readonly (double Mean, double Deviation)[] _inputs;
    private readonly (double Mean, double Deviation)[] _targets;

    public Preparation(Recipe recipe, Rows train)
    {
        _recipe = recipe;
        var isScaled = recipe.StandardisesInputs && recipe.Problem.Symbols == 0;
        _inputs = [.. Enumerable.Range(0, train.Columns).Select(column => isScaled ? Moments(train.Inputs, column) : (0, 1))];
        var areTargetsScaled = recipe.StandardisesTargets && recipe.Problem.Aim == Aim.Numbers;
        _targets = [.. Enumerable.Range(0, train.Targets[0].Length).Select(column => areTargetsScaled ? Moments(train.Targets, column) : (0, 1))];
    }

    public Dataset Training(Rows rows) => Of(rows, (column, x) => (x - _inputs[column].Mean) / _inputs[column].Deviation);

    public Dataset Validation(Rows rows) => _recipe.ValidationPreparation switch
    {
        ValidationPreparation.Raw => Of(rows, (_, x) => x),
        ValidationPreparation.CentredOnly => Of(rows, (column, x) => x - _inputs[column].Mean),
        ValidationPreparation.Twice => Of(rows, (column, x) => (x - _inputs[column].Mean) / _inputs[column].Deviation / 10),
        ValidationPreparation.Reversed => Training(rows.WithInputs((row, column, _) => rows.Inputs[row][rows.Columns - 1 - column])),
        ValidationPreparation.Ranged => Of(rows, Range(rows.Inputs)),
        ValidationPreparation.HalfCentred => Of(rows, (column, x) => (x - _inputs[column].Mean) / (2 * column < rows.Columns ? 1 : _inputs[column].Deviation)),
        ValidationPreparation.Renumbered => Training(rows.WithInputs((_, _, symbol) => (symbol + 1) % _recipe.Problem.Symbols)),
        ValidationPreparation.Rotated => Training(rows.WithInputs((row, column, _) => rows.Inputs[row][(column + 1) % rows.Columns])),
        ValidationPreparation.Divided => Of(rows, (_, x) => x / Brightest),
        ValidationPreparation.Unknown => Training(rows.WithInputs((_, _, symbol) => 2 * symbol < _recipe.Problem.Symbols ? symbol : 0)),
        _ => Training(rows),
    };

    private Dataset Of(Rows rows, Func<int, double, double> scale)
    {
        Operand inputs = _recipe.Problem.Symbols > 0
            ? Indices.From(new(rows.Count, rows.Columns), rows.Inputs.SelectMany(x => x.Select(symbol => (int)symbol)).ToArray())
            : Tensor.From(new(rows.Count, rows.Columns), rows.Inputs.SelectMany(x => x.Select((number, column) => scale(column, number))).ToArray());
        return new(inputs, Targets(rows));
    }

    private Operand Targets(Rows rows)
    {
        if (_recipe.Problem.Aim != Aim.Classes)
        {
            var width = rows.Targets[0].Length;
            return Tensor.From(new(rows.Count, width), rows.Targets.SelectMany(y => y.Select((number, column) => (number - _targets[column].Mean) / _targets[column].Deviation)).ToArray());
        }

        return _recipe.ClassForm switch
        {
            ClassForm.Number => Tensor.From(new(rows.Count, 1), rows.Classes.Select(c => (double)c).ToArray()),
            ClassForm.OneHot => Tensor.From(new(rows.Count, _recipe.Outputs), rows.Classes.SelectMany(c => Enumerable.Range(0, _recipe.Outputs).Select(other => other == c ? 1.0 : 0)).ToArray()),
            _ => Indices.Of([.. rows.Classes]),
        };
    }

    private static Func<int, double, double> Range(double[][] rows)
    {
        var ends = Enumerable.Range(0, rows[0].Length).Select(column => (Least: rows.Min(row => row[column]), Largest: rows.Max(row => row[column]))).ToArray();
        return (column, x) => (x - ends[column].Least) / Math.Max(Least, ends[column].Largest - ends[column].Least);
    }

    private static (double Mean, double Deviation) Moments(double[][] rows, int column)
    {
        var known = rows.Select(row => row[column]).Where(double.IsFinite).ToArray(); // as tables' own means do
        var mean = known.Average();
        var deviation = Math.Sqrt(known.Average(x => (x - mean) * (x - mean)));
        return (mean, deviation < Least ? 1 : deviation);
    }
}
