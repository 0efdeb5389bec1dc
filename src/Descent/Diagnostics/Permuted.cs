using Descent.Numerics;

namespace Descent.Diagnostics;

/// <summary>E8 and E9: what is left when inputs or targets are exchanged between rows.</summary>
internal static class Permuted
{
    private const int JudgedRows = 512;
    private const ulong Seed = 1;

    /// <summary>E8: the loss on training rows, and on the same with the inputs of other rows, with its standard error over rows.</summary>
    public static InputDependence Inputs(Evidence run)
    {
        var some = run.Train.Some(JudgedRows);
        var order = new RandomStream(Seed).Permutation(some.Count);
        var own = Losses(run, some);
        var others = Losses(run, new(some.Take(order).Inputs, some.Targets));
        var differences = others.Zip(own, (other, one) => other - one).ToArray();
        var mean = differences.Average();
        return new(own.Average(), others.Average(), Math.Sqrt(differences.Average(d => (d - mean) * (d - mean)) / differences.Length));
    }

    /// <summary>E9: the reference net on targets exchanged between rows, equal rows alike in training and validation: skill on validation is then memory of its rows.</summary>
    public static ReferenceRun Targets(Evidence run, int steps)
    {
        var validation = run.Validation!;
        var places = new Dictionary<ulong, (Dataset Data, int Row)>();
        foreach (var data in new[] { run.Train, validation })
        {
            for (var row = 0; row < data.Count; row++)
            {
                places.TryAdd(data.Rows[row], (data.Data, row));
            }
        }

        var (hashes, order) = (places.Keys.Order().ToArray(), new RandomStream(Seed).Permutation(places.Count));
        var other = hashes.Index().ToDictionary(pair => pair.Item, pair => places[hashes[order[pair.Index]]]);
        Dataset Exchanged(DataFacts facts)
        {
            var rows = DataFacts.Spread(facts.Count, facts.Count);
            return new(facts.Data.Inputs, Gather(facts.Data.Targets, [.. rows.Select(row => other[facts.Rows[row]])]));
        }

        return ReferenceNet.Train(run, Exchanged(run.Train), Exchanged(validation), steps);
    }

    private static Operand Gather(Operand like, (Dataset Data, int Row)[] places)
    {
        if (like is Indices)
        {
            return Indices.Of([.. places.Select(place => ((Indices)place.Data.Targets).Values[place.Row])]);
        }

        var width = like.Shape.Count / like.Shape[0];
        var values = places.Select(place => place.Data).Distinct().ToDictionary(data => data, data => ((Tensor)data.Targets).ToArray());
        return Tensor.From(like.Shape, [.. places.SelectMany(place => values[place.Data][(place.Row * width)..((place.Row + 1) * width)])], ((Tensor)like).ElementType);
    }

    private static double[] Losses(Evidence run, Dataset data) => run.Loss.Of(run.Model.Forward(data.Inputs), data.Targets).Values.ToArray();
}
