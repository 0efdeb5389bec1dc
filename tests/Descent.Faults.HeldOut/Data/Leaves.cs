using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>From which of five trees a leaf fell, by its measures; large leaves differ in shape from small ones.</summary>
/// <remarks>Columns: millimetres of length, width and stalk, teeth, square millimetres, and degrees between the veins.</remarks>
/// <param name="Spread">How much leaves of one tree differ, as a share.</param>
internal sealed record Leaves(string Name, double Spread) : Problem(Name, Aim.Classes, 6, Trees)
{
    private const int Trees = 5;
    private const int Traits = 5;

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom)
    {
        var (traits, growths) = (Matrix(Trees, Traits, fixedRandom, 0.35), Matrix(Trees, Traits, fixedRandom, 0.4));
        return random =>
        {
            var (tree, age) = (random.NextIndex(Trees), 0.5 * random.NextNormal());
            double Trait(int trait) => Math.Exp(traits[tree][trait] + age * growths[tree][trait] + Spread * random.NextNormal());
            var length = 70 * Math.Exp(age) * Trait(0);
            var width = 0.6 * length * Trait(1);
            return ([Math.Round(length), Math.Round(width), Math.Round(15 * Trait(2)), Math.Round(20 * Trait(3)), Math.Round(0.7 * length * width * Math.Exp(0.05 * random.NextNormal())), Math.Round(45 * Trait(4))], [tree]);
        };
    }
}
