
namespace Descent.Kernels;

/// <summary>Cross-entropy of rows taken from a table, with its gradient by the table, where there are far more examples than pairs of a row and a class: each pair is computed once.</summary>
/// <remarks>The bits are those of the rows one by one: examples of a pair have the same loss and the same slopes, which are added up in the order of the examples.</remarks>
internal static class CrossEntropyPairs
{
    private const int MostSlopes = 131_072; // floats; half of a second-level cache
    private const int FewestExamples = 4; // a pair
    private const int SmallestShare = 16_384; // examples: about 10 µs

    [ThreadStatic]
    private static int[]? _indices;

    [ThreadStatic]
    private static float[]? _floats;

    /// <summary>Whether a table of so many rows and classes is taken, with these gradients by the losses: all alike, as of a mean.</summary>
    public static bool Takes(int rows, int width, ReadOnlySpan<float> gradients) =>
        (long)rows * width * width <= MostSlopes && rows * width <= gradients.Length / FewestExamples && !gradients.ContainsAnyExcept(gradients[0]);

    /// <summary>The losses, and the gradient by the table.</summary>
    /// <param name="table">[V, width] logits.</param>
    /// <param name="numbers">The row of each of n examples, checked.</param>
    /// <param name="classes">The true class of each, checked.</param>
    /// <param name="losses">Room for n losses.</param>
    /// <param name="gradient">The gradient by each loss.</param>
    /// <param name="sums">Zeros, to which the gradient by the table is added.</param>
    /// <param name="width">The number of classes.</param>
    public static void Run(ReadOnlyMemory<float> table, ReadOnlyMemory<int> numbers, ReadOnlyMemory<int> classes, Memory<float> losses, float gradient, Memory<float> sums, int width)
    {
        var (pairs, count) = (table.Length, numbers.Length); // a pair for each number of the table
        var indices = Room.Kept(ref _indices, 2 * pairs + count);
        var floats = Room.Kept(ref _floats, pairs * (width + 2));
        var (rowOf, classOf, pairOf) = (indices.AsMemory(0, pairs), indices.AsMemory(pairs, pairs), indices.AsMemory(2 * pairs, count));
        var (lossOf, gradientOf, slopesOf) = (floats.AsMemory(0, pairs), floats.AsMemory(pairs, pairs), floats.AsMemory(2 * pairs, pairs * width));
        for (var pair = 0; pair < pairs; pair++)
        {
            (rowOf.Span[pair], classOf.Span[pair]) = Math.DivRem(pair, width);
        }

        gradientOf.Span.Fill(gradient);
        CrossEntropyRows.Run(table, classOf, lossOf, gradientOf, slopesOf, width, rowOf);
        var parts = Math.Max(1, Math.Min(Workers.MaxThreads, count / SmallestShare));
        Workers.Run(parts, new Job(numbers, classes, lossOf, pairOf, losses, width, parts));
        TableRows.Scatter(slopesOf, numbers, sums, width, pairOf);
    }

    // The pair of each example, and its loss.
    private readonly record struct Job(ReadOnlyMemory<int> Numbers, ReadOnlyMemory<int> Classes, ReadOnlyMemory<float> LossOf, Memory<int> PairOf, Memory<float> Losses, int Width, int Parts) : IJob
    {
        public void Run(int part)
        {
            var count = Numbers.Length;
            var (from, to) = ((int)((long)count * part / Parts), (int)((long)count * (part + 1) / Parts));
            var numbers = Numbers.Span[from..to];
            var classes = Classes.Span[from..to];
            var pairs = PairOf.Span[from..to];
            var losses = Losses.Span[from..to];
            var lossOf = LossOf.Span;
            for (var i = 0; i < numbers.Length; i++)
            {
                var pair = numbers[i] * Width + classes[i];
                (pairs[i], losses[i]) = (pair, lossOf[pair]);
            }
        }
    }
}
