using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Descent.Cli.Display;
using Descent.Cli.Runs;
using Descent.Diagnostics;
using Descent.Numerics;
using Descent.Training;

namespace Descent.Cli.Models;

/// <summary>Learning to predict a column of a table from the others.</summary>
internal sealed class TableJob : Job
{
    private const double ValidationShare = 0.1;
    private const double TestShare = 0.25;
    private const int FewestRows = 8;
    private const int FewRows = 5000;
    private const int ShownColumns = 5;
    private const int ReportedColumns = 12;
    private const int LongestNumber = 8;
    private const int LinearSteps = 2000;

    private readonly Table _table;
    private readonly TableTarget _target;
    private readonly Split _split;
    private readonly TableModel _model;
    private readonly ulong _seed;
    private readonly string _name;
    private readonly bool _isLossAsked;
    private double _baseline;

    [SetsRequiredMembers]
    private TableJob(string name, Table table, TableTarget target, Settings settings)
    {
        (_name, _table, _target, _seed) = (name, table, target, settings.Seed);
        _split = Split.Of(table.RowCount, settings.Seed, ValidationShare, TestShare, IsClassification ? target.ClassNumbers() : []);
        var encoding = TableEncoding.Fit(table, target, _split.Train);
        _model = TableModel.Create(new(settings.Hidden, settings.Activation, settings.Dropout), encoding, settings.Seed);
        Loss = Choose(settings.Loss, IsClassification ? new CrossEntropy() : new SquaredError());
        _isLossAsked = settings.Loss is not null;
        Model = _model.Layers;
        Outputs = encoding.Outputs;
        Train = encoding.Encode(table, target, _split.Train);
        Validation = encoding.Encode(table, target, _split.Validation);
        int[] together = [.. _split.Train, .. _split.Validation];
        Together = together.Length <= FewRows ? encoding.Encode(table, target, together) : null;
        Test = encoding.Encode(table, target, _split.Test);
    }

    public override IReadOnlyDictionary<string, string> Texts => _model.Texts;

    public override ReportNames Names => new()
    {
        Target = _target.Column.Name,
        Classes = _model.Encoding.Classes,
        Decode = _model.Encoding.Decode,
        Row = validationRow =>
        {
            var row = _split.Validation[validationRow];
            return new(
                string.Create(CultureInfo.InvariantCulture, $"line {_table.Line(row)}"),
                [.. _model.Encoding.Features.Take(ReportedColumns).Select(feature => new ReportFact(feature.Name, Shown(_table.Cell(row, _table.Column(feature.Name)))))]);
        },
    };

    private bool IsClassification => _target.Task == TableTask.Classification;

    private string Measure => IsClassification ? "accuracy" : "R²";

    public static TableJob Of(DataSource source, byte[] bytes, Settings settings)
    {
        var table = Table.Read(bytes, source.Path);
        TableTask? task = settings.Task switch
        {
            "classification" => TableTask.Classification,
            "regression" => TableTask.Regression,
            _ => null,
        };
        for (var column = 0; column < table.Columns.Count; column++)
        {
            TableColumn.Read(table, column); // every bad cell is found before anything else is done
        }

        var target = TableTarget.Of(table, settings.Target, task);
        if (table.RowCount < FewestRows)
        {
            throw new InvalidDataException($"{source.Path}: {table.RowCount} rows are too few to train, validate and test. Bring {FewestRows} or more.");
        }

        return new(source.IsEmbedded ? $"{source.Path} (embedded)" : source.Path, table, target, settings);
    }

