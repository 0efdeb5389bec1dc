using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Whether a rook gives check, 1, or not, −1: it stands in a line with the black king, and the white king not between.</summary>
/// <remarks>Columns: file and rank, from 1 to 8, of the white king, the rook and the black king. In half of the rows the rook is put in a line.</remarks>
internal sealed record Endgames(string Name) : Problem(Name, Aim.Signs, 6, 1)
{
    private const int Side = 8;

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        var x = Enumerable.Range(0, Columns).Select(_ => 1.0 + random.NextIndex(Side)).ToArray();
        if (random.NextUniform() < 0.5)
        {
            var line = random.NextIndex(2);
            x[2 + line] = x[4 + line];
        }

        bool IsBetween(int across, int along) => x[across] == x[2 + across] && (x[along] - x[2 + along]) * (x[along] - x[4 + along]) < 0;
        bool Gives(int across, int along) => x[2 + across] == x[4 + across] && !IsBetween(across, along);
        return (x, [Gives(0, 1) || Gives(1, 0) ? 1 : -1]);
    };
}
