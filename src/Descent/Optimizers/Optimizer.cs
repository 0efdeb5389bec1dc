using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Descent.Kernels;
using Descent.Numerics;

namespace Descent;

/// <summary>Updates parameters by the gradient of an objective, in their own precision. Not safe for several threads.</summary>
public abstract class Optimizer
{
    private const int SmallestShare = 8_192; // parameters: 1 to 8 µs of an update; each thread then keeps near it what its share of a product reads
    private readonly List<Parameter> _state = [];
    private readonly Func<Parameter, bool> _decays;
    private Tensor?[]? _clipped;

    private protected Optimizer(IReadOnlyList<Parameter> parameters, Func<Parameter, bool>? decays)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Parameters = parameters;
        _decays = decays ?? (parameter => parameter.IsWeight);
    }

    /// <summary>What it updates.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The learning rate η.</summary>
    /// <value>0 or more; each optimizer says its own default.</value>
    public double LearningRate { get; set => field = AtLeast0(value); }

    /// <summary>The weight decay λ; how it enters is each optimizer's own.</summary>
    /// <value>0 or more; 0 unless set. Applies to weights (rank 2 or more), not to biases, unless chosen otherwise.</value>
    public double WeightDecay { get; set => field = AtLeast0(value); }

    /// <summary>The longest gradient that is taken as it is, by its norm over all parameters; longer ones are shortened to it.</summary>
    /// <remarks>Source: Pascanu, Mikolov and Bengio 2013, §3.2.</remarks>
    /// <value>Above 0, or null (unless set) for no limit.</value>
    public double? ClipNorm { get; set => field = Above0(value); }

    /// <summary>The largest size of each number of a gradient; larger ones are cut to it, after <see cref="ClipNorm"/>.</summary>
    /// <value>Above 0, or null (unless set) for no limit.</value>
    public double? ClipValue { get; set => field = Above0(value); }

    /// <summary>How many updates were made.</summary>
    public int StepNumber { get; internal set; }

    /// <summary>The norm over all parameters of the last gradient, before clipping; 0 before the first step.</summary>
    public double GradientNorm { get; internal set; }

    /// <summary>Who sees each update, or null.</summary>
    internal IUpdateWatch? Watch { get; set; }

    /// <summary>What the optimizer remembers between steps, as <c>momentum.layers.0.weight</c>; saved and restored with a run.</summary>
    public IReadOnlyList<Parameter> State => _state;

    /// <summary>One update from the gradient of the objective; nothing needs to be zeroed.</summary>
    /// <exception cref="ShapeException">The objective is not a single number.</exception>
    public void Step(Tensor objective) => Step(Gradient.Of(objective, Parameters), objective);

    /// <summary>One update from gradients, one for each parameter, as a sum over micro-batches gives.</summary>
    /// <exception cref="ShapeException">There is not one gradient of its shape for each parameter.</exception>
    /// <exception cref="ArgumentException">A gradient's element type is not that of its parameter.</exception>
    /// <exception cref="InvalidOperationException">A parameter was converted to another element type since the optimizer was made.</exception>
    public void Step(IReadOnlyList<Tensor> gradients) => Step(gradients, null);

    /// <summary>The norm of gradients over all parameters: the root of the sum of all squares, in double and in a fixed order.</summary>
    public static double Norm(IReadOnlyList<Tensor> gradients)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        var sum = 0.0;
        for (var i = 0; i < gradients.Count; i++)
        {
            sum += SquaredNorm(gradients[i]);
        }

        return Math.Sqrt(sum);
    }

    /// <summary>Checks gradients and takes their norm; nothing is updated yet.</summary>
    internal void Measure(IReadOnlyList<Tensor> gradients)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        Demand(gradients);
        GradientNorm = Norm(gradients);
    }

    /// <summary>One update from gradients that were measured.</summary>
    internal void Update(IReadOnlyList<Tensor> gradients, Tensor? objective = null)
    {
        Watch?.Updating(gradients, objective);
        StepNumber++;
        for (var i = 0; i < Parameters.Count; i++)
        {
            var decay = _decays(Parameters[i]) ? WeightDecay : 0;
            var gradient = Clipped(i, gradients[i]);
            if (Parameters[i].ElementType == ElementType.Float32)
            {
                var parts = Math.Max(1, Math.Min(Workers.MaxThreads, gradient.Count / SmallestShare));
                Workers.Run(parts, new Job(this, i, gradient, decay, parts));
            }
            else
            {
                Update<F64>(i, 0, Parameters[i].Data<F64>(), gradient.Data<F64>(), decay);
            }
        }

        Watch?.Updated();
    }

    private void Step(IReadOnlyList<Tensor> gradients, Tensor? objective)
    {
        Measure(gradients);
        Update(gradients, objective);
    }

    /// <summary>Updates a stretch of one parameter in place; what is remembered of it is read from the same place on.</summary>
    private protected abstract void Update<T>(int index, int start, Span<T> value, ReadOnlySpan<T> gradient, double decay)
        where T : struct, IReal<T>;

    /// <summary>Zeros for each parameter, kept under a name.</summary>
    private protected Parameter[] Remember(string name)
    {
        var state = Parameters.Select(parameter => new Parameter($"{name}.{parameter.Name}", Tensor.Full(parameter.Shape, 0, parameter.ElementType))).ToArray();
        _state.AddRange(state);
        return state;
    }

    // Only + − · / √ are used, which round alike in lanes and alone: the bits do not depend on the shares.
    private readonly record struct Job(Optimizer Optimizer, int Index, Tensor Gradient, double Decay, int Parts) : IJob
    {
        public void Run(int part)
        {
            if (Vector512.IsHardwareAccelerated)
            {
                Run<Lanes16>(part);
            }
            else
            {
                Run<Lanes8>(part);
            }
        }

        private void Run<T>(int part)
            where T : struct, ILanes<T>
        {
            var parameter = Optimizer.Parameters[Index];
            var lanes = parameter.Count / T.Count;
            var (from, to) = ((int)((long)lanes * part / Parts), (int)((long)lanes * (part + 1) / Parts));
            Optimizer.Update(Index, from, parameter.Data<T>()[from..to], Gradient.Data<T>()[from..to], Decay);
            if (part == Parts - 1)
            {
                var rest = lanes * T.Count;
                Optimizer.Update(Index, rest, parameter.Data<F32>()[rest..], Gradient.Data<F32>()[rest..], Decay);
            }
        }
    }

    private static double AtLeast0(double value, [CallerMemberName] string name = "") => value >= 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, FormattableString.Invariant($"{name}: it is {value}. Set it to 0 or more."));

    private static double? Above0(double? value, [CallerMemberName] string name = "") => value is null or > 0
        ? value
        : throw new ArgumentOutOfRangeException(name, FormattableString.Invariant($"{name}: it is {value}. Set it above 0, or to null for no limit."));

    private void Demand(IReadOnlyList<Tensor> gradients)
    {
        if (gradients.Count != Parameters.Count)
        {
            throw new ShapeException($"{GetType().Name}.Step: there are {gradients.Count} gradients for {Parameters.Count} parameters. Pass one for each, in their order.");
        }

        for (var i = 0; i < Parameters.Count; i++)
        {
            var (parameter, gradient) = (Parameters[i], gradients[i]);
            if (gradient.Shape != parameter.Shape)
            {
                throw new ShapeException($"{GetType().Name}.Step: gradient {i} has shape {gradient.Shape}, parameter {parameter.Name} has {parameter.Shape}. Pass the gradients in the order of the parameters.");
            }

            if (gradient.ElementType != parameter.ElementType)
            {
                throw new ArgumentException($"{GetType().Name}.Step: gradient {i} is {gradient.ElementType}, parameter {parameter.Name} is {parameter.ElementType}. Convert one of them with As(ElementType).", nameof(gradients));
            }

            if (_state.Count > 0 && _state[i].ElementType != parameter.ElementType)
            {
                throw new InvalidOperationException($"{GetType().Name}.Step: parameter {parameter.Name} is {parameter.ElementType}, what is remembered of it {_state[i].ElementType}. Convert the model before you make its optimizer.");
            }
        }
    }

    private static double SquaredNorm(Tensor gradient)
    {
        if (gradient.ElementType == ElementType.Float32)
        {
            return Sums.OfSquares(gradient.Floats);
        }

        var sum = 0.0;
        foreach (var g in MemoryMarshal.Cast<F64, double>(gradient.Data<F64>()))
        {
            sum += g * g;
        }

        return sum;
    }

    // Written to room of its own, since a gradient may be another's too.
    private Tensor Clipped(int index, Tensor gradient)
    {
        var factor = ClipNorm is { } limit && GradientNorm > limit ? limit / GradientNorm : 1;
        if (factor == 1 && ClipValue is null)
        {
            return gradient;
        }

        var clipped = (_clipped ??= new Tensor?[Parameters.Count])[index] ??= Tensor.Full(gradient.Shape, 0, gradient.ElementType);
        var largest = ClipValue ?? double.MaxValue;
        if (gradient.ElementType == ElementType.Float32)
        {
            Clip<F32>(gradient.Data<F32>(), clipped.Data<F32>(), factor, largest);
        }
        else
        {
            Clip<F64>(gradient.Data<F64>(), clipped.Data<F64>(), factor, largest);
        }

        return clipped;
    }

    private static void Clip<T>(ReadOnlySpan<T> gradient, Span<T> clipped, double factor, double largest)
        where T : struct, IReal<T>
    {
        for (var i = 0; i < gradient.Length; i++)
        {
            clipped[i] = T.From(Math.Clamp(T.ToDouble(gradient[i]) * factor, -largest, largest));
        }
    }
}
