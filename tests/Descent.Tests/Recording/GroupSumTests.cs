using Descent.Kernels;
using Xunit;

namespace Descent.Tests.Recordings;

/// <summary>Sums that a group of elementwise operations takes over: in one pass with them, to the bits of the operations one by one.</summary>
public sealed class GroupSumTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(300_001)]
    public void A_sum_over_a_group_has_the_bits_of_the_operations_one_by_one(int count)
    {
        var (x, y) = (Sample.Normal(new(count), 1), Sample.Normal(new(count), 2));
        var expected = ((x - y) * (x - y)).Sum().ToScalar();
        var recording = new Recording((inputs, _) => [(((Tensor)inputs[0] - (Tensor)inputs[1]) * ((Tensor)inputs[0] - (Tensor)inputs[1])).Sum()]);
        var most = Workers.MaxThreads;
        try
        {
            foreach (var threads in new[] { 1, 2, 3 })
            {
                Workers.MaxThreads = threads;
                Assert.Equal(expected, recording.Run(x, y)[0].ToScalar());
                Assert.Equal(expected, recording.Run(x, y)[0].ToScalar()); // nothing is left of the run before
            }
        }
        finally
        {
            Workers.MaxThreads = most;
        }

        Assert.StartsWith("1 instructions", recording.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_summed_stays_where_others_read_it()
    {
        var recording = new Recording((inputs, _) =>
        {
            var squares = (Tensor)inputs[0] * (Tensor)inputs[0];
            return [squares, squares.Sum(), (squares - squares.Mean()).Exp().Sum()];
        });
        var results = recording.Run(Tensor.Of(1, 2));
        Assert.Equal([1, 4], results[0].ToArray());
        Assert.Equal(5, results[1].ToScalar());
        Assert.Equal((float)(Math.Exp(-1.5) + Math.Exp(1.5)), results[2].ToScalar(), 1e-6);
    }

    [Fact]
    public void A_sum_over_rows_that_do_not_fill_a_stretch_stands_by_itself()
    {
        var row = Sample.Normal(new(1000), 3);
        var x = Sample.Normal(new(70, 1000), 4);
        var recording = new Recording((inputs, _) => [((Tensor)inputs[0] + (Tensor)inputs[1]).Sum()]);
        Assert.Equal((x + row).Sum().ToScalar(), recording.Run(x, row)[0].ToScalar());
        Assert.StartsWith("2 instructions", recording.Text, StringComparison.Ordinal);
    }
}
