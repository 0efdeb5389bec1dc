using Descent.Numerics;
using Xunit;

namespace Descent.Tests.Recording;

[Collection(nameof(MeasuredAlone))]
public sealed class MemoryTests
{
    // What is alive after a full collection, at 10⁴ and at 10⁵ steps: nothing may be kept from step to step.
    [Fact]
    public void Memory_is_flat_over_100_000_steps()
    {
        var model = new Mlp(2, [4, 1]);
        var adam = new AdamW(model.Parameters);
        var x = Tensor.Of([[0, 1], [1, 0]]);
        var y = Tensor.Of([[1], [0]]);
        var early = 0L;
        for (var step = 1; step <= 100_000; step++)
        {
            adam.Step(Loss.SquaredError(model.Forward(x, new RandomStream((ulong)step)), y).Mean());
            early = step == 10_000 ? GC.GetTotalMemory(forceFullCollection: true) : early;
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - early, long.MinValue, 1_000_000);
        GC.KeepAlive(model);
    }
}

/// <summary>What measures the whole process runs while no other test does.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class MeasuredAlone;
