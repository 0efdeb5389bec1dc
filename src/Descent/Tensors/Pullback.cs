namespace Descent;

/// <summary>What a gradient rule is given: inputs, output and the incoming gradient; it answers by <see cref="To"/>.</summary>
public sealed class Pullback
{
    private readonly Operand[] _inputs;
    private readonly Action<int, Tensor> _sink;

    internal Pullback(Tensor output, Tensor gradient, Action<int, Tensor> sink)
    {
        _inputs = output.Inputs;
        _sink = sink;
        Output = output;
        Incoming = gradient;
    }

    /// <summary>The operation's result.</summary>
    public Tensor Output { get; }

    /// <summary>The gradient of the objective by the result, of the result's shape.</summary>
    public Tensor Incoming { get; }

    /// <summary>An input that is a tensor.</summary>
    public Tensor this[int input] => (Tensor)_inputs[input];

    /// <summary>An input that is <see cref="Descent.Indices"/>.</summary>
    public Indices Indices(int input) => (Indices)_inputs[input];

    /// <summary>Whether anyone needs the gradient by this input.</summary>
    public bool Needs(int input) => this[input].NeedsGradient;

    /// <summary>Adds to the gradient by an input.</summary>
    public void To(int input, Tensor gradient)
    {
        if (Needs(input))
        {
            _sink(input, gradient);
        }
    }
}
