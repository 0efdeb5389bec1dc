using Descent.Numerics;
using Xunit;

namespace Descent.Tests.Numerics;

public sealed class RandomStreamTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public void A_permutation_holds_every_number_once(int count) =>
        Assert.Equal(Enumerable.Range(0, count), new RandomStream(7).Permutation(count).Order());

    // 6 orders of 3, each expected 1,000 times; χ² with 5 degrees of freedom is below 20.5 with probability 0.999.
    [Fact]
    public void Every_order_is_equally_likely()
    {
        var random = new RandomStream(3);
        var counts = Enumerable.Range(0, 6000).CountBy(_ => string.Concat(random.Permutation(3))).Select(pair => pair.Value).ToArray();
        Assert.Equal(6, counts.Length);
        Assert.InRange(counts.Sum(count => (count - 1000.0) * (count - 1000) / 1000), 0, 20.5);
    }

    [Fact]
    public void A_fork_depends_on_seed_and_key_and_not_on_the_position()
    {
        var stream = new RandomStream(5);
        var first = stream.Fork(2).NextBits();
        stream.NextBits();
        Assert.Equal(first, stream.Fork(2).NextBits());
        Assert.NotEqual(first, stream.Fork(3).NextBits());
        Assert.NotEqual(first, new RandomStream(6).Fork(2).NextBits());
    }
}
