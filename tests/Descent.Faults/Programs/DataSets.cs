using System.Collections.Concurrent;
using System.Globalization;
using Descent.Numerics;

namespace Descent.Faults.Programs;

/// <summary>The data of the suite's own programs: tables beside the assembly, and generated ones.</summary>
internal static class DataSets
{
    private const int Context = 3;
    private const int Names = 1500;
    private const int Symbols = 27;
    private static readonly ConcurrentDictionary<string, Rows> Read = [];

    /// <summary>The rows of a data set; of a generated one those of the seed.</summary>
    public static Rows Of(string name, ulong seed) => name switch
    {
        "moons" => Moons(600, 0.15, seed),
        "circles" => Circles(600, seed),
        "spirals" => Spirals(900, seed),
        "waves" => Waves(600, seed),
        "names" => Read.GetOrAdd(name, _ => Letters()),
        "digits" => Read.GetOrAdd(name, _ => Table("digits", 900)),
        _ => Read.GetOrAdd(name, _ => Table(name, int.MaxValue)),
    };

    private static Rows Moons(int count, double noise, ulong seed)
    {
        var moons = TwoMoons.Of(count, noise, seed);
        var points = ((Tensor)moons.Inputs).ToArray();
        return new([.. points.Chunk(2)], null, ((Indices)moons.Targets).Values.ToArray(), null, 2);
    }

    private static Rows Circles(int count, ulong seed)
    {
        var random = new RandomStream(seed);
        var classes = Enumerable.Range(0, count).Select(i => i % 2).ToArray();
        return new([.. classes.Select(c =>
        {
            var (angle, radius) = (2 * Math.PI * random.NextUniform(), (c == 0 ? 1.4 : 0.7) + 0.12 * random.NextNormal());
            return new[] { radius * Math.Cos(angle), radius * Math.Sin(angle) };
        })], null, classes, null, 2);
    }

    private static Rows Spirals(int count, ulong seed)
    {
        var random = new RandomStream(seed);
        var classes = Enumerable.Range(0, count).Select(i => i % 3).ToArray();
        return new([.. classes.Select(c =>
        {
            var t = random.NextUniform();
            var (angle, radius) = (2 * Math.PI * (c / 3.0 + 0.9 * t) + 0.15 * random.NextNormal(), 0.2 + 1.6 * t);
            return new[] { radius * Math.Cos(angle), radius * Math.Sin(angle) };
        })], null, classes, null, 3);
    }

    private static Rows Waves(int count, ulong seed)
    {
        var random = new RandomStream(seed);
        double[][] inputs = [.. Enumerable.Range(0, count).Select(_ => new[] { random.NextNormal(), random.NextNormal() })];
        return new(inputs, null, null, [.. inputs.Select(x => Math.Sin(2 * x[0]) + x[1] * x[1] / 2 - 0.5 + 0.15 * random.NextNormal())], 0);
    }

    private static Rows Letters()
    {
        var lines = TextLines.Read(File.ReadAllBytes(PathOf("names.txt")), "names.txt");
        var random = new RandomStream(1);
        var some = random.Permutation(lines.Length).Take(Names).Select(line => lines[line]).ToArray();
        var windows = ContextWindows.Of(some, Vocabulary.Of(lines), Context);
        int[][] symbols = [.. ((Indices)windows.Inputs).Values.ToArray().Chunk(Context)];
        return new([], symbols, ((Indices)windows.Targets).Values.ToArray(), null, Symbols);
    }

    private static Rows Table(string name, int most)
    {
        var lines = File.ReadAllLines(PathOf($"{name}.csv")).Where(line => line.Length > 0).ToArray();
        var cells = lines.Skip(name == "iris" ? 1 : 0).Select(line => line.Split(',')).ToArray();
        cells = cells.Length <= most ? cells : [.. new RandomStream(1).Permutation(cells.Length).Take(most).Select(row => cells[row])];
        double[][] inputs = [.. cells.Select(row => row[..^1].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray())];
        if (name == "diabetes")
        {
            return new(inputs, null, null, [.. cells.Select(row => double.Parse(row[^1], CultureInfo.InvariantCulture))], 0);
        }

        var names = cells.Select(row => row[^1]).Distinct().Order(StringComparer.Ordinal).ToArray();
        return new(inputs, null, [.. cells.Select(row => Array.IndexOf(names, row[^1]))], null, names.Length);
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Data", file);
}
