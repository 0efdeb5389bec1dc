using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Whether a patient is still well after 1, 2, 4 and 8 years, by a risk that ages and bends with a few findings.</summary>
/// <remarks>Columns: age, stage from 1 to 4, a marker that is seldom very large, two treatments or not, and two findings that say nothing.</remarks>
/// <param name="Shape">Weibull's shape of the time without illness: the larger, the surer.</param>
internal sealed record Remission(string Name, double Shape) : Problem(Name, Aim.Labels, 7, 4)
{
    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        var (age, stage, marker) = (60 + 11 * random.NextNormal(), 1 + random.NextIndex(4), Math.Exp(1 + 0.9 * random.NextNormal()));
        var (first, second) = (random.NextIndex(2), random.NextIndex(2));
        var risk = 0.05 * (age - 60) + 0.7 * (stage - 2.5) + 0.5 * Math.Log(marker) - 1.5 * first * (stage < 3 ? 1 : -0.3) - 0.7 * second - 0.2;
        var years = Math.Exp(1.3 - risk) * Math.Pow(-Math.Log(1 - random.NextUniform()), 1 / Shape);
        return ([age, stage, marker, first, second, random.NextNormal(), 100 * random.NextUniform()], [.. Enumerable.Range(0, Outputs).Select(power => years > 1 << power ? 1.0 : 0)]);
    };
}
