using Descent.Numerics;
using Xunit;

namespace Descent.Tests.Layers;

public sealed class EmbeddingTests
{
    [Fact]
    public void Only_the_rows_that_were_read_get_a_gradient_and_repeated_rows_get_their_sum()
    {
        var embedding = new Embedding(4, 2, new RandomStream(1));
        var objective = embedding.Forward(Indices.From(new(1, 3), [3, 1, 3])).Sum();
        Assert.Equal([0, 0, 1, 1, 0, 0, 2, 2], Gradient.Of(objective, [.. embedding.Parameters])[0].ToArray());
    }
}
