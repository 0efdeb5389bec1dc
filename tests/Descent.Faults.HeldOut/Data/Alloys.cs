using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>How hard a steel is, after Vickers, and how far it stretches, in percent, by what it holds and how it was tempered.</summary>
/// <remarks>Columns: percent of carbon, manganese, chromium, nickel and molybdenum, and degrees.</remarks>
/// <param name="Error">The error of a measurement, as a share.</param>
internal sealed record Alloys(string Name, double Error) : Problem(Name, Aim.Numbers, 6, 2)
{
    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        double Between(double least, double largest) => least + (largest - least) * random.NextUniform();
        var (carbon, manganese, chromium, nickel, molybdenum, degrees) = (Between(0.05, 1.1), Between(0.2, 1.8), Between(0, 14), Between(0, 9), Between(0, 2.5), Between(150, 700));
        var quenched = 180 + 620 * Math.Sqrt(carbon) * Math.Tanh(0.5 + manganese + 0.2 * chromium) - 25 * Math.Max(0, nickel - 5) * (1 + carbon);
        var tempered = quenched * (1 - 0.6 / (1 + Math.Exp((430 - degrees) / 60))) + 70 * molybdenum * Math.Exp(-(degrees - 550) * (degrees - 550) / 5000);
        var stretch = 38 * Math.Exp(-tempered / 320) + 0.8 * nickel;
        double Read(double number) => number * (1 + Error * random.NextNormal());
        return ([carbon, manganese, chromium, nickel, molybdenum, degrees], [Read(tempered), Read(stretch)]);
    };
}
