using Descent.Kernels;
using Descent.Numerics;
using Descent.Ops;

namespace Descent.Diagnostics;

/// <summary>What a computation looks like inside: read from the operations behind its result, whoever wrote the model. Immutable.</summary>
internal sealed class Signals
{
    private const double NearlyLinear = 0.5; // slope of the side that leaks: a straight line explains 96 % and more of what it puts out
    private const int FewestInputs = 3; // of fewer, many units are in proportion by chance
    private const int MostGiven = 65_536; // numbers of what the loss was given that are kept: a run has many of them

    private Signals(IReadOnlyList<Tensor> order, Tensor? prediction, bool isWhole, Signals? before)
    {
        var logits = Find(order, areLogits: true);
        var given = logits ?? Find(order, areLogits: false) ?? prediction;
        AreLogits = logits is not null;
        Given = given is null ? null : Some(given);
        LastFunction = given is null ? null : Maker(given)?.Name;
        var (weights, activations, products) = (new List<Parameter>(), new List<ActivationFacts>(), new List<Tensor>());
        for (var i = 0; i < order.Count; i++)
        {
            var tensor = order[i];
            if (tensor.Maker is Ops.Dropout dropout)
            {
                Dropped = Math.Max(Dropped, dropout.Rate);
            }
            else if (tensor.Maker is Pointwise<Ops.Log>)
            {
                FragileLog ??= Rounded(tensor.Inputs[0]);
            }
            else if (tensor.Maker is MatMul && tensor.Inputs[1] is Parameter weight)
            {
                products.Add(tensor);
                if (!weights.Contains(weight))
                {
                    weights.Add(weight);
                }
            }
            else if (isWhole && tensor != given && ActivationFacts.Of(tensor, activations.Count + 1) is { } facts)
            {
                activations.Add(facts);
            }
        }

        (Weights, Activations) = (weights, activations);
        if (isWhole)
        {
            products.Remove(given!);
            Stacked = before?.Stacked ?? [.. products.Select(Below).OfType<Tensor>().Select(tensor => tensor.Shape[-1])];
            Proportional = before?.Proportional ?? products.Where(tensor => tensor.Inputs[1] != weights[^1]).Select(tensor => AlikeUnits((Parameter)tensor.Inputs[1], ((MatMul)tensor.Maker!).TransposeB, inProportion: true)).DefaultIfEmpty(0).Max();
            foreach (var tensor in before is { Duplicates: 0 } ? [] : products) // units that differ stay so
            {
                Duplicates = tensor.Inputs[1] == weights[^1] ? Duplicates : Math.Max(Duplicates, AlikeUnits((Parameter)tensor.Inputs[1], ((MatMul)tensor.Maker!).TransposeB));
            }
        }
    }

    /// <summary>What the loss was given: logits or predictions; of very many, the first rows.</summary>
    public Tensor? Given { get; }

    /// <summary>Whether a loss of logits was given it.</summary>
    public bool AreLogits { get; }

    /// <summary>The activations, from the input on, without one that the loss is given.</summary>
    public IReadOnlyList<ActivationFacts> Activations { get; }

    /// <summary>The weights that something was multiplied with, from the input on.</summary>
    public IReadOnlyList<Parameter> Weights { get; }

    /// <summary>The widths of linear layers that go into another linear layer with nothing between.</summary>
    public IReadOnlyList<int> Stacked { get; } = [];

    /// <summary>The function that rounds to 0 or 1, and whose result a logarithm is taken of as it stands, or null.</summary>
    public string? FragileLog { get; }

    /// <summary>The largest share that is dropped at random.</summary>
    public double Dropped { get; }

    /// <summary>The largest share, of any hidden layer's units, that weigh their inputs as another unit does.</summary>
    public double Duplicates { get; }

    /// <summary>The same of units that weigh their inputs as a multiple of another's weights, when first looked at.</summary>
    public double Proportional { get; }

    /// <summary>The name of the operation that made what the loss is given.</summary>
    public string? LastFunction { get; }

    /// <summary>Reads the operations behind a result.</summary>
    /// <param name="result">A loss or an objective.</param>
    /// <param name="prediction">What the model gave, where it is known.</param>
    /// <param name="isWhole">Whether layers and units are looked at too.</param>
    /// <param name="before">The same computation some steps before, where it was read: what cannot have changed is taken from there.</param>
    public static Signals Of(Tensor result, Tensor? prediction = null, bool isWhole = true, Signals? before = null) => new(Graph.Order(result), prediction, isWhole, before);

    /// <summary>The root mean square of each product of numbers with weights, from the input on.</summary>
    public static double[] Sizes(Tensor result) => [.. Graph.Order(result).Where(tensor => tensor.Maker is MatMul && tensor.Inputs[1] is Parameter).Select(RootMeanSquare)];

    /// <summary>The gain of each weight that numbers are multiplied with, from the input on.</summary>
    public static double[] Gains(Tensor result) => [.. Graph.Order(result)
        .Select(tensor => (tensor.Maker as MatMul, Weight: tensor.Maker is MatMul ? tensor.Inputs[1] as Parameter : null))
        .Where(product => product.Weight is { Shape.Rank: 2 }).DistinctBy(product => product.Weight)
        .Select(product => RootMeanSquare(product.Weight!) * Math.Sqrt(product.Weight!.Shape[product.Item1!.TransposeB ? 1 : 0]))];

