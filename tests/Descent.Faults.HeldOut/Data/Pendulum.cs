using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Where a damped pendulum is after a while, and how fast, by steps of its equation of motion.</summary>
/// <remarks>Columns: angle, speed, length in centimetres, damping, seconds.</remarks>
/// <param name="Noise">The deviation of the noise; angles are near 1.</param>
internal sealed record Pendulum(string Name, double Noise) : Problem(Name, Aim.Numbers, 5, 2)
{
    private const int Steps = 60;

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        double Between(double least, double largest) => least + (largest - least) * random.NextUniform();
        double[] x = [Between(-1.8, 1.8), Between(-2, 2), Between(60, 250), Between(0, 1.2), Between(0, 1)];
        var (angle, speed, pull, wait) = (x[0], x[1], 981 / x[2], x[4] / Steps);
        for (var step = 0; step < Steps; step++)
        {
            speed -= wait * (pull * Math.Sin(angle) + x[3] * speed); // the new speed moves the angle, which keeps the energy in bounds
            angle += wait * speed;
        }

        return (x, [angle + Noise * random.NextNormal(), speed + 3 * Noise * random.NextNormal()]);
    };
}
