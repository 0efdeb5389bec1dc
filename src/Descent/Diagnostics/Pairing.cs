using Descent.Numerics;

namespace Descent.Diagnostics;

/// <summary>For D5: the row from which on, or up to which, targets say nothing of their inputs. Immutable.</summary>
/// <param name="From">The first row of the second part.</param>
/// <param name="Before">How much the rows before it belong to their targets: 0 not at all, 1 where the answer to every other row costs more.</param>
/// <param name="After">The same from it on.</param>
/// <param name="Deviations">Of their difference.</param>
/// <remarks>
/// Two nets, each trained on the other half of the rows. A row belongs to its target by how often the net's answer to it costs
/// less than its answer to another row, less how often it costs more: 0 by chance, whatever the loss, and whatever the shares of the classes there.
/// </remarks>
internal sealed record Pairing(int From, double Before, double After, double Deviations)
{
    private const int MostRows = 2000;
    private const int Others = 8; // rows whose answers are compared with a row's own
    private const int Places = 40; // between a tenth and nine tenths of the rows
    private const ulong Seed = 1;

    /// <summary>How much is left in the worse part of what the better one has.</summary>
    public double Left => Math.Max(0, Math.Min(Before, After)) / Math.Max(Before, After);

    /// <summary>Trains the nets and finds the place where both parts differ most.</summary>
    public static Pairing Of(Evidence run, int steps)
    {
        var rows = DataFacts.Spread(run.Train.Count, MostRows);
        var some = run.Train.Some(MostRows);
        var belongs = new double[some.Count];
        foreach (var (net, other) in ReferenceNet.Crosswise(run, some, new RandomStream(Seed).Permutation(some.Count), steps))
        {
            Judge(run, net, some, other, belongs);
        }

        var all = belongs.Average();
        var variance = belongs.Average(value => (value - all) * (value - all));
        var best = Enumerable.Range(0, Places + 1).Select(place => Split(belongs, variance, (int)(belongs.Length * (0.1 + 0.8 * place / Places)))).MaxBy(split => Math.Abs(split.Deviations))!;
        return best with { From = rows[best.From] };
    }

    private static void Judge(Evidence run, Layer net, Dataset some, int[] rows, double[] belongs)
    {
        var targets = some.Take(rows).Targets;
        double[] Losses(int[] told)
        {
            var losses = run.Loss.Of(net.Forward(some.Take(told).Inputs), targets).Values.ToArray();
            return [.. losses.Chunk(losses.Length / rows.Length).Select(Enumerable.Average)]; // of several answers
        }

        var own = Losses(rows);
        for (var i = 0; i < Others; i++)
        {
            var places = new RandomStream(Seed + (ulong)i + 1).Permutation(rows.Length);
            foreach (var (place, loss) in Losses([.. places.Select(other => rows[other])]).Index())
            {
                belongs[rows[place]] += (loss > own[place] ? 1.0 : loss < own[place] ? -1 : 0) / Others; // a loss that is no number says nothing
            }
        }
    }

    // The error is that of all rows: a few that happen to agree have none of their own.
    private static Pairing Split(double[] belongs, double variance, int at)
    {
        var (before, after) = (belongs.Take(at).Average(), belongs.Skip(at).Average());
        return new(at, before, after, (before - after) / Math.Sqrt(Math.Max(1e-12, variance) * (1.0 / at + 1.0 / (belongs.Length - at))));
    }
}
