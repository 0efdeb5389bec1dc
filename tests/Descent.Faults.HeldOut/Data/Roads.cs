using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>In which district of a town of crooked roads a house is, by its distances, in crossings, to some squares.</summary>
/// <param name="Squares">How many squares there are.</param>
/// <param name="Districts">How many districts; each house belongs to the nearest centre.</param>
internal sealed record Roads(string Name, int Squares, int Districts) : Problem(Name, Aim.Classes, Squares, Districts)
{
    private const int Side = 24;
    private const double Closed = 0.22;
    private static readonly (int Row, int Column)[] Ways = [(0, 1), (1, 0), (0, -1), (-1, 0)];

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom)
    {
        var isClosed = Enumerable.Range(0, Side * Side).Select(_ => fixedRandom.NextUniform() < Closed).ToArray();
        var squares = Enumerable.Range(0, Squares).Select(_ => Distances(fixedRandom.NextIndex(Side * Side), isClosed)).ToArray();
        var centres = Enumerable.Range(0, Districts).Select(_ => Distances(fixedRandom.NextIndex(Side * Side), isClosed)).ToArray();
        var houses = Enumerable.Range(0, Side * Side).Where(place => !isClosed[place] && squares[0][place] < Side * Side).ToArray();
        return random =>
        {
            var house = houses[random.NextIndex(houses.Length)];
            return ([.. squares.Select(square => square[house] + random.NextIndex(2))], [Largest([.. centres.Select(centre => -centre[house])])]);
        };
    }

    // Crossings from a place to each other one, breadth first; those that cannot be reached have more than there are.
    private static double[] Distances(int from, bool[] isClosed)
    {
        var distances = Enumerable.Repeat((double)Side * Side, Side * Side).ToArray();
        Queue<int> next = new([from]);
        distances[from] = 0;
        while (next.TryDequeue(out var place))
        {
            foreach (var (down, right) in Ways)
            {
                var (row, column) = (place / Side + down, place % Side + right);
                var other = row * Side + column;
                if (row is >= 0 and < Side && column is >= 0 and < Side && !isClosed[other] && distances[other] == Side * Side)
                {
                    distances[other] = distances[place] + 1;
                    next.Enqueue(other);
                }
            }
        }

        return distances;
    }
}
