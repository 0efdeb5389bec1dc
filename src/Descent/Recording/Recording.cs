using Descent.Numerics;

namespace Descent;

/// <summary>A computation that is recorded once for each shape of its inputs, and then replayed: the same bits, without allocation.</summary>
/// <remarks>
/// <para>The function is called only to record, when inputs of new shapes or element types come; the plans of the last 8 are kept.
/// In it, everything is recorded and nothing computed: parameters are read anew in each run, inputs are what the run is given,
/// and any other number stands as it was when it was recorded. A value cannot be read there, and random numbers come
/// through <see cref="TensorOps"/>' dropout alone.</para>
/// <para>Not safe for several threads.</para>
/// </remarks>
/// <example>
/// <code>
/// var step = new Recording((inputs, random) =>
/// {
///     var loss = Loss.CrossEntropy(model.Forward(inputs[0], random), (Indices)inputs[1]).Mean();
///     return [loss, .. Gradient.Of(loss, model.Parameters)];
/// });
/// var results = step.Run(x, classes); // the loss, then the gradients
/// </code>
/// </example>
public sealed class Recording
{
    private const int Kept = 8;
    private readonly Func<IReadOnlyList<Operand>, RandomStream, IReadOnlyList<Tensor>> _function;
    private readonly List<Plan> _plans = [];
    private Plan? _last;

    /// <summary>A recording of a function, made at its first run.</summary>
    /// <param name="function">From inputs, and the stream that dropout draws from, to results; all work must be done by operations on tensors.</param>
    public Recording(Func<IReadOnlyList<Operand>, RandomStream, IReadOnlyList<Tensor>> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        _function = function;
    }

    /// <summary>The plan of the last run as text: its instructions with shapes and bytes; empty before the first.</summary>
    public string Text => _last?.Text ?? "";

    /// <summary>The bytes that the plan of the last run holds for its results.</summary>
    public long Bytes => _last?.Bytes ?? 0;

    /// <summary>What the last run did, in its order; none before the first.</summary>
    internal IReadOnlyList<Instruction> Instructions => _last?.Instructions ?? [];

    /// <summary>The results for some inputs.</summary>
    /// <param name="inputs">What the function is given, in its order; data, not parameters.</param>
    /// <returns>The results, cut off from gradients. They live in the plan: the next run overwrites them.</returns>
    /// <exception cref="RecordingException">The function cannot be recorded as it is written.</exception>
    public IReadOnlyList<Tensor> Run(params ReadOnlySpan<Operand> inputs) => Run(null, inputs);

    /// <summary>The results for some inputs, with the stream that dropout draws from.</summary>
    /// <inheritdoc cref="Run(ReadOnlySpan{Operand})"/>
    public IReadOnlyList<Tensor> Run(RandomStream? random, params ReadOnlySpan<Operand> inputs)
    {
        _last = PlanFor(inputs);
        _last.Run(inputs, random);
        return _last.Results;
    }

    /// <summary>Fills what plans hold with NaN, so that a test sees what is read before it is written.</summary>
    internal void Spoil() => _plans.ForEach(plan => plan.Spoil());

    private Plan PlanFor(ReadOnlySpan<Operand> inputs)
    {
        foreach (var plan in _plans)
        {
            if (plan.Fits(inputs))
            {
                return plan;
            }
        }

        var made = Recorded(inputs);
        if (_plans.Count == Kept)
        {
            _plans.RemoveAt(0);
        }

        _plans.Add(made);
        return made;
    }

    private Plan Recorded(ReadOnlySpan<Operand> inputs)
    {
        var places = new Operand[inputs.Length];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = inputs[i] is Tensor tensor ? Tensor.Unbound(tensor.Shape, tensor.ElementType) : Indices.Unbound(inputs[i].Shape);
        }

        var tape = new Tape();
        return new(tape, places, tape.Record(() => _function(places, tape.Random)));
    }
}
