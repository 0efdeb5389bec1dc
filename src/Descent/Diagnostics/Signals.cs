using Descent.Ops;

namespace Descent.Diagnostics;

/// <summary>What a computation looks like inside: read from the operations behind its result, whoever wrote the model. Immutable.</summary>
internal sealed class Signals
{
    private Signals(IReadOnlyList<Tensor> order, Tensor? prediction, bool isWhole)
    {
        var given = Find(order) ?? prediction;
        var products = order.Where(tensor => tensor.Maker is MatMul && tensor.Inputs[1] is Parameter && tensor != given).ToArray();
        Given = given?.Detach(); // the operations behind it need not be kept
        LastFunction = given is null ? null : Maker(given)?.Name;
        Dropped = order.Select(tensor => tensor.Maker is Ops.Dropout dropout ? dropout.Rate : 0).DefaultIfEmpty(0).Max();
        Weights = [.. order.Where(tensor => tensor.Maker is MatMul).Select(tensor => tensor.Inputs[1]).OfType<Parameter>().Distinct()];
        if (isWhole)
        {
            var activations = new List<ActivationFacts>();
            foreach (var tensor in order.Where(tensor => tensor != given))
            {
                if (ActivationFacts.Of(tensor, activations.Count + 1) is { } facts)
                {
                    activations.Add(facts);
                }
            }

            Activations = activations;
            Duplicates = products.Where(tensor => tensor.Inputs[1] != Weights[^1])
                .Select(tensor => DuplicatedUnits((Parameter)tensor.Inputs[1], ((MatMul)tensor.Maker!).TransposeB)).DefaultIfEmpty(0).Max();
            Stacked = [.. products.Select(Below).OfType<Tensor>().Select(tensor => tensor.Shape[-1])];
        }
    }

    /// <summary>What the loss was given: logits or predictions.</summary>
    public Tensor? Given { get; }

    /// <summary>The activations, from the input on, without one that the loss is given.</summary>
    public IReadOnlyList<ActivationFacts> Activations { get; } = [];

    /// <summary>The weights that something was multiplied with, from the input on.</summary>
    public IReadOnlyList<Parameter> Weights { get; }

    /// <summary>The widths of linear layers that go into another linear layer with nothing between.</summary>
    public IReadOnlyList<int> Stacked { get; } = [];

    /// <summary>The largest share that is dropped at random.</summary>
    public double Dropped { get; }

    /// <summary>The largest share, of any hidden layer's units, that weigh their inputs as another unit does.</summary>
    public double Duplicates { get; }

    /// <summary>The name of the operation that made what the loss is given.</summary>
    public string? LastFunction { get; }

    /// <summary>Reads the operations behind a result.</summary>
    /// <param name="result">A loss or an objective.</param>
    /// <param name="prediction">What the model gave, where it is known.</param>
    /// <param name="isWhole">Whether layers and units are looked at too.</param>
    public static Signals Of(Tensor result, Tensor? prediction = null, bool isWhole = true) => new(Graph.Order(result), prediction, isWhole);

    /// <summary>The root mean square of each product of numbers with weights, from the input on.</summary>
    public static double[] Sizes(Tensor result) => [.. Graph.Order(result).Where(tensor => tensor.Maker is MatMul && tensor.Inputs[1] is Parameter).Select(RootMeanSquare)];

    public static double RootMeanSquare(Tensor tensor) => Math.Sqrt(tensor.ToArray().Average(value => value * value));

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
    private static Tensor? Find(IReadOnlyList<Tensor> order) => order.Reverse().Select(tensor => tensor.Maker switch
    {
        SoftmaxCrossEntropy or LogSoftmax or Pairwise<SigmoidCrossEntropy> => tensor.Inputs[0] as Tensor,
        Pointwise<Square> when tensor.Inputs[0] is Tensor { Maker: Pairwise<Subtract> } difference => difference.Inputs[0] as Tensor,
        _ => null,
    }).FirstOrDefault(given => given is not null);

    // The linear layer that a product's input comes from, through a bias, another shape or dropout alone.
    private static Tensor? Below(Tensor product)
    {
        var below = product.Inputs[0] as Tensor;
        while (below?.Maker is Reshape or Ops.Dropout || (below?.Maker is Pairwise<Add> && IsBias(below.Inputs[1])))
        {
            below = below.Inputs[0] as Tensor;
        }

        return below?.Maker is MatMul && below.Inputs[1] is Parameter ? below : null;
    }

    private static bool IsBias(Operand operand) => operand is Parameter || (operand is Tensor { Maker: BroadcastTo } repeated && repeated.Inputs[0] is Parameter);

    // Units are compared by two sums over their weights, one by place: equal units have both alike but for rounding.
    private static double DuplicatedUnits(Parameter weight, bool unitsAreRows)
    {
        var values = weight.ToArray();
        var (rows, columns) = (weight.Shape[0], weight.Shape[1]);
        var (units, inputs) = unitsAreRows ? (rows, columns) : (columns, rows);
        if (units < 2)
        {
            return 0;
        }

        var sums = new (double Plain, double ByPlace, double Size)[units];
        var marks = Enumerable.Range(1, inputs).Select(input => Math.Cos(input)).ToArray();
        for (var unit = 0; unit < units; unit++)
        {
            var (plain, byPlace, size) = (0.0, 0.0, 0.0);
            for (var input = 0; input < inputs; input++)
            {
                var value = values[unitsAreRows ? unit * columns + input : input * columns + unit];
                plain += value;
                byPlace += value * marks[input];
                size += Math.Abs(value);
            }

            sums[unit] = (plain, byPlace, size);
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
