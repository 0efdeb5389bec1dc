using Descent.Kernels;
using Descent.Numerics;
using Xunit;

namespace Descent.Tests.Recordings;

[Collection(nameof(MeasuredAlone))]
public sealed class MemoryTests
{
    // What is alive after full collections, early and late: nothing may be kept from step to step. The runner shares the process and
    // keeps results of its own at times; what a step kept would show in each of three stretches.
    [Fact]
    public void Memory_is_flat_over_100_000_steps()
    {
        const int Look = 5000;
        var model = new Mlp(2, [4, 1]);
        var adam = new AdamW(model.Parameters);
        var x = Tensor.Of([[0, 1], [1, 0]]);
        var y = Tensor.Of([[1], [0]]);
        var growth = Enumerable.Range(0, 3).Select(_ => Stretch()).TakeWhile(bytes => bytes >= 1_000_000).Count();
        Assert.InRange(growth, 0, 2);

        long Stretch()
        {
            var alive = new List<long>();
            for (var step = 1; step <= 100_000; step++)
            {
                adam.Step(Loss.SquaredError(model.Forward(x, new RandomStream((ulong)step)), y).Mean());
                if (step % Look == 0)
                {
                    alive.Add(GC.GetTotalMemory(forceFullCollection: true));
                }
            }

            return alive[^5..].Min() - alive[1..6].Min();
        }
        GC.KeepAlive(model);
    }

    // Dropout, regularizer, clipping, both kinds of optimizer state and of input.
    [Fact]
    public void A_replayed_step_with_its_update_allocates_nothing()
    {
        var random = new RandomStream(1);
        Sequential model = [new Embedding(27, 16, random), new Flatten(), new Linear(48, 256, random), new Tanh(), new Dropout(0.1), new Linear(256, 27, random)];
        Optimizer[] optimizers = [new AdamW(model.Parameters), new Adam(model.Parameters) { ClipNorm = 0.1 }, new Sgd(model.Parameters) { Momentum = 0.9 }, new RmsProp(model.Parameters)];
        var steps = Array.ConvertAll(optimizers, optimizer => new RecordedStep(optimizer, (inputs, dropout) =>
            Loss.CrossEntropy(model.Forward(inputs[0], dropout), (Indices)inputs[1]).Mean() + new L2(1e-4).Of(model.Parameters)));
        var (x, k) = (Sample.Whole(new(128, 3), 27, 1), Sample.Whole(new(128), 27, 2));
        var dropout = new RandomStream(2);
        void Steps(int count)
        {
            for (var i = 0; i < count; i++)
            {
                steps[i % steps.Length].Run(dropout, x, k);
            }
        }

        var threads = Workers.MaxThreads;
        Workers.MaxThreads = 1; // every kernel on this thread, whose allocation is counted exactly
        try
        {
            Steps(300); // compiled, buffers rented
            var before = GC.GetAllocatedBytesForCurrentThread();
            Steps(300);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        finally
        {
            Workers.MaxThreads = threads;
        }
    }
}
