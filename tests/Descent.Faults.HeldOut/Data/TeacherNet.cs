using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Normal columns, answered by a random net of one hidden layer.</summary>
/// <param name="Hidden">The teacher's hidden units.</param>
/// <param name="Noise">The deviation of what is added to its answers, which have deviation near 1.</param>
internal sealed record TeacherNet(string Name, Aim Aim, int Columns, int Outputs, int Hidden, double Noise = 0) : Problem(Name, Aim, Columns, Outputs)
{
    private const double Steepness = 1.6;

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom)
    {
        var first = Matrix(Hidden, Columns, fixedRandom, Steepness / Math.Sqrt(Columns));
        var second = Matrix(Outputs, Hidden, fixedRandom, 1.3 / Math.Sqrt(Hidden));
        return random =>
        {
            var x = Normals(Columns, random);
            double[] answers = [.. Product(second, [.. Product(first, x).Select(Math.Tanh)]).Select(answer => answer + Noise * random.NextNormal())];
            return (x, Aim switch
            {
                Aim.Classes => [Largest(answers)],
                Aim.Labels => [.. answers.Select(answer => answer > 0 ? 1.0 : 0)],
                Aim.Signs => [.. answers.Select(answer => answer > 0 ? 1.0 : -1)],
                _ => answers,
            });
        };
    }
}
