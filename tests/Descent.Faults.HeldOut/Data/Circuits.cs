using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>By how much a resistor, a coil and a capacitor in a row resist, in ohms, and by how many degrees the current is late.</summary>
/// <remarks>Columns: ohms, henries, farads and hertz.</remarks>
/// <param name="Error">The error of a measurement, as a share of the resistance, and in tens of degrees.</param>
internal sealed record Circuits(string Name, double Error) : Problem(Name, Aim.Numbers, 4, 2)
{
    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        double Between(double least, double largest) => least + (largest - least) * random.NextUniform();
        double[] x = [Between(10, 120), Between(1e-3, 8e-3), Between(2e-7, 1.2e-6), Between(1500, 5000)];
        var turn = 2 * Math.PI * x[3];
        var reactance = turn * x[1] - 1 / (turn * x[2]);
        var size = Math.Sqrt(x[0] * x[0] + reactance * reactance);
        return (x, [size * (1 + Error * random.NextNormal()), 180 / Math.PI * Math.Atan2(reactance, x[0]) + 10 * Error * random.NextNormal()]);
    };
}
