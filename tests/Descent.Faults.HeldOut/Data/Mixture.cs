using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Classes that are each a few normal clouds around fixed centres.</summary>
/// <param name="Clouds">How many clouds a class has.</param>
/// <param name="Spread">The deviation within a cloud; centres have 1.</param>
internal sealed record Mixture(string Name, int Columns, int Classes, int Clouds, double Spread) : Problem(Name, Aim.Classes, Columns, Classes)
{
    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom)
    {
        var centres = Matrix(Classes * Clouds, Columns, fixedRandom, 1);
        return random =>
        {
            var cloud = random.NextIndex(centres.Length);
            return ([.. centres[cloud].Select(centre => centre + Spread * random.NextNormal())], [cloud % Classes]);
        };
    }
}
