using Descent.Numerics;

namespace Descent.Diagnostics;

/// <summary>E3: a network of known worth, trained on the data as they are fed: 2 × 64 rectifiers, He's start, Adam at 0.004.</summary>
internal static class ReferenceNet
{
    public const int BatchSize = 32;
    private const int Width = 64;
    private const int SymbolWidth = 16;
    private const double Rate = 4e-3;
    private const int Every = 20;
    private const int Patience = 8; // checks
    private const int HeldOut = 4; // every fourth row
    private const int JudgedRows = 512;
    private const ulong Seed = 1;

    /// <summary>Trains on training rows, and judges by validation or by a quarter of the rows that is held out.</summary>
    public static ReferenceRun Train(Evidence run, int steps)
    {
        if (run.Validation is { } validation)
        {
            return Train(run, run.Train.Data, validation.Some(JudgedRows), steps);
        }

        return TrainHeldOut(run, steps, data => data);
    }

    /// <summary>Trains on three quarters of the training rows, as they are or changed, and judges by the others.</summary>
    public static ReferenceRun TrainHeldOut(Evidence run, int steps, Func<Dataset, Dataset> change)
    {
        var rows = new RandomStream(Seed).Permutation(run.Train.Count); // rows may come in an order
        return Train(run, change(run.Train.Data.Take(rows.AsSpan(rows.Length / HeldOut))), change(run.Train.Data.Take(rows.AsSpan(0, HeldOutRows(rows.Length)))), steps);
    }

    /// <summary>How many of so many rows it is then judged by.</summary>
    public static int HeldOutRows(int rows) => Math.Min(JudgedRows, rows / HeldOut);

    /// <summary>The same with a column of the inputs set to 0.</summary>
    public static ReferenceRun TrainWithout(Evidence run, int column, int steps)
    {
        Dataset Without(Dataset data)
        {
            var inputs = (Tensor)data.Inputs;
            var width = inputs.Shape.Count / inputs.Shape[0];
            return new(Tensor.From(inputs.Shape, [.. inputs.ToArray().Select((value, i) => i % width == column ? 0 : value)], inputs.ElementType), data.Targets);
        }

        return TrainHeldOut(run, steps, Without);
    }

    /// <summary>Trains on some rows and judges by others.</summary>
    public static ReferenceRun Train(Evidence run, Dataset train, Dataset judged, int steps)
    {
        try
        {
            return Fit(run, train, judged, steps, out _);
        }
        catch (ArgumentException)
        {
            return new(0, double.NaN, double.NaN, 0); // predictions of another form, as pairs or sequences
        }
    }

    /// <summary>Two networks, each trained on every other row of an order, and the rows that it did not see.</summary>
    public static IEnumerable<(Layer Net, int[] Unseen)> Crosswise(Evidence run, Dataset some, int[] order, int steps)
    {
        for (var half = 0; half < 2; half++)
        {
            var (own, other) = (order.Where((_, i) => i % 2 == half).ToArray(), order.Where((_, i) => i % 2 != half).ToArray());
            Fit(run, some.Take(own), some.Take(other), steps, out var net);
            yield return (net, other);
        }
    }

    /// <summary>Trains and gives the network as it stands at the end.</summary>
    public static ReferenceRun Fit(Evidence run, Dataset train, Dataset judged, int steps, out Layer net)
    {
        var (random, model) = (new RandomStream(Seed), Make(run));
        net = model;
        model.To(run.Model.Parameters is [var first, ..] ? first.ElementType : ElementType.Float32);
        var adam = new Adam(model.Parameters) { LearningRate = Rate };
        var few = train.Count <= Evidence.FixedRows ? train : train.Take(DataFacts.Spread(train.Count, Evidence.FixedRows));
        double SkillOn(Dataset data) => run.Loss.Yardstick(data.Targets, run.Outputs).Skill(run.Loss.Of(model.Forward(data.Inputs), data.Targets).Mean().ToScalar());
        var (best, bestTrain, bestAt, skills) = (double.NegativeInfinity, double.NaN, 0, new List<double>());
        for (var step = 0; step < steps; step += Every)
        {
            for (var i = 0; i < Every; i++)
            {
                var batch = train.Take([.. Enumerable.Range(0, Math.Min(BatchSize, train.Count)).Select(_ => random.NextIndex(train.Count))]);
                adam.Step(run.Loss.Of(model.Forward(batch.Inputs), batch.Targets).Mean());
            }

            skills.Add(SkillOn(judged));
            if (skills[^1] > best)
            {
                (best, bestTrain, bestAt) = (skills[^1], SkillOn(few), skills.Count);
            }
            else if (!(skills[^1] > double.NegativeInfinity) || skills.Count - bestAt >= Patience)
            {
                break;
            }
        }

        return new(skills.Count * Every, bestTrain, best, (skills.FindIndex(skill => skill >= best / 2) + 1) * Every);
    }

    private static Sequential Make(Evidence run)
    {
        var random = new RandomStream(Seed);
        var inputs = run.Train.Data.Inputs;
        var width = inputs.Shape.Count / inputs.Shape[0];
        Layer first = new Flatten();
        if (inputs is Indices symbols)
        {
            var most = symbols.Values.ToArray().Max();
            most = run.Validation?.Data.Inputs is Indices others ? Math.Max(most, others.Values.ToArray().Max()) : most;
            first = Sequential.Of([new Embedding(most + 1, SymbolWidth, random), new Flatten()]);
            width *= SymbolWidth;
        }

        Layer[] layers = [first, new Linear(width, Width, random), new Relu(), new Linear(Width, Width, random), new Relu(), new Linear(Width, run.Outputs, random)];
        return run.Loss.Range switch
        {
            (0, 1) => [.. layers, new Sigmoid()],
            (0, _) => [.. layers, new Softplus()],
            _ => [.. layers],
        };
    }
}
