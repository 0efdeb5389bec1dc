using System.Collections.Concurrent;
using System.Globalization;
using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Rows that somebody measured or collected; the seed shares them out, and none is in two parts. Immutable.</summary>
/// <param name="File">The file of <c>Data/Real</c>, without its ending.</param>
internal abstract record RealRows(string Name, string File, Aim Aim, int Columns, int Outputs) : Problem(Name, Aim, Columns, Outputs)
{
    private const int TestedOf = 4;
    private static readonly ConcurrentDictionary<string, string[]> Lines = new();

    /// <summary>How many rows, as they follow one another in the file, stay in one part.</summary>
    protected virtual int Together => 1;

    /// <summary>Shares the rows out: first those to test on, at most a quarter, then those to judge by, then those to learn from.</summary>
    public override Parts Draw(int train, int validation, int test, RandomStream random)
    {
        var all = Read();
        var tested = Math.Min(test, all.Count / TestedOf) / Together * Together;
        if (train + validation + tested > all.Count || validation % Together > 0)
        {
            throw new InvalidOperationException($"{Name}: {all.Count} rows, {Together} together, cannot be shared out as {train}, {validation} and {tested}.");
        }

        var order = random.Permutation(all.Count / Together).SelectMany(piece => Enumerable.Range(piece * Together, Together)).ToArray();
        Rows From(int first, int count) => all.Take(order.Skip(first).Take(count));
        return new(From(tested + validation, train), From(tested, validation), From(0, tested));
    }

    /// <summary>All rows, in the order of the file.</summary>
    protected abstract Rows Read();

    protected override Func<RandomStream, (double[] X, double[] Y)> Teacher(RandomStream fixedRandom) => throw new NotSupportedException($"{Name}: real rows have no teacher.");

    protected static double[] Numbers(IEnumerable<string> fields) => [.. fields.Select(field => double.Parse(field, CultureInfo.InvariantCulture))];

    protected string[] ReadLines() => Lines.GetOrAdd(File, _ => [.. Source]);

    /// <summary>The lines of the file.</summary>
    protected virtual IEnumerable<string> Source
    {
        get
        {
            using var stream = typeof(RealRows).Assembly.GetManifestResourceStream($"{File}.csv") ?? throw new FileNotFoundException($"{File}.csv is not among the real data.");
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
    }
}
