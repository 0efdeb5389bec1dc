using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Whether a stretch of letters binds: some letters in some places speak for it, and two pairs of places must match.</summary>
/// <param name="Length">How many letters of four a stretch has.</param>
/// <param name="Steepness">How surely the letters decide.</param>
internal sealed record Sites(string Name, int Length, double Steepness) : Problem(Name, Aim.Labels, Length, 1)
{
    private const int Letters = 4;

    public override int Symbols => Letters;

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom)
    {
        var weights = Matrix(Length, Letters, fixedRandom, 0.9);
        return random =>
        {
            var letters = Enumerable.Range(0, Length).Select(_ => random.NextIndex(Letters)).ToArray();
            double Match(int place) => letters[place] + letters[^(place + 1)] == Letters - 1 ? 1.5 : -0.5; // the letters of a pair are numbered from both ends
            var score = weights.Select((place, i) => place[letters[i]]).Sum() + Match(0) + Match(1);
            return ([.. letters.Select(letter => (double)letter)], [random.NextUniform() < 1 / (1 + Math.Exp(-Steepness * score)) ? 1 : 0]);
        };
    }
}
