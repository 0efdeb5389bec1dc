using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>A source of rows. What is to be learned is fixed by the problem, the rows follow the stream. Immutable.</summary>
/// <param name="Name">What the tables call it.</param>
/// <param name="Aim">What its targets are.</param>
/// <param name="Columns">How many input numbers or symbols a row has.</param>
/// <param name="Outputs">How many numbers answer a row: classes, questions or quantities.</param>
internal abstract record Problem(string Name, Aim Aim, int Columns, int Outputs)
{
    /// <summary>How many symbols there are, or 0 where inputs are numbers.</summary>
    public virtual int Symbols => 0;

    /// <summary>Rows to learn from, to judge by and to test on, independent of one another.</summary>
    public virtual Parts Draw(int train, int validation, int test, RandomStream random)
    {
        Rows Drawn(int count, RandomStream own)
        {
            var draw = Teacher(new RandomStream((ulong)(31 * Columns + Outputs)));
            var rows = Enumerable.Range(0, count).Select(_ => draw(own)).ToArray();
            return new([.. rows.Select(row => row.X)], [.. rows.Select(row => row.Y)]);
        }

        return new(Drawn(train, random.Fork(1)), Drawn(validation, random.Fork(2)), Drawn(test, random.Fork(3)));
    }

    /// <summary>Fixes what is to be learned, and gives the source of single rows.</summary>
    protected abstract Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom);

    protected static double[] Normals(int count, RandomStream random, double deviation = 1) => [.. Enumerable.Range(0, count).Select(_ => deviation * random.NextNormal())];

    protected static double[][] Matrix(int rows, int columns, RandomStream random, double deviation) => [.. Enumerable.Range(0, rows).Select(_ => Normals(columns, random, deviation))];

    protected static double[] Product(double[][] matrix, double[] x) => [.. matrix.Select(row => row.Zip(x, (a, b) => a * b).Sum())];

    protected static int Largest(double[] scores) => Array.IndexOf(scores, scores.Max());
}
