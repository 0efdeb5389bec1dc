using Descent.Numerics;
using Xunit;

namespace Descent.Tests.Laws;

/// <summary>Every layer as a function of its own first parameter, or of its input where it has none.</summary>
public sealed class LayerCases
{
    private static readonly Tensor Input = Tensor.From(new(3, 4), [.. Enumerable.Range(0, 12).Select(i => Math.Sin(i + 1))], ElementType.Float64);

    internal static IReadOnlyDictionary<string, Func<Tensor, Tensor>> All { get; } = Build();

    [Fact]
    public void Every_layer_has_its_laws() => Assert.Empty(
        from type in typeof(Layer).Assembly.GetTypes()
        where type.IsSubclassOf(typeof(Layer)) && !type.IsAbstract && !All.ContainsKey(type.Name)
        select $"{type.Name} has no case in LayerCases. Add one.");

    private static Dictionary<string, Func<Tensor, Tensor>> Build()
    {
        var cases = new Dictionary<string, Func<Tensor, Tensor>>();
        foreach (var type in typeof(Activation).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Activation)) && !type.IsAbstract))
        {
            var activation = (Activation)type.GetConstructors()[0].Invoke(Array.ConvertAll(type.GetConstructors()[0].GetParameters(), parameter => parameter.DefaultValue));
            cases[type.Name] = x => activation.Forward(x);
        }

        cases["Flatten"] = x => new Flatten().Forward((x * x).Reshape(new(2, 3, 2)));
        cases["Dropout"] = x => new Dropout(0.4).Forward(x * x, new RandomStream(3));
        var linear = new Linear(4, 2, new RandomStream(1));
        var sequential = Sequential.Of([new Linear(4, 5, new RandomStream(1)), new Tanh(), new Linear(5, 2, new RandomStream(2))]);
        var mlp = new Mlp(4, [5, 3, 2]);
        cases["Linear"] = x => Through(linear, x);
        cases["Embedding"] = x => x.GatherRows(Indices.From(new(2, 2), [2, 0, 2, 1]));
        cases["Sequential"] = x => Through(sequential, x);
        cases["Mlp"] = x => Through(mlp, x);
        return cases;
    }

    private static Tensor Through(Layer layer, Tensor x) => layer.To(ElementType.Float64).Forward(x * 0.5 + Input);
}
