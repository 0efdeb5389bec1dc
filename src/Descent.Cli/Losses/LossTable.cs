using System.Globalization;
using Descent.Cli.Display;
using Descent.Numerics;

namespace Descent.Cli.Losses;

/// <summary>A loss computed on the columns of a table.</summary>
internal sealed class LossTable
{
    private const int WorstRows = 10;
    private const int ShownDigits = 4;

    private readonly Table _table;
    private readonly LossFunction _loss;
    private readonly string[] _answers; // each row's prediction, as the table says it
    private readonly string[] _targets;
    private readonly string[] _groups;
    private readonly LossValues _values;
    private readonly Yardstick _yardstick;

    public LossTable(Table table, LossFunction loss, string[] predictions, string[] targets)
    {
        (_table, _loss) = (table, loss);
        var rows = Enumerable.Range(0, table.RowCount).ToArray();
        var prediction = Numbers(predictions);
        DemandWithin(predictions, prediction);
        Operand target = loss.Targets switch
        {
            TargetKind.Classes => Classes(predictions, Single(targets)),
            _ => Numbers(targets),
        };
        if (target is Tensor numbers)
        {
            DemandKind(targets, numbers);
        }

        (_answers, _targets) = ([.. rows.Select(row => Cells(row, predictions))], [.. rows.Select(row => Cells(row, targets))]);
        _groups = loss.Targets is TargetKind.Classes or TargetKind.Signs || (loss.Targets == TargetKind.Probabilities && _targets.Distinct().Count() == 2) ? _targets : [];
        _values = loss.Of(prediction, target);
        _yardstick = loss.Yardstick(target, prediction.Shape[1]);
    }

    public void Show(Screen screen)
    {
        var values = PerRow();
        var (sum, mean) = (values.Sum(), _values.Mean().ToScalar());
        screen.Line("data", $"{_table.Name}: {_table.RowCount:N0} rows");
        screen.Line("loss", $"{_loss.Name}: mean {mean:F6} = {_values.Sum().ToScalar():F6} / {_values.TotalWeight:G6}");
        screen.Line("expected start", $"{_yardstick.Start:F6} for a model that knows nothing");
        screen.Line("prior", $"{_yardstick.Prior:F6} for the best constant answer");
        screen.Line("floor", $"{_yardstick.Floor:F6} for a perfect one; this is {mean - _yardstick.Floor:F6} above it");
        if (_yardstick.Prior > _yardstick.Floor)
        {
            screen.Line("skill", $"{_yardstick.Skill(mean):P1} of the way from the prior to the floor{(mean > _yardstick.Prior ? ": worse than the best constant" : "")}");
        }

        if (_groups.Length > 0)
        {
            screen.Line();
            screen.Line("by target", $"{"rows",8} {"mean",12} {"share of the loss",20}");
            foreach (var group in _groups.Zip(values).GroupBy(pair => pair.First, pair => pair.Second).OrderBy(group => group.Key, StringComparer.Ordinal))
            {
                screen.Line($"  {group.Key}", $"{group.Count(),8} {group.Average(),12:F6} {Share(group.Sum(), sum),20}");
            }
        }

        screen.Line();
        screen.Line("worst rows", $"{"loss",12} {"share",10}   target   prediction");
        foreach (var (value, row) in values.Select((value, row) => (value, row)).OrderByDescending(pair => pair.value).Take(WorstRows))
        {
            screen.Line($"  line {_table.Line(row)}", $"{value,12:F6} {Share(value, sum),10}   {_targets[row]}   {_answers[row]}");
        }
    }

    private static string Share(double part, double whole) => whole == 0 ? "0 %" : (part / whole).ToString("P1", CultureInfo.InvariantCulture);

    // The losses of a row together, where it has several.
    private double[] PerRow()
    {
        var values = _values.Values.ToArray();
        return _table.RowCount == 0 ? [] : [.. values.Chunk(values.Length / _table.RowCount).Select(row => row.Sum())];
    }

    private string Cells(int row, string[] columns) => string.Join(", ", columns.Select(column => Shortened(_table.Cell(row, _table.Column(column)))));