    public static double RootMeanSquare(Tensor tensor)
    {
        if (tensor.ElementType == ElementType.Float32)
        {
            return Math.Sqrt(Sums.OfSquares(tensor.Floats.Span) / tensor.Count);
        }

        var sum = 0.0;
        foreach (var value in tensor.Data<F64>())
        {
            sum += value.Value * value.Value;
        }

        return Math.Sqrt(sum / tensor.Count);
    }

    // Its operations need not be kept.
    private static Tensor Some(Tensor given)
    {
        if (given.Count <= MostGiven || given.Shape.Rank < 2)
        {
            return given.Detach();
        }

        int[] rows = [.. Enumerable.Range(0, Math.Max(1, (int)((long)MostGiven * given.Shape[0] / given.Count)))];
        var some = Tensor.Full(new([rows.Length, .. given.Shape.Lengths[1..]]), 0, given.ElementType);
        some.Take(given, rows);
        return some;
    }

    /// <summary>The operation that made a tensor, past those that only give another shape.</summary>
    private static Op? Maker(Tensor tensor)
    {
        while (tensor.Maker is Reshape && tensor.Inputs[0] is Tensor source)
        {
            tensor = source;
        }

        return tensor.Maker;
    }

    // The last operation that is a loss of logits, or the difference that is squared, tells what it was given.
    private static Tensor? Find(IReadOnlyList<Tensor> order, bool areLogits)
    {
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var given = order[i].Maker switch
            {
                SoftmaxCrossEntropy or LogSoftmax or Pairwise<SigmoidCrossEntropy> when areLogits => order[i].Inputs[0] as Tensor,
                Pointwise<Square> when !areLogits && order[i].Inputs[0] is Tensor { Maker: Pairwise<Subtract> } difference => difference.Inputs[0] as Tensor,
                _ => null,
            };
            if (given is not null)
            {
                return given;
            }
        }

        return null;
    }

    // Sigmoid or softmax, or one less it; not with something added, which keeps it from 0.
    private static string? Rounded(Operand operand)
    {
        var tensor = operand as Tensor;
        while (tensor?.Maker is Reshape or Ops.Pick or Pointwise<Line> { Function: { A: -1, B: 1 } })
        {
            tensor = tensor.Inputs[0] as Tensor;
        }

        return tensor?.Maker switch
        {
            Pointwise<Ops.Sigmoid> => "sigmoid",
            Pointwise<Ops.Exp> when tensor.Inputs[0] is Tensor { Maker: LogSoftmax } => "softmax",
            Pairwise<Divide> when tensor.Inputs[0] is Tensor { Maker: Pointwise<Ops.Exp> } => "softmax",
            Pairwise<Divide> when tensor.Inputs[1] is Tensor { Maker: Pointwise<Line> { Function: { A: 1, B: 1 } } } below && below.Inputs[0] is Tensor { Maker: Pointwise<Ops.Exp> } => "sigmoid", // 1 / (1 + e⁻ˣ)
            _ => null,
        };
    }

    // The linear layer that a product's input comes from, through a bias, another shape or dropout alone.
    private static Tensor? Below(Tensor product)
    {
        var below = product.Inputs[0] as Tensor;
        while (below?.Maker is Reshape or Ops.Dropout or Pointwise<Ops.LeakyRelu> { Function.Leak: > NearlyLinear } || (below?.Maker is Pairwise<Add> && IsBias(below.Inputs[1])))
        {
            below = below.Inputs[0] as Tensor;
        }

        return below?.Maker is MatMul && below.Inputs[1] is Parameter ? below : null;
    }

    private static bool IsBias(Operand operand) => operand is Parameter || (operand is Tensor { Maker: BroadcastTo } repeated && repeated.Inputs[0] is Parameter);

    // Units are compared by two sums over their weights, one by place: equal units have both alike but for rounding.
    private static double AlikeUnits(Parameter weight, bool unitsAreRows, bool inProportion = false)
    {
        if (weight.Shape.Rank != 2)
        {
            return 0; // many matrices, whose columns are not the units of one layer
        }

        var values = weight.ToArray();
        var (rows, columns) = (weight.Shape[0], weight.Shape[1]);
        var (units, inputs) = unitsAreRows ? (rows, columns) : (columns, rows);
        if (units < 2 || (inProportion && inputs < FewestInputs))
        {
            return 0;
        }

        var sums = new (double Plain, double ByPlace, double Size)[units];
        for (var input = 0; input < inputs; input++)
        {
            var mark = Math.Cos(input + 1);
            for (var unit = 0; unit < units; unit++)
            {
                var value = values[unitsAreRows ? unit * columns + input : input * columns + unit];
                ref var sum = ref sums[unit];
                sum = (sum.Plain + value, sum.ByPlace + value * mark, sum.Size + Math.Abs(value));
            }
        }

        if (inProportion)
        {
            sums = Array.ConvertAll(sums, sum => (sum.Plain / (sum.Size * Math.Sign(sum.ByPlace)), Math.Abs(sum.ByPlace) / sum.Size, 1.0));
        }

        Array.Sort(sums);
        var duplicated = 0;
        for (var unit = 0; unit < units; unit++)
        {
            duplicated += (unit > 0 && IsAlike(sums[unit - 1], sums[unit])) || (unit + 1 < units && IsAlike(sums[unit + 1], sums[unit])) ? 1 : 0;
        }

        return duplicated / (double)units;
    }

    private static bool IsAlike((double Plain, double ByPlace, double Size) a, (double Plain, double ByPlace, double Size) b)
    {
        var slack = 1e-5 * Math.Max(a.Size, b.Size);
        return Math.Abs(a.Plain - b.Plain) <= slack && Math.Abs(a.ByPlace - b.ByPlace) <= slack;
    }
}
