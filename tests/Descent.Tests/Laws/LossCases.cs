using System.Reflection;
using Descent.Numerics;

namespace Descent.Tests.Laws;

/// <summary>A loss with targets that suit it.</summary>
/// <param name="Name">The loss and the kind of target.</param>
/// <param name="Function">The loss.</param>
/// <param name="Target">Its targets, for predictions of shape [3, 4].</param>
/// <param name="Prediction">Makes its prediction of any numbers [3, 4].</param>
internal sealed record LossCase(string Name, LossFunction Function, Operand Target, Func<Tensor, Tensor> Prediction);

/// <summary>Every loss of the library, found by reflection, with every kind of target it accepts.</summary>
internal static class LossCases
{
    // A value other than the default for each option, by the names of the loss and the option, or of the option alone.
    private static readonly Dictionary<string, object> Options = new()
    {
        ["Power"] = 2,
        ["GeneralizedCrossEntropy Power"] = 1.0,
        ["TweedieDeviance Power"] = 1.2,
        ["Margin"] = 2.0,
        ["ClassWeights"] = Tensor.From(new(3), [1, 0.5, 2], ElementType.Float64),
        ["MultiLabelSoftMargin ClassWeights"] = Tensor.From(new(1), [2], ElementType.Float64),
        ["PositiveWeights"] = Tensor.From(new(1), [3], ElementType.Float64),
        ["LabelSmoothing"] = 0.1,
        ["Ignored"] = 2,
        ["Full"] = true,
        ["Delta"] = 0.5,
        ["Beta"] = 0.5,
        ["Level"] = 0.8,
        ["Epsilon"] = 0.5,
        ["Gamma"] = 1.5,
        ["Alpha"] = 0.6,
        ["Smooth"] = 0.1,
    };

    /// <summary>Each loss by its type's name, with the defaults of its options.</summary>
    public static IReadOnlyDictionary<string, LossFunction> Defaulted { get; } = typeof(LossFunction).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(LossFunction)) && !type.IsAbstract)
        .ToDictionary(type => type.Name, type => (LossFunction)Constructor(type).Invoke(Array.ConvertAll(Constructor(type).GetParameters(), parameter => parameter.DefaultValue)));

    /// <summary>Each loss with its defaults, and with each option set to another value.</summary>
    public static IReadOnlyDictionary<string, LossFunction> Functions { get; } = Defaulted.Concat(
        from named in Defaulted
        let constructor = Constructor(named.Value.GetType())
        from option in constructor.GetParameters()
        select KeyValuePair.Create($"{named.Key}, {option.Name}", (LossFunction)constructor.Invoke(Array.ConvertAll(constructor.GetParameters(), parameter => parameter == option ? Other(named.Key, option.Name!) : parameter.DefaultValue)))).ToDictionary();

    public static IReadOnlyList<LossCase> All { get; } =
    [
        .. from named in Defaulted
           let function = named.Value
           from target in Targets
           where Accepts(function, target.Value)
           select new LossCase($"{named.Key}, {target.Key}", function, target.Value, x => Within(function.Range, x)),
    ];

    // Numbers in (0, 1) suit every loss of numbers: errors, probabilities, scores of one sign.
    private static Dictionary<string, Operand> Targets => new()
    {
        ["numbers"] = Tensor.From(new(3, 4), [0.1, 0.2, 0.3, 0.4, 0.7, 0.1, 0.1, 0.1, 0.25, 0.2, 0.15, 0.4], ElementType.Float64),
        ["classes"] = Indices.Of(2, 0, 3),
    };

    public static Tensor Within((double From, double To) range, Tensor x) => (double.IsFinite(range.From), double.IsFinite(range.To)) switch
    {
        (true, true) => x.Sigmoid() * (range.To - range.From) + range.From,
        (true, false) => x.Square() + range.From,
        _ => x,
    };

    private static ConstructorInfo Constructor(Type type) => type.GetConstructors().MinBy(constructor => constructor.GetParameters().Length)!;

    private static object Other(string loss, string option) => Options.GetValueOrDefault($"{loss} {option}") ?? Options.GetValueOrDefault(option)
        ?? throw new InvalidOperationException($"{loss}: no other value is known for its option {option}. Add one to LossCases.");

    private static bool Accepts(LossFunction function, Operand target)
    {
        try
        {
            function.Of(Tensor.Full(new(3, 4), 0.5, ElementType.Float64), target);
            return true;
        }
        catch (ArgumentException e) when (e is not ShapeException)
        {
            return false; // numbers where it takes classes, or the other way round
        }
    }
}
