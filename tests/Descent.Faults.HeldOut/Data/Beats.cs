using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Beats of a heart in microvolts: as usual, early and broad, with a second peak, or without the small wave before. Usual ones are most frequent.</summary>
/// <param name="Points">How many readings a beat has.</param>
/// <param name="Noise">The deviation of the noise, as a share of the beat's height.</param>
internal sealed record Beats(string Name, int Points, double Noise) : Problem(Name, Aim.Classes, Points, 4)
{
    private static readonly double[] _shares = [0.4, 0.2, 0.2, 0.2];

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        var (kind, height, late, drift) = (random.NextWeighted(_shares), 900 + 250 * random.NextNormal(), 0.04 * random.NextNormal(), 150 * random.NextNormal());
        double Wave(double time, double at, double width) => Math.Exp(-(time - at - late) * (time - at - late) / (2 * width * width));
        double At(double time)
        {
            var before = kind == 3 ? 0 : 0.25 * Wave(time, kind == 1 ? 0.1 : 0.2, 0.04);
            var peak = Wave(time, kind == 1 ? 0.36 : 0.42, kind == 1 ? 0.07 : 0.035) + (kind == 2 ? 0.55 * Wave(time, 0.53, 0.035) : 0);
            return height * (before + peak + 0.35 * Wave(time, 0.75, 0.06) + Noise * random.NextNormal()) + drift;
        }

        return ([.. Enumerable.Range(0, Points).Select(point => Math.Round(At((double)point / Points)))], [kind]);
    };
}
