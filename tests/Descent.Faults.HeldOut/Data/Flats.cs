using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>The monthly rent of a flat, by what an advertisement tells of it.</summary>
/// <remarks>Columns: square metres, rooms, floor, year of the house, kilometres to the centre, balcony or not, lift or not.</remarks>
/// <param name="Haggling">The deviation of what is agreed, as a share of the rent.</param>
internal sealed record Flats(string Name, double Haggling) : Problem(Name, Aim.Numbers, 7, 1)
{
    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => random =>
    {
        var (metres, floor, year, kilometres) = (25 + 110 * random.NextUniform(), random.NextIndex(8), 1890 + random.NextIndex(131), 12 * random.NextUniform());
        var rooms = Math.Clamp(Math.Round(metres / 27 + 0.6 * random.NextNormal()), 1, 6);
        var (balcony, lift) = (random.NextIndex(2), random.NextIndex(2));
        var age = (year - 1955) / 65.0; // both the oldest and the newest are dear
        var usual = metres * (6 + 9 * Math.Exp(-kilometres / 3)) * (0.85 + 0.4 * age * age) * (1 + 0.08 * balcony) + 25 * rooms - (1 - lift) * 22 * floor;
        return ([metres, rooms, floor, year, kilometres, balcony, lift], [usual * (1 + Haggling * random.NextNormal())]);
    };
}
