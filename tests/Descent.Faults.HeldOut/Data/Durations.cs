using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Amounts above 0 whose spread grows with their size.</summary>
/// <param name="Parts">How many equal exponential waits make a duration: the more, the surer.</param>
internal sealed record Durations(string Name, int Columns, int Parts) : Problem(Name, Aim.Counts, Columns, 1)
{
    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom)
    {
        var weights = Normals(Columns, fixedRandom, 0.8 / Math.Sqrt(Columns));
        return random =>
        {
            var x = Normals(Columns, random);
            var bend = weights.Zip(x, (w, number) => w * number).Sum() + 0.7 * Math.Tanh(x[0] * x[1]) + 0.6 * Math.Sin(2 * x[2]);
            var wait = Enumerable.Range(0, Parts).Sum(_ => -Math.Log(1 - random.NextUniform())) / Parts;
            return (x, [Math.Max(1e-3, wait) * Math.Exp(bend)]);
        };
    }
}
