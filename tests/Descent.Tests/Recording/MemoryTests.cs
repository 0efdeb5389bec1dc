using Descent.Numerics;
using Xunit;

namespace Descent.Tests.Recording;

[Collection(nameof(MeasuredAlone))]
public sealed class MemoryTests
{
    // What is alive after full collections, early and late: nothing may be kept from step to step. The least of several looks, since
    // the runner that reports other tests' results shares the process.
    [Fact]
    public void Memory_is_flat_over_100_000_steps()
    {
        const int Look = 5000;
        var model = new Mlp(2, [4, 1]);
        var adam = new AdamW(model.Parameters);
        var x = Tensor.Of([[0, 1], [1, 0]]);
        var y = Tensor.Of([[1], [0]]);
        var alive = new List<long>();
        for (var step = 1; step <= 100_000; step++)
        {
            adam.Step(Loss.SquaredError(model.Forward(x, new RandomStream((ulong)step)), y).Mean());
            if (step % Look == 0)
            {
                alive.Add(GC.GetTotalMemory(forceFullCollection: true));
            }
        }

        Assert.InRange(alive[^5..].Min() - alive[1..6].Min(), long.MinValue, 1_000_000);
        GC.KeepAlive(model);
    }
}

/// <summary>What measures the whole process runs while no other test does.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class MeasuredAlone;