    private static string Shortened(string cell) =>
        double.TryParse(cell, CultureInfo.InvariantCulture, out var number) && cell.Length > ShownDigits + 4 ? number.ToString($"G{ShownDigits}", CultureInfo.InvariantCulture) : cell;

    private static string Single(string[] columns) => columns.Length == 1
        ? columns[0]
        : throw new InvalidDataException($"--target: {string.Join(", ", columns)} are {columns.Length} columns, and the class is one. Name one column.");

    // Columns of numbers, side by side: [n, columns].
    private Tensor Numbers(string[] columns)
    {
        var read = Array.ConvertAll(columns, name => TableColumn.Read(_table, _table.Column(name)));
        var values = new double[_table.RowCount * read.Length];
        for (var j = 0; j < read.Length; j++)
        {
            var numbers = read[j].Numbers ?? throw new InvalidDataException($"{_table.Name}: column '{columns[j]}' holds texts, as '{read[j].Texts.First(text => text is not null)}', and {_loss.Name} takes numbers. Name a column of numbers.");
            for (var i = 0; i < _table.RowCount; i++)
            {
                values[i * read.Length + j] = double.IsNaN(numbers[i])
                    ? throw new InvalidDataException($"{_table.Name}, line {_table.Line(i)}: column '{columns[j]}' is empty. Fill it in, or leave the row out.")
                    : numbers[i];
            }
        }

        return Tensor.From(new(_table.RowCount, read.Length), values, ElementType.Float64);
    }

    // Class names that are the prediction's columns, or class numbers from 0.
    private Indices Classes(string[] predictions, string target)
    {
        var column = _table.Column(target);
        var classes = new int[_table.RowCount];
        for (var i = 0; i < classes.Length; i++)
        {
            var cell = _table.Cell(i, column);
            var named = Array.IndexOf(predictions, cell);
            classes[i] = named >= 0 ? named
                : int.TryParse(cell, CultureInfo.InvariantCulture, out var number) && number >= 0 && number < predictions.Length ? number
                : throw new InvalidDataException($"{_table.Name}, line {_table.Line(i)}: the class '{cell}' is none of the prediction's columns ({string.Join(", ", predictions)}) and no number from 0 to {predictions.Length - 1}. Name one score column for each class.");
        }

        return Indices.Of(classes);
    }

    private void DemandWithin(string[] columns, Tensor prediction)
    {
        var (from, to) = _loss.Range;
        var bad = Array.FindIndex(prediction.ToArray(), value => value < from || value > to);
        if (bad >= 0)
        {
            throw new InvalidDataException($"{_table.Name}, line {_table.Line(bad / columns.Length)}: column '{columns[bad % columns.Length]}' holds {_table.Cell(bad / columns.Length, _table.Column(columns[bad % columns.Length]))}, and {_loss.Name} takes predictions from {from} to {to}. For scores before the sigmoid use binary-cross-entropy.");
        }
    }

    private void DemandKind(string[] columns, Tensor target)
    {
        var (isRight, wanted) = _loss.Targets switch
        {
            TargetKind.Signs => ((Func<double, bool>)(t => Math.Abs(t) == 1), "−1 and 1"),
            TargetKind.Probabilities => (t => t is >= 0 and <= 1, "0, 1 or between"),
            TargetKind.Positive => (t => t > 0, "numbers above 0"),
            TargetKind.NonNegative or TargetKind.Distributions => (t => t >= 0, "numbers of 0 or more"),
            _ => (_ => true, ""),
        };
        var bad = Array.FindIndex(target.ToArray(), value => !isRight(value));
        if (bad >= 0)
        {
            throw new InvalidDataException($"{_table.Name}, line {_table.Line(bad / columns.Length)}: the target '{columns[bad % columns.Length]}' is {_table.Cell(bad / columns.Length, _table.Column(columns[bad % columns.Length]))}, and {_loss.Name} takes {wanted}. Change its coding, or choose another loss: 'descent loss' lists them.");
        }
    }
}