    public override void Describe(Screen screen)
    {
        var encoding = _model.Encoding;
        screen.Line("data", $"{_name}: {_table.RowCount:N0} rows, {encoding.Features.Count} columns used, {encoding.Inputs} numbers a row");
        if (encoding.LeftOut.Count > 0)
        {
            screen.Line("left out", $"{string.Join(", ", encoding.LeftOut.Take(ShownColumns))}{(encoding.LeftOut.Count > ShownColumns ? $" and {encoding.LeftOut.Count - ShownColumns} more" : "")}: the same in every training row, or different in nearly every one");
        }

        screen.Line("split", $"{_split.Train.Length:N0} rows to train, {_split.Validation.Length:N0} to validate, {_split.Test.Length:N0} to test{(IsClassification ? ", classes in equal shares" : "")}");
        screen.Line("task", $"{(IsClassification ? $"classification, {Outputs} classes" : "regression")}: {_target.Reason}");
        screen.Line("loss", $"{(_isLossAsked ? $"{Loss.Name}, as asked" : IsClassification ? $"cross-entropy, since the answer is one of {Outputs} classes" : "squared error of the standardized target, so that 1 is what its mean scores")}");
        _baseline = IsClassification ? LinearAccuracy() : R2(Tensor.From(Test.Targets.Shape, LinearLeastSquares.Fit((Tensor)Train.Inputs, (Tensor)Train.Targets).Predict((Tensor)Test.Inputs)));
        screen.Line("linear baseline", $"{Measure} {_baseline:F4} on test{(IsClassification ? $"; the commonest class alone {Commonest():F4}" : "")}");
        screen.Line("nearest row", $"{Measure} {Nearest():F4} on test, by the answer of the training row that is most like it");
    }

    public override void Judge(Screen screen, double testLoss)
    {
        var score = IsClassification ? Accuracy(Model) : R2(Model.Forward(Test.Inputs));
        screen.Line("test", $"{Measure} {score:F4}, loss {testLoss:F4}   linear baseline: {Measure} {_baseline:F4}");
        if (!IsClassification)
        {
            screen.Line("typical miss", $"{Scores(Model.Forward(Test.Inputs)).RootMeanSquaredError * _model.Encoding.Deviation:G4} in the unit of '{_target.Column.Name}' (root mean square)");
        }
    }

    // A number with more digits than anyone reads is rounded.
    private static string Shown(string cell) => cell.Length > LongestNumber && double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number.ToString("G6", CultureInfo.InvariantCulture)
        : Shortened(cell);

    private RegressionScores Scores(Tensor predictions)
    {
        var scores = new RegressionScores();
        scores.Add(predictions, (Tensor)Test.Targets);
        return scores;
    }

    private double R2(Tensor predictions) =>
        ((Tensor)Test.Targets).ToArray().Distinct().Count() > 1 ? Scores(predictions).R2 : double.NaN; // no variance to explain

    private double Accuracy(Sequential model)
    {
        var matrix = new ConfusionMatrix(Outputs);
        matrix.Add(model.Forward(Test.Inputs), (Indices)Test.Targets);
        return matrix.Accuracy;
    }

    private double Commonest()
    {
        var commonest = ((Indices)Train.Targets).Values.ToArray().CountBy(c => c).MaxBy(count => count.Value).Key;
        return ((Indices)Test.Targets).Values.ToArray().Average(c => c == commonest ? 1.0 : 0);
    }

    private double Nearest()
    {
        var nearest = NearestRows.Of((Tensor)Train.Inputs, (Tensor)Test.Inputs);
        var targets = Train.Targets is Indices classes ? Array.ConvertAll(classes.Values.ToArray(), k => (double)k) : ((Tensor)Train.Targets).ToArray();
        return IsClassification
            ? nearest.Select((row, i) => targets[row] == ((Indices)Test.Targets).Values[i] ? 1.0 : 0).Average()
            : R2(Tensor.From(Test.Targets.Shape, Array.ConvertAll(nearest, row => targets[row])));
    }

    private double LinearAccuracy()
    {
        Sequential linear = [new Linear(_model.Encoding.Inputs, Outputs, new RandomStream(_seed))];
        var batches = (Train.Count + Defaults.Table.Batch - 1) / Defaults.Table.Batch;
        var trainer = new Trainer(linear, new CrossEntropy(), new AdamW(linear.Parameters) { LearningRate = 0.01 })
        {
            BatchSize = Defaults.Table.Batch,
            Epochs = Math.Max(1, LinearSteps / batches),
            Seed = _seed,
        };
        _ = trainer.Run(Train).Count();
        return Accuracy(linear);
    }
}
