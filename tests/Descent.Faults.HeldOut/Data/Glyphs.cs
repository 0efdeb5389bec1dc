using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Grey pictures of 7 × 7 with one of six signs of 3 × 3 somewhere, brightness from 0 to 255.</summary>
/// <param name="Noise">The deviation of the noise, as a share of the sign's brightness.</param>
internal sealed record Glyphs(string Name, double Noise) : Problem(Name, Aim.Classes, Side * Side, Signs.Length)
{
    private const int Side = 7;
    private const int Size = 3;
    private static readonly string[] Signs = ["#.#.#.#.#", ".#.###.#.", "####.####", "#..#..###", "####..#..", "###.#..#."];

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        var (sign, top, left) = (random.NextIndex(Signs.Length), 1 + random.NextIndex(Side - Size - 1), 1 + random.NextIndex(Side - Size - 1));
        var brightness = 120 + 80 * random.NextUniform();
        bool IsInked(int row, int column) => row >= 0 && row < Size && column >= 0 && column < Size && Signs[sign][row * Size + column] == '#';
        double At(int row, int column) => brightness * ((IsInked(row - top, column - left) ? 1 : 0) + Noise * random.NextNormal());
        return ([.. Enumerable.Range(0, Side * Side).Select(point => Math.Clamp(Math.Round(At(point / Side, point % Side)), 0, 255))], [sign]);
    };
}
