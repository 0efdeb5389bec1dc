using System.Text.Json;
using Descent.Numerics;

namespace Descent.Conformance;

/// <summary>The arguments and options of one case, as tensors of one precision.</summary>
internal sealed class Call(ReferenceCase reference, ElementType type)
{
    private readonly Dictionary<string, Parameter> _tensors = reference.Arguments
        .Where(argument => !argument.Value.IsWhole)
        .ToDictionary(argument => argument.Key, argument => new Parameter(argument.Key, Descent.Tensor.From(argument.Value.Shape, argument.Value.Values, type)));

    public ElementType Type => type;

    public IReadOnlyDictionary<string, Parameter> Tensors => _tensors;

    public string Reduction => reference.Options.TryGetValue("reduction", out var reduction) ? reduction.GetString()! : "mean";

    public bool IsWhole(string name) => reference.Arguments[name].IsWhole;

    public Shape Shape(string name) => reference.Arguments[name].Shape;

    /// <summary>A tensor argument; whole numbers become it too.</summary>
    public Tensor Tensor(string name) => _tensors.TryGetValue(name, out var tensor) ? tensor : Descent.Tensor.From(Shape(name), reference.Arguments[name].Values, type);

    public Tensor? Optional(string name) => _tensors.GetValueOrDefault(name);

    public Indices Indices(string name) => Descent.Indices.From(Shape(name), Array.ConvertAll(reference.Arguments[name].Values, value => (long)value).AsSpan());

    /// <summary>Whole numbers that stand among the arguments or among the options.</summary>
    public int[] Lengths(string name) => reference.Options.TryGetValue(name, out var option)
        ? [.. option.EnumerateArray().Select(length => length.GetInt32())]
        : Array.ConvertAll(reference.Arguments[name].Values, value => (int)value);

    public double Number(string name) => reference.Options[name].GetDouble();

    public int Whole(string name) => reference.Options[name].GetInt32();

    public bool Flag(string name) => reference.Options.TryGetValue(name, out var flag) && flag.ValueKind == JsonValueKind.True;

    /// <summary>PyTorch's reductions over the losses of a call, by Descent's names.</summary>
    /// <param name="losses">The losses.</param>
    /// <param name="mean">What PyTorch's mean of this loss is called here.</param>
    public Tensor Reduce(LossValues losses, Func<LossValues, Tensor> mean) => Reduction switch
    {
        "none" => losses.Values,
        "sum" => losses.Sum(),
        "batchmean" => losses.MeanOverBatch(),
        _ => mean(losses),
    };
}
