using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Grey pictures of 8 × 8: a bar of one of four directions, or a blob in one of five places.</summary>
/// <param name="AreBars">Bars, else blobs.</param>
/// <param name="Noise">The deviation of the noise on each point; figures have brightness 1.</param>
internal sealed record Pictures(string Name, bool AreBars, double Noise) : Problem(Name, Aim.Classes, Side * Side, AreBars ? 4 : 5)
{
    private const int Side = 8;
    private static readonly (double Row, double Column)[] Places = [(2, 2), (2, 5), (5, 2), (5, 5), (3.5, 3.5)];

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        var figure = random.NextIndex(Outputs);
        var (shift, brightness) = (random.NextIndex(5) - 2, 0.6 + 0.8 * random.NextUniform());
        var (row, column) = (0.7 * random.NextNormal(), 0.7 * random.NextNormal());
        double At(int r, int c) => AreBars ? Bar(figure, shift, r, c) : Math.Exp(-(Squared(r - Places[figure].Row - row) + Squared(c - Places[figure].Column - column)) / 2);
        return ([.. Enumerable.Range(0, Side * Side).Select(i => brightness * At(i / Side, i % Side) + Noise * random.NextNormal())], [figure]);
    };

    private static double Squared(double x) => x * x;

    private static double Bar(int direction, int shift, int row, int column) => direction switch
    {
        0 => row == 4 + shift,
        1 => column == 4 + shift,
        2 => row - column == shift,
        _ => row + column == Side - 1 + shift,
    } ? 1 : 0;
}
