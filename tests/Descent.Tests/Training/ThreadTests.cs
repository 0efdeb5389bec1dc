using Descent.Kernels;
using Descent.Numerics;
using Descent.Training;
using Xunit;

namespace Descent.Tests.Training;

[Collection(nameof(MeasuredAlone))]
public sealed class ThreadTests
{
    [Fact]
    public void Training_gives_the_same_bits_with_1_and_with_2_threads()
    {
        var before = Workers.MaxThreads;
        try
        {
            Workers.MaxThreads = 1;
            var alone = Trained();
            Workers.MaxThreads = 2;
            Assert.Equal(alone, Trained());
        }
        finally
        {
            Workers.MaxThreads = before;
        }
    }

    // Wide enough that the matrix products of a step are shared: 128 × 256 × 256 is 8 million products.
    private static double[] Trained()
    {
        var random = new RandomStream(3);
        Sequential model = [new Linear(64, 256, random), new Tanh(), new Dropout(0.1), new Linear(256, 256, random), new Gelu(), new Linear(256, 10, random)];
        var data = new Dataset(Sample.Normal(new(640, 64), 5).As(ElementType.Float32), Indices.Of([.. Enumerable.Range(0, 640).Select(_ => random.NextIndex(10))]));
        var trainer = new Trainer(model, new CrossEntropy(), new AdamW(model.Parameters)) { BatchSize = 128, Epochs = 3, Seed = 4 };
        Assert.Equal(3, trainer.Run(data).Count());
        return [.. model.Parameters.SelectMany(parameter => parameter.ToArray())];
    }
}
