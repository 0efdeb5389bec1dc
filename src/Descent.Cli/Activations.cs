namespace Descent.Cli;

/// <summary>The activations a person can choose, by name.</summary>
internal static class Activations
{
    private static readonly Dictionary<string, Func<Activation>> ByName = new()
    {
        ["tanh"] = () => new Tanh(),
        ["relu"] = () => new Relu(),
        ["gelu"] = () => new Gelu(),
        ["silu"] = () => new Silu(),
        ["elu"] = () => new Elu(),
        ["leaky-relu"] = () => new LeakyRelu(),
        ["sigmoid"] = () => new Sigmoid(),
        ["softplus"] = () => new Softplus(),
    };

    public static string[] Names => [.. ByName.Keys];

    public static Activation Create(string name) => ByName[name]();
}
