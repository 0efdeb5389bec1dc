using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>How many points of a hundred somebody gives a film, by who it is, which film, the time of day and the company. Each has symbols of its own.</summary>
/// <param name="People">How many people there are.</param>
/// <param name="Films">How many films there are.</param>
/// <param name="Whims">The deviation of a whim, in points.</param>
internal sealed record Ratings(string Name, int People, int Films, double Whims) : Problem(Name, Aim.Numbers, 4, 1)
{
    private const int Times = 6;
    private const int Companies = 3;

    public override int Symbols => People + Films + Times + Companies;

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom)
    {
        var (kindness, quality) = (Normals(People, fixedRandom, 8), Normals(Films, fixedRandom, 10));
        var (tastes, genres, moods) = (Matrix(People, 2, fixedRandom, 1), Matrix(Films, 2, fixedRandom, 1), Matrix(Times, 2, fixedRandom, 1));
        return random =>
        {
            var (who, film, time, company) = (random.NextIndex(People), random.NextIndex(Films), random.NextIndex(Times), random.NextIndex(Companies));
            var liking = tastes[who].Zip(genres[film], (a, b) => a * b).Sum() * 9 + moods[time].Zip(genres[film], (a, b) => a * b).Sum() * 4;
            var points = 55 + kindness[who] + quality[film] + liking + (company == 2 ? 6 : 0) + Whims * random.NextNormal();
            return ([who, People + film, People + Films + time, People + Films + Times + company], [Math.Clamp(Math.Round(points), 0, 100)]);
        };
    }
}
