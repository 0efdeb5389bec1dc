using System.Globalization;
using System.Text;
using Descent.Numerics;

namespace Descent.Cli;

/// <summary>The command <c>descent train</c>.</summary>
internal static class Train
{
    public const int Failed = 3;
    public const int WrongUsage = 64;
    private const int Batch = 1024;

    public static int Run(FileInfo? data, ulong seed, int steps, TextWriter output, TextWriter errors)
    {
        try
        {
            Report(data, seed, steps, output);
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or DecoderFallbackException)
        {
            errors.WriteLine($"descent train: {data?.FullName ?? "the embedded names"}: {e.Message}");
            return Failed;
        }
    }

    private static void Report(FileInfo? data, ulong seed, int steps, TextWriter output)
    {
        var pairs = TextPairs.Of(Lines(data));
        var classes = pairs.Symbols.Length;
        output.WriteLine(Line($"data                {data?.Name ?? "32,033 given names (embedded)"}: {pairs.First.Count} pairs of {classes} symbols"));
        output.WriteLine("loss                cross-entropy: the target is one of several classes");
        output.WriteLine(Line($"counted bigrams     {new Bigram(pairs, 0).Loss():F10}  (+1: {new Bigram(pairs).Loss():F10})"));
        output.WriteLine(Line($"expected start      {Math.Log(classes):F4}  (ln {classes})"));

        // One layer: row a of W holds the logits of what follows a. It starts at 0, where all symbols are equally likely.
        var weight = new Parameter("weight", Tensor.Full(new(classes, classes), 0));
        var sgd = new Sgd([weight]) { LearningRate = 20 };
        var random = new RandomStream(seed);
        var everything = Enumerable.Range(0, pairs.First.Count).ToArray();
        output.WriteLine(Line($"measured start      {Mean(everything).ToScalar():F4}"));
        for (var step = 1; step <= steps; step++)
        {
            sgd.Step(Mean([.. Enumerable.Range(0, Batch).Select(_ => random.NextIndex(everything.Length))]));
            if (step % 100 == 0)
            {
                output.WriteLine(Line($"step {step,6}         {Mean(everything).ToScalar():F4}"));
            }
        }

        Tensor Mean(int[] rows) => Loss.CrossEntropy(
            weight.GatherRows(Indices.Of([.. rows.Select(row => pairs.First[row])])),
            Indices.Of([.. rows.Select(row => pairs.Second[row])])).Mean();
    }

    private static IEnumerable<string> Lines(FileInfo? data)
    {
        using var stream = data?.OpenRead() ?? typeof(Train).Assembly.GetManifestResourceStream("names.txt")!;
        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
