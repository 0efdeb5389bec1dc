using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>How warm a point of a plate is after a while: its waves of heat fade, the shorter the faster.</summary>
/// <remarks>Columns: across and along, in centimetres, and minutes.</remarks>
/// <param name="Noise">The deviation of the noise, in degrees; the plate's is near 10.</param>
internal sealed record Plate(string Name, double Noise) : Problem(Name, Aim.Numbers, 3, 1)
{
    private const int Waves = 3;
    private const double Side = 30;

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom)
    {
        var sizes = Matrix(Waves, Waves, fixedRandom, 12);
        return random =>
        {
            var (across, along, minutes) = (random.NextUniform(), random.NextUniform(), random.NextUniform());
            var degrees = 20 + Noise * random.NextNormal();
            for (var i = 0; i < Waves; i++)
            {
                for (var j = 0; j < Waves; j++)
                {
                    var (down, right) = (i + 1, j + 1);
                    degrees += sizes[i][j] * Math.Sin(Math.PI * down * across) * Math.Sin(Math.PI * right * along) * Math.Exp(-0.3 * minutes * (down * down + right * right));
                }
            }

            return ([Side * across, Side * along, 10 * minutes], [degrees]);
        };
    }
}
