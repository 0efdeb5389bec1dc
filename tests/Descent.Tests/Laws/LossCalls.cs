using System.Reflection;
using Descent.Numerics;

namespace Descent.Tests.Laws;

/// <summary>Every function of <see cref="Loss"/>, found by reflection, as a function of a [3, 4] tensor; the names of its parameters say what suits them.</summary>
internal static class LossCalls
{
    private static readonly Tensor Numbers = Tensor.From(new(3, 4), [0.1, 0.2, 0.3, 0.4, 0.7, 0.1, 0.1, 0.1, 0.25, 0.2, 0.15, 0.4], ElementType.Float64);
    private static readonly Tensor Weights = Tensor.From(new(4), [1, 0.5, 2, 1.5], ElementType.Float64);

    // Scores over time are [4, 1, 3]: an example of four times, two labels, and the blank 0.
    private static readonly Dictionary<string, Func<Tensor, object>> Samples = new()
    {
        ["prediction"] = x => x,
        ["logits"] = x => x,
        ["hidden"] = x => x,
        ["logProbability"] = x => x,
        ["logRate"] = x => x,
        ["logMean"] = x => x,
        ["first"] = x => x,
        ["anchor"] = x => x,
        ["probability"] = x => x.Sigmoid(),
        ["rate"] = x => x.Sigmoid() + 0.5,
        ["target"] = _ => Numbers,
        ["distribution"] = _ => Numbers,
        ["logDistribution"] = _ => Numbers.Log(),
        ["second"] = _ => Numbers * 2,
        ["positive"] = x => x * x * 0.5,
        ["negative"] = x => x * 0.7 + 0.2,
        ["variance"] = x => x * x + 0.5,
        ["classes"] = _ => Indices.Of(2, 0, 3),
        ["labels"] = _ => Indices.From(new(3, 2), [1, 3, 0, -1, 2, -1]),
        ["classWeights"] = _ => Weights,
        ["positiveWeights"] = _ => Weights,
        ["labelSmoothing"] = _ => 0.1,
        ["ignored"] = _ => 3,
        ["distance"] = _ => (Tensor a, Tensor b) => (a - b).Square().SumRows().Reshape(new(3)),
        ["LinearCrossEntropy weight"] = x => x * x * 0.2 + Numbers,
        ["LinearCrossEntropy bias"] = x => x.SumRows().Reshape(new(3)) * 0.1,
        ["LinearCrossEntropy classes"] = _ => Indices.Of(2, 0, 1),
        ["LinearCrossEntropy classWeights"] = _ => Tensor.From(new(3), [1, 0.5, 2], ElementType.Float64),
        ["LinearCrossEntropy ignored"] = _ => 1,
        ["CosineEmbedding target"] = _ => Tensor.From(new(3), [1, -1, 1], ElementType.Float64),
        ["Ctc logits"] = x => x.Reshape(new(4, 1, 3)),
        ["CtcOfLogProbability logProbability"] = x => x.Reshape(new(4, 1, 3)),
        ["Ctc labels"] = _ => Indices.From(new(1, 2), [1, 2]),
        ["CtcOfLogProbability labels"] = _ => Indices.From(new(1, 2), [1, 2]),
        ["times"] = _ => Indices.Of(4),
        ["counts"] = _ => Indices.Of(2),
    };

    /// <summary>Each function with its options at their defaults, and once more with all that stand above.</summary>
    public static IEnumerable<(string Name, Func<Tensor, Tensor> Function)> All =>
        from method in typeof(Loss).GetMethods(BindingFlags.Public | BindingFlags.Static)
        where method.ReturnType == typeof(LossValues)
        from withOptions in new[] { false, true }
        let parameters = method.GetParameters()
        where !withOptions || parameters.Any(parameter => parameter.HasDefaultValue && Sample(method, parameter) is not null)
        select ($"{method.Name}({string.Join(", ", parameters.Where(parameter => withOptions || !parameter.HasDefaultValue).Select(parameter => parameter.Name))})", Call(method, parameters, withOptions));

    /// <summary>Every function, with an argument for each of its parameters; null for an option that no sample suits.</summary>
    public static IEnumerable<(MethodInfo Method, object?[] Arguments)> Arguments(Tensor x) =>
        from method in typeof(Loss).GetMethods(BindingFlags.Public | BindingFlags.Static)
        where method.ReturnType == typeof(LossValues)
        select (method, Array.ConvertAll(method.GetParameters(), parameter => parameter.HasDefaultValue ? parameter.DefaultValue : Sample(method, parameter)!(x)));

    private static Func<Tensor, Tensor> Call(MethodInfo method, ParameterInfo[] parameters, bool withOptions) => x =>
        ((LossValues)method.Invoke(null, Array.ConvertAll(parameters, parameter =>
            parameter.HasDefaultValue && (!withOptions || Sample(method, parameter) is null)
                ? parameter.DefaultValue
                : (Sample(method, parameter) ?? throw new InvalidOperationException($"{method.Name}: no sample suits '{parameter.Name}'. Add one to LossCalls."))(x)))!).Values;

    private static Func<Tensor, object>? Sample(MethodInfo method, ParameterInfo parameter) =>
        Samples.GetValueOrDefault($"{method.Name} {parameter.Name}") ?? Samples.GetValueOrDefault(parameter.Name!);
}
