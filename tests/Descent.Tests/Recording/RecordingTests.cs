using Descent.Numerics;
using Xunit;

namespace Descent.Tests.Recordings;

public sealed class RecordingTests
{
    private readonly Parameter _weight = new("w", Tensor.Of(1, 2, 3));

    [Fact]
    public void Inputs_and_parameters_are_read_anew_in_each_run()
    {
        var recording = new Recording((inputs, _) => [(_weight * (Tensor)inputs[0]).Sum()]);
        Assert.Equal(6, recording.Run(Tensor.Of(1, 1, 1))[0].ToScalar());
        Assert.Equal(3, recording.Run(Tensor.Of(0, 0, 1))[0].ToScalar());
        _weight.Set([5, 5, 5]);
        Assert.Equal(5, recording.Run(Tensor.Of(0, 0, 1))[0].ToScalar());
    }

    [Fact]
    public void The_function_runs_once_for_each_shape_and_the_last_eight_are_kept()
    {
        var calls = 0;
        var recording = new Recording((inputs, _) =>
        {
            calls++;
            return [((Tensor)inputs[0]).Sum()];
        });
        for (var round = 0; round < 2; round++)
        {
            for (var length = 1; length <= 8; length++)
            {
                Assert.Equal(length, recording.Run(Tensor.Full(new(length), 1))[0].ToScalar());
            }
        }

        Assert.Equal(8, calls);
        recording.Run(Tensor.Full(new(9), 1));
        recording.Run(Tensor.Full(new(8), 1));
        Assert.Equal(9, calls);
        recording.Run(Tensor.Full(new(1), 1));
        Assert.Equal(10, calls);
    }

    [Fact]
    public void A_parameter_of_another_element_type_is_recorded_again()
    {
        var layer = new Linear(2, 1, new(1));
        var recording = new Recording((inputs, _) => [layer.Forward(inputs[0])]);
        recording.Run(Tensor.Of([[1, 2]]));
        layer.To(ElementType.Float64);
        Assert.Equal(ElementType.Float64, recording.Run(Tensor.Of([[1, 2]]).As(ElementType.Float64))[0].ElementType);
    }

    [Fact]
    public void Results_are_overwritten_and_carry_no_gradient()
    {
        var recording = new Recording((inputs, _) => [_weight * (Tensor)inputs[0]]);
        var first = recording.Run(Tensor.Of(1, 1, 1))[0];
        Assert.False(first.NeedsGradient);
        Assert.Equal([0], Gradient.Of(first.Sum(), Tensor.Of(1)).Select(gradient => gradient.ToScalar()));
        recording.Run(Tensor.Of(2, 2, 2));
        Assert.Equal([2, 4, 6], first.ToArray());
    }

    [Fact]
    public void Dead_and_double_work_is_left_out_and_elementwise_work_grouped()
    {
        var recording = new Recording((inputs, _) =>
        {
            var x = (Tensor)inputs[0];
            x.Exp(); // dead
            return [(x.Tanh() * x.Tanh() + _weight).Reshape(new(6)).Sum()];
        });
        recording.Run(Tensor.Full(new(2, 3), 1));
        Assert.Equal(
            """
            1 instructions, 8 operations recorded, 3 of them not needed, 64 bytes
               0  Tanh · Multiply · Add [2, 3] · SumTo → []  at 0

            """,
            recording.Text,
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Reading_a_value_while_recording_is_refused() => Refused(
        "A tensor [] was read while the step that computes it was recorded, when it has no values yet. Return it from the recorded function, and read it from the results of the run.",
        (inputs, _) => [_weight * _weight.Sum().ToScalar()]);

    [Fact]
    public void Reading_an_input_while_recording_is_refused() => Refused(
        "A tensor [3] was read while the step that computes it was recorded, when it has no values yet. Return it from the recorded function, and read it from the results of the run.",
        (inputs, _) => [_weight * ((Tensor)inputs[0]).ToArray()[0]]);

    [Fact]
    public void Reading_indices_while_recording_is_refused()
    {
        var recording = new Recording((inputs, _) => [_weight * ((Indices)inputs[0]).Reshape(new(2, 1)).Values[0]]);
        var error = Assert.Throws<RecordingException>(() => recording.Run(Indices.Of(1, 2)));
        Assert.Equal("Indices [2] were read while a step was recorded, when they have no numbers yet. Leave their reading to operations.", error.Message);
    }

    [Fact]
    public void Dropping_by_a_stream_of_ones_own_is_refused() => Refused(
        "Dropout drew from a stream of its own while a step was recorded, and every run would drop the same. Pass it the stream that the recorded function is given.",
        (_, _) => [_weight.Dropout(0.5, new RandomStream(1))]);

    [Fact]
    public void Drawing_numbers_while_recording_is_refused() => Refused(
        "Random numbers were drawn while a step was recorded, and every run would repeat them. Draw them outside and pass them as an input, or use Dropout.",
        (_, random) => [_weight * random.NextNormal()]);

    [Fact]
    public void Dropping_without_a_stream_is_refused() => Refused(
        "The recorded function drops at random, and this run was given no stream. Pass one to Run.",
        (_, random) => [_weight.Dropout(0.5, random)]);

    [Fact]
    public void A_recording_within_a_recording_is_refused()
    {
        var inner = new Recording((_, _) => [_weight.Sum()]);
        Refused("A recording was run while another was recorded. Call the function itself there: what it does is recorded too.", (_, _) => [inner.Run()[0]]);
    }

    [Fact]
    public void A_result_of_another_recording_is_refused_as_a_constant_and_taken_as_an_input()
    {
        var sum = new Recording((_, _) => [_weight.Sum()]).Run()[0];
        Refused("A result [] of another recording was used while a step was recorded, and its next run would change it unseen. Pass it as an input.", (_, _) => [_weight * sum]);
        Assert.Equal(12, new Recording((inputs, _) => [(Tensor)inputs[0] * 2]).Run(sum)[0].ToScalar());
    }

    [Fact]
    public void After_a_failure_the_thread_computes_again()
    {
        Assert.Throws<DivideByZeroException>(() => new Recording((_, _) => throw new DivideByZeroException()).Run());
        Assert.Equal(6, _weight.Sum().ToScalar());
    }

    private static void Refused(string message, Func<IReadOnlyList<Operand>, RandomStream, IReadOnlyList<Tensor>> function) =>
        Assert.Equal(message, Assert.Throws<RecordingException>(() => new Recording(function).Run(Tensor.Of(1, 1, 1))).Message);
}
