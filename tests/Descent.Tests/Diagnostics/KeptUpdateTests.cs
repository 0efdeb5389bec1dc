using Descent.Diagnostics;
using Xunit;

namespace Descent.Tests.Diagnostics;

/// <summary>An update that is kept and looked at later, beside one that is looked at while it is made.</summary>
public sealed class KeptUpdateTests
{
    private const int Room = 1 << 20; // numbers

    [Theory]
    [InlineData(ElementType.Float32)]
    [InlineData(ElementType.Float64)]
    public void A_look_finds_the_same_later_and_puts_every_bit_back(ElementType type)
    {
        var (run, batch) = Begun(type);
        var (later, full) = (new ProbeRoom(), new ProbeRoom());
        Assert.True(full.Take(Room));
        KeptUpdate[] updates = [new(run, later, batch, null, null, isFirst: false), new(run, full, batch, null, null, isFirst: false)];
        Update(run, batch, updates);
        Update(run, batch, []);
        var before = Values(run);
        var probes = Array.ConvertAll(updates, update => update.Look());
        Assert.Equal(before, Values(run));
        var (kept, live) = (probes[0], probes[1]);
        Assert.Equal((live.FixedLoss, live.Loss, live.LossAfter, live.Foretold, live.Fading), (kept.FixedLoss, kept.Loss, kept.LossAfter, kept.Foretold, kept.Fading));
        Assert.Equal(live.Weights, kept.Weights);
        Assert.Equal(live.Signals.Activations, kept.Signals.Activations);
        Assert.InRange(kept.LossAfter, 0, kept.Loss);
    }

    [Fact]
    public void Where_room_ends_the_oldest_are_looked_at_first_and_leave_theirs()
    {
        var (run, batch) = Begun(ElementType.Float32);
        var room = new ProbeRoom();
        KeptUpdate[] updates = [new(run, room, batch, null, null, isFirst: true)];
        Update(run, batch, updates);
        room.Add(updates[0]);
        Assert.True(room.Take(Room)); // only with what the first had
        Assert.False(room.Take(1));
        Assert.Equal(1, room.Next()!.Step);
        Assert.Null(room.Next());
    }

    private static (Evidence Run, Dataset Batch) Begun(ElementType type)
    {
        var clouds = Programs.Clouds();
        var train = new Dataset(((Tensor)clouds.Inputs).As(type), clouds.Targets);
        var model = Programs.Net(2, 3).To(type);
        var run = new Evidence(model, new CrossEntropy(), new Sgd(model.Parameters) { LearningRate = 0.1 }, train, null);
        run.Begin();
        return (run, train.Take([.. Enumerable.Range(0, 32)]));
    }

    private static void Update(Evidence run, Dataset batch, KeptUpdate[] updates)
    {
        var gradients = Gradient.Of(run.Loss.Of(run.Model.Forward(batch.Inputs), batch.Targets).Mean(), run.Optimizer.Parameters);
        Array.ForEach(updates, update => update.Updating(gradients, null, isAccumulated: false, null));
        run.Optimizer.Step(gradients);
        Array.ForEach(updates, update => update.Updated());
    }

    private static double[][] Values(Evidence run) => [.. run.Model.Parameters.Select(parameter => parameter.ToArray())];
}
