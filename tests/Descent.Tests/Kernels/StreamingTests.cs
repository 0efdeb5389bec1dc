using Descent.Kernels;
using Xunit;

namespace Descent.Tests.Kernels;

/// <summary>What is written past the caches, because it is larger than they are, has the bits of what is not.</summary>
public sealed class StreamingTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(1003)]
    public void A_scaled_row_is_that_of_plain_products(int length)
    {
        for (var start = 0; start < 17; start++)
        {
            var x = Enumerable.Range(0, length).Select(i => i / 3f).ToArray();
            var y = new float[length + 40];
            Array.Fill(y, -1);
            Streaming.Scale(x, 0.7f, y.AsSpan(start, length));
            Assert.Equal(x.Select(value => 0.7f * value), y[start..(start + length)]);
            Assert.All(y[..start].Concat(y[(start + length)..]), value => Assert.Equal(-1, value));
        }
    }

    [Fact]
    public void Gradients_of_many_logits_have_the_bits_of_each_row_alone()
    {
        const int Width = 50_257;
        const int Count = Streaming.Least / Width + 1;
        var random = new Random(1);
        var x = new float[Count * Width];
        foreach (ref var value in x.AsSpan())
        {
            value = random.NextSingle() * 8 - 4;
        }

        var classes = Enumerable.Range(0, Count).Select(i => i * 31 % Width).ToArray();
        var gradients = Enumerable.Range(0, Count).Select(i => 1f / (i + 1)).ToArray();
        var (losses, slopes) = (new float[Count], new float[Count * Width]);
        CrossEntropyRows.Run(x, classes, losses, gradients, slopes, Width);
        var (loss, slope) = (new float[1], new float[Width]);
        for (var i = 0; i < Count; i++)
        {
            CrossEntropyRows.Run(x.AsMemory(i * Width, Width), classes.AsMemory(i, 1), loss, gradients.AsMemory(i, 1), slope, Width);
            Assert.Equal(loss[0], losses[i]);
            Assert.True(slope.AsSpan().SequenceEqual(slopes.AsSpan(i * Width, Width)), $"row {i}");
        }
    }
}
