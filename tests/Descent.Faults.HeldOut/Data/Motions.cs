using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>What somebody does who carries a telephone: rest, walk, run, climb stairs or cycle, by its acceleration in three directions, in thousandths of gravity.</summary>
/// <param name="Readings">How many readings there are, each of three numbers.</param>
/// <param name="Noise">The deviation of a reading's noise, in thousandths of gravity.</param>
internal sealed record Motions(string Name, int Readings, double Noise) : Problem(Name, Aim.Classes, 3 * Readings, 5)
{
    private static readonly (double Pace, double Side, double Forward, double Up)[] Kinds = [(0.05, 20, 20, 30), (0.18, 90, 150, 260), (0.28, 160, 300, 700), (0.15, 110, 90, 330), (0.22, 60, 260, 120)];

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        var (kind, phase, pace, force) = (random.NextIndex(Kinds.Length), 2 * Math.PI * random.NextUniform(), 1 + 0.1 * random.NextNormal(), Math.Exp(0.25 * random.NextNormal()));
        var (leaning, turned) = (0.3 * random.NextNormal(), 0.3 * random.NextNormal());
        var motion = Kinds[kind];
        return ([.. Enumerable.Range(0, Readings).SelectMany(reading =>
        {
            var angle = 2 * Math.PI * motion.Pace * pace * reading + phase;
            var step = kind == 3 ? Math.Sin(angle) + 0.6 * Math.Sin(2 * angle) : Math.Sin(angle); // stairs are climbed in jerks
            double[] felt = [motion.Side * force * Math.Cos(angle / 2), motion.Forward * force * Math.Cos(angle), 1000 + motion.Up * force * step];
            double[] seen = [felt[0] * Math.Cos(turned) - felt[1] * Math.Sin(turned), felt[0] * Math.Sin(turned) + felt[1] * Math.Cos(turned), felt[2]];
            return (double[])[.. new[] { seen[0], seen[1] * Math.Cos(leaning) - seen[2] * Math.Sin(leaning), seen[1] * Math.Sin(leaning) + seen[2] * Math.Cos(leaning) }.Select(number => Math.Round(number + Noise * random.NextNormal()))];
        })], [kind]);
    };
}
