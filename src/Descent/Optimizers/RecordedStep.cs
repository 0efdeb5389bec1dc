using Descent.Numerics;

namespace Descent;

/// <summary>A training step that is recorded once and replayed: objective, gradients and update, without allocation. Not safe for several threads.</summary>
/// <remarks>The bits are those of <see cref="Optimizer.Step(Tensor)"/>. Learning rate, decay and clipping are the optimizer's at each
/// step. What the objective's function may do is said at <see cref="Recording"/>.</remarks>
/// <example>
/// <code>
/// var step = new RecordedStep(sgd, (inputs, random) => Loss.SquaredError(model.Forward(inputs[0], random), (Tensor)inputs[1]).Mean());
/// var loss = step.Run(x, y);
/// </code>
/// </example>
public sealed class RecordedStep
{
    private readonly Optimizer _optimizer;
    private readonly Recording _recording;
    private IReadOnlyList<Tensor>? _results;
    private Tensor[] _gradients = [];

    /// <summary>A step that minimises an objective.</summary>
    /// <param name="optimizer">What updates the parameters.</param>
    /// <param name="objective">From inputs, and the stream that dropout draws from, to one number.</param>
    public RecordedStep(Optimizer optimizer, Func<IReadOnlyList<Operand>, RandomStream, Tensor> objective)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(objective);
        _optimizer = optimizer;
        _recording = new((inputs, random) =>
        {
            var value = objective(inputs, random);
            return [value, .. Gradient.Of(value, optimizer.Parameters)];
        });
    }

    /// <summary>The plan of the last step as text.</summary>
    public string Text => _recording.Text;

    /// <summary>What the last step did before its update, in its order.</summary>
    internal IReadOnlyList<Instruction> Instructions => _recording.Instructions;

    /// <summary>One update.</summary>
    /// <param name="inputs">What the objective is given, in its order.</param>
    /// <returns>The objective before the update.</returns>
    /// <exception cref="RecordingException">The objective cannot be recorded as it is written.</exception>
    public double Run(params ReadOnlySpan<Operand> inputs) => Run(null, inputs);

    /// <summary>One update, with the stream that dropout draws from.</summary>
    /// <inheritdoc cref="Run(ReadOnlySpan{Operand})"/>
    public double Run(RandomStream? random, params ReadOnlySpan<Operand> inputs)
    {
        var results = _recording.Run(random, inputs);
        if (results != _results)
        {
            (_results, _gradients) = (results, [.. results.Skip(1)]);
        }

        var value = results[0].ToScalar();
        _optimizer.Step(_gradients);
        return value;
    }
}
