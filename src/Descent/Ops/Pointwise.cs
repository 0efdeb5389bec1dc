using Descent.Kernels;
using Descent.Numerics;

namespace Descent.Ops;

/// <summary>A function of one number over every element, or its slope: <c>yᵢ = f(xᵢ)</c>, gradient <c>gᵢ f′(xᵢ)</c>.</summary>
/// <typeparam name="TFunction">The function.</typeparam>
/// <param name="Function">The function with its parameters.</param>
/// <param name="Order">0 for the value, 1 for the declared slope, 2 and 3 for the slope's derivatives by dual numbers.</param>
public sealed record Pointwise<TFunction>(TFunction Function, int Order = 0) : Op, IElementwise
    where TFunction : struct, IUnary
{
    /// <inheritdoc/>
    public override string Name => typeof(TFunction).Name + new string('′', Order);

    /// <inheritdoc/>
    public override Shape Infer(ReadOnlySpan<Shape> inputs) => inputs[0];

    internal override bool WritesAll => true;

    /// <inheritdoc/>
    public override void Evaluate<T>(Sources<T> inputs, Span<T> output, Shape shape)
    {
        var x = inputs[0];
        for (var i = 0; i < x.Length; i++)
        {
            output[i] = At(x[i]);
        }
    }

    internal override void EvaluateFast(Sources<F32> inputs, Memory<float> output, Shape shape) =>
        ((IElementwise)this).Map(inputs.Floats(0).Span, default, output.Span);

    Op? IElementwise.Value => Order == 1 ? this with { Order = 0 } : null;

    void IElementwise.Map(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y)
    {
        switch (Order)
        {
            case 0: Blocks.Map(new Values(Function), a, y); break;
            case 1 when b.IsEmpty: Blocks.Map(new Slopes(Function), a, y); break;
            case 1: Blocks.Map(new SlopesByValue(Function), a, b, y); break;
            default: Blocks.Map(new Derivatives(this), a, y); break;
        }
    }

    /// <inheritdoc/>
    public override void Pull(Pullback pullback)
    {
        ArgumentNullException.ThrowIfNull(pullback);
        pullback.To(0, pullback.Incoming * Tensor.Apply(this with { Order = Order + 1 }, pullback[0]));
    }

    private T At<T>(T x)
        where T : struct, IReal<T> => Order switch
        {
            0 => Function.Value(x),
            1 => Slope(x),
            2 => Slope(new Dual<T>(x, T.From(1))).Slope,
            3 => Slope(new Dual<Dual<T>>(new(x, T.From(1)), Dual<T>.From(1))).Slope.Slope,
            _ => throw new InvalidOperationException($"{Name}: derivatives beyond the third are not defined. Differentiate at most three times."),
        };

    private T Slope<T>(T x)
        where T : struct, IReal<T> => Function.Slope(x, Function.Value(x));

    private readonly struct Values(TFunction function) : ILaneFunction
    {
        private readonly TFunction _function = function;

        public T Of<T>(T x)
            where T : struct, ILanes<T> => _function.Value(x);
    }

    private readonly struct Slopes(TFunction function) : ILaneFunction
    {
        private readonly TFunction _function = function;

        public T Of<T>(T x)
            where T : struct, ILanes<T> => _function.Slope(x, _function.Value(x));
    }

    private readonly struct SlopesByValue(TFunction function) : ILanePairFunction
    {
        private readonly TFunction _function = function;

        public T Of<T>(T a, T b)
            where T : struct, ILanes<T> => _function.Slope(a, b);
    }

    private readonly struct Derivatives(Pointwise<TFunction> op) : ILaneFunction
    {
        private readonly Pointwise<TFunction> _op = op;

        public T Of<T>(T x)
            where T : struct, ILanes<T> => _op.At(x);
    }
}
