using Descent.Diagnostics;
using Descent.Training;

namespace Descent.Faults.Baselines;

/// <summary>Logs a run for the known tools. Reads it through the public API alone.</summary>
internal sealed class Recorder : Watch
{
    private const int BatchRows = 32;
    private const int AccuracyRows = 256;
    private const int MostStepAccuracies = 400;
    private Layer? _model;
    private LossFunction? _loss;
    private Dataset? _batch;
    private Dataset? _train;
    private Dataset? _validation;

    public RunLog Log { get; } = new();

    public override TrainingCheck? Of(Trainer trainer, Dataset train, Dataset? validation) => Of(trainer.Model, trainer.Loss, trainer.Optimizer, train, validation);

    public override TrainingCheck? Of(Layer model, LossFunction loss, Optimizer optimizer, Dataset train, Dataset? validation, int? plannedSteps = null, IReadOnlyList<Parameter>? frozen = null)
    {
        (_model, _loss) = (model, loss);
        _batch = First(train, BatchRows);
        _train = First(train, AccuracyRows);
        _validation = validation is null ? null : First(validation, AccuracyRows);
        Log.Rate = optimizer.LearningRate;
        Log.LossName = loss.Name;
        Log.Outputs = model.Forward(_batch.Inputs).Shape[-1];
        Log.IsClassification = train.Targets is Indices || loss is BinaryCrossEntropy;
        Log.LayerKinds = model is Sequential layers ? [.. layers.Select(layer => layer.GetType().Name)] : [];
        Log.Inputs = Ends(train.Inputs);
        Log.Targets = Ends(train.Targets);
        Log.HasNonFiniteInput = train.Inputs is Tensor numbers && numbers.ToArray().Any(value => !double.IsFinite(value));
        var classes = Classes(train.Targets);
        Log.ClassCounts = Log.IsClassification ? [.. classes.GroupBy(c => c).Select(group => group.Count())] : [];
        return null;
    }

    public override void Step(double loss)
    {
        Log.StepLosses.Add(loss);
        if (Log.IsClassification && Log.StepAccuracies.Count < MostStepAccuracies)
        {
            Log.StepAccuracies.Add(Accuracy(_batch!));
        }
    }

    public override void Epoch(double trainLoss, double validationLoss)
    {
        var (tensors, layers) = (Tensors(), Layers(out var scores));
        Log.Epochs.Add(new(
            Log.Epochs.Count + 1,
            trainLoss,
            validationLoss,
            Log.IsClassification ? Accuracy(_train!) : double.NaN,
            Log.IsClassification && _validation is not null ? Accuracy(_validation) : double.NaN,
            tensors,
            layers,
            scores.Chunk(Log.Outputs).Max(row => row.Sum(Math.Abs)),
            scores.Max() - scores.Min()));
    }

    private static Dataset First(Dataset data, int rows) => data.Take([.. Enumerable.Range(0, Math.Min(rows, data.Count))]);

    private static (double, double) Ends(Operand operand)
    {
        double[] values = operand is Tensor tensor ? [.. tensor.ToArray().Where(double.IsFinite)] : [.. ((Indices)operand).Values.ToArray().Select(value => (double)value)];
        return values.Length == 0 ? (0, 0) : (values.Min(), values.Max());
    }

    private static int[] Classes(Operand targets) => targets is Indices classes ? classes.Values.ToArray() : [.. ((Tensor)targets).ToArray().Select(value => (int)value)];

    private double Accuracy(Dataset data)
    {
        var (scores, classes, right) = (_model!.Forward(data.Inputs).ToArray(), Classes(data.Targets), 0);
        if (Log.Outputs > 1 && classes.Length == scores.Length)
        {
            return scores.Zip(classes).Count(pair => pair.First > 0 == pair.Second > 0) / (double)scores.Length; // several answers a row
        }

        for (var row = 0; row < classes.Length; row++)
        {
            var own = scores.AsSpan(row * Log.Outputs, Log.Outputs);
            var best = 0;
            for (var k = 1; k < own.Length; k++)
            {
                best = own[k] > own[best] ? k : best;
            }

            right += (Log.Outputs == 1 ? own[0] > 0 ? 1 : 0 : best) == classes[row] ? 1 : 0;
        }

        return right / (double)classes.Length;
    }

    private List<TensorSeen> Tensors()
    {
        var gradients = Gradient.Of(_loss!.Of(_model!.Forward(_batch!.Inputs), _batch.Targets).Mean(), _model.Parameters);
        return [.. _model.Parameters.Zip(gradients, (parameter, gradient) =>
        {
            var (w, g) = (parameter.ToArray(), gradient.ToArray());
            var mean = w.Average();
            return new TensorSeen(
                parameter.Name,
                parameter.IsWeight,
                mean,
                w.Max(Math.Abs),
                w.Average(value => (value - mean) * (value - mean)),
                Math.Sqrt(g.Sum(value => value * value)),
                g.Average(),
                g.Average(Math.Abs),
                g.Count(value => value == 0) / (double)g.Length,
                Statistics.Quantile(g, 0.95) - Statistics.Quantile(g, 0.05));
        })];
    }

    private List<LayerSeen> Layers(out double[] scores)
    {
        var seen = new List<LayerSeen>();
        if (_model is not Sequential layers)
        {
            scores = _model!.Forward(_batch!.Inputs).ToArray();
            return seen;
        }

        Operand x = _batch!.Inputs;
        foreach (var layer in layers)
        {
            var y = layer.Forward(x);
            var (before, after) = (x is Tensor numbers ? numbers.ToArray() : [], y.ToArray());
            var (mean, width, kind) = (after.Average(), y.Shape[-1], layer.GetType().Name);
            seen.Add(new(
                kind,
                mean,
                after.Average(Math.Abs),
                after.Count(value => value <= 0) / (double)after.Length,
                Enumerable.Range(0, width).Count(unit => Enumerable.Range(0, after.Length / width).Count(row => after[row * width + unit] > 0) < 0.01 * after.Length / width) / (double)width,
                after.Average(value => (value - mean) * (value - mean)),
                before.Length == 0 ? 0 : before.Count(value => Math.Abs(value) >= 5) / (double)before.Length,
                before.Length == 0 ? 0 : before.Count(value => kind == "Sigmoid" ? value is < -23 or > 16.99999 : Math.Abs(value) > 9.4999) / (double)before.Length));
            x = y;
        }

        scores = ((Tensor)x).ToArray();
        return seen;
    }
}
