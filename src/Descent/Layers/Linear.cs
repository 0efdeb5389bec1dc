using Descent.Numerics;

namespace Descent;

/// <summary>A linear layer: <c>y = x Wᵀ + b</c>, [n, inputs] → [n, outputs], W of shape [outputs, inputs].</summary>
/// <remarks>Biases start at 0. Weights start uniform, by LeCun's rule, with a gain of 0.01, so that an untrained head answers near 0
/// and the first loss is the expected one; a <see cref="Sequential"/> gives the layers before its last the gain of the
/// activation that follows, so that variance is kept through any depth.</remarks>
public sealed class Linear : Layer
{
    /// <summary>The gain of the weights of a last layer.</summary>
    internal const double HeadGain = 0.01;

    private readonly Parameter _weight;
    private readonly Parameter? _bias;
    private double? _gain; // null where the caller chose the initializer

    /// <summary>A layer with random weights.</summary>
    /// <param name="inputs">The width of the input, 1 or more.</param>
    /// <param name="outputs">The width of the output, 1 or more.</param>
    /// <param name="random">Where the starting weights come from.</param>
    /// <param name="weight">How the weights start, or null for the rule above.</param>
    /// <param name="bias">Whether there is a bias.</param>
    public Linear(int inputs, int outputs, RandomStream random, Initializer? weight = null, bool bias = true)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        _gain = weight is null ? HeadGain : null;
        _weight = new("weight", (weight ?? Initializer.LeCunUniform(HeadGain)).Draw(new(outputs, inputs), random));
        _bias = bias ? new("bias", Tensor.Full(new(outputs), 0)) : null;
    }

    /// <summary>W, [outputs, inputs].</summary>
    public Parameter Weight => _weight;

    /// <summary>b, [outputs], or null where there is none.</summary>
    public Parameter? Bias => _bias;

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => _bias is null ? [_weight] : [_weight, _bias];

    /// <inheritdoc/>
    public override Tensor Forward(Operand x, RandomStream? dropout)
    {
        var input = Numbers(x);
        if (input.Shape.Rank != 2 || input.Shape[1] != _weight.Shape[1])
        {
            throw new ShapeException($"{Title}: the input has shape {input.Shape}, not [n, {_weight.Shape[1]}]. Give it {_weight.Shape[1]} numbers an example, flattened if need be.");
        }

        var product = Tensor.Apply(new Ops.MatMul(false, true), input, _weight);
        return _bias is null ? product : product + _bias;
    }

    /// <summary>Sets the bias to the best constant prediction, so that training starts at the prior's loss.</summary>
    /// <param name="logits">One number an output: log class shares, the log-odds of yes, or the mean of the targets.</param>
    /// <exception cref="InvalidOperationException">The layer has no bias.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite, as the log of a share of 0.</exception>
    /// <exception cref="ShapeException">There is not one number for each output.</exception>
    public void StartAt(ReadOnlySpan<double> logits)
    {
        var bias = _bias ?? throw new InvalidOperationException($"{Title}: it has no bias to start at the prior. Create it with bias: true.");
        for (var i = 0; i < logits.Length; i++)
        {
            if (!double.IsFinite(logits[i]))
            {
                throw new ArgumentOutOfRangeException(nameof(logits), $"{Title}: the prior of output {i} is not finite. Count each class once more, so that no share is 0.");
            }
        }

        bias.Set(logits);
    }

    internal override void SetGain(double gain)
    {
        if (_gain is { } old)
        {
            _weight.Assign((_weight * (gain / old)).Detach());
            _gain = gain;
        }
    }
}
