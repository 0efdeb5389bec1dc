using Descent.Numerics;

namespace Descent.Diagnostics;

/// <summary>For D6: classes judged by reference nets that did not see them. Immutable.</summary>
/// <param name="Rows">How many rows are judged.</param>
/// <param name="Doubtful">The share of rows whose class another net rejects, surer of another class than it usually is of that one.</param>
/// <param name="Wrong">The share of rows given another class.</param>
/// <param name="Chance">That share if classes were given by their frequency, whatever the inputs.</param>
/// <param name="WrongWhenSure">The share of rows given another class among the surer half.</param>
/// <param name="Error">The latter's standard error.</param>
/// <param name="Nearest">The share of rows whose nearest row has another class: where classes are mistaken by chance, no less.</param>
/// <param name="Gain">The skill on validation gained by leaving the doubtful rows out; NaN where there is none.</param>
/// <remarks>
/// Confident learning (Northcutt, Jiang, Chuang 2021, section 3) by two opinions, averaged: of two nets, each trained on the other half, and of the ten
/// nearest rows, since few steps of a net do not learn every shape, nor neighbours see through many columns. Rows of honest doubt lie where they are
/// unsure, so the surer half is seldom wrong; classes mistaken by chance are wrong everywhere alike.
/// </remarks>
internal sealed record LabelNoise(int Rows, double Doubtful, double Wrong, double Chance, double WrongWhenSure, double Error, double Nearest, double Gain)
{
    private const int MostRows = 1000;
    private const int Near = 10; // rows that are asked
    private const double MuchFewer = 0.9;
    private const ulong Seed = 1;

    /// <summary>Trains the two nets, and a third without the doubtful rows.</summary>
    public static LabelNoise Of(Evidence run, int steps)
    {
        var some = run.Train.Some(MostRows);
        var (classes, count) = (run.ClassesOf(new(some))!, Math.Max(2, run.Outputs));
        var order = new RandomStream(Seed).Permutation(some.Count);
        var (near, nearest) = Neighbours.Shares(new(some), classes, count, Near);
        var chances = new double[some.Count][];
        foreach (var (net, other) in ReferenceNet.Crosswise(run, some, order, steps))
        {
            var scores = net.Forward(some.Take(other).Inputs).ToArray().Chunk(run.Outputs).ToArray();
            for (var i = 0; i < other.Length; i++)
            {
                chances[other[i]] = [.. near[other[i]].Zip(run.Chances(scores[i]), (neighbours, own) => (neighbours + own) / 2)];
            }
        }

        int Mistaken(double[][] opinion, int[] rows) => rows.Count(i => Array.IndexOf(opinion[i], opinion[i].Max()) != classes[i]);
        chances = Mistaken(near, order) < MuchFewer * Mistaken(chances, order) ? near : chances; // nets of so few steps have not learned the shape
        var usual = Enumerable.Range(0, count).Select(k => chances.Where((_, i) => classes[i] == k).Select(chance => chance[k]).DefaultIfEmpty(1).Average()).ToArray();
        var doubtful = Enumerable.Range(0, some.Count).Where(i => Enumerable.Range(0, count).Any(k => k != classes[i] && chances[i][k] >= usual[k] && chances[i][k] > chances[i][classes[i]]) && chances[i][classes[i]] < usual[classes[i]]).ToHashSet();
        var sure = Enumerable.Range(0, some.Count).OrderByDescending(i => chances[i].Max()).Take(some.Count / 2).ToArray();
        var wrongWhenSure = Mistaken(chances, sure) / (double)sure.Length;
        var commonest = classes.CountBy(k => k).Max(k => k.Value) / (double)some.Count;
        return new(some.Count, doubtful.Count / (double)some.Count, Mistaken(chances, order) / (double)some.Count, 1 - commonest, wrongWhenSure, Math.Sqrt(wrongWhenSure * (1 - wrongWhenSure) / sure.Length), order.Count(i => nearest[i] != classes[i]) / (double)some.Count, Gained(run, some, doubtful, steps));
    }

    private static double Gained(Evidence run, Dataset some, HashSet<int> doubtful, int steps) => run.JudgedValidation is { } validation && doubtful.Count < some.Count / 2
        ? ReferenceNet.Train(run, some.Take([.. Enumerable.Range(0, some.Count).Where(i => !doubtful.Contains(i))]), validation, steps).Validation - ReferenceNet.Train(run, some, validation, steps).Validation
        : double.NaN;
}
