using Descent.Numerics;

namespace Descent.Diagnostics;

/// <summary>E7: a run's model four times as wide and one layer deeper, where its layers can be read; with an optimizer like the run's.</summary>
internal static class WiderModel
{
    private const int Times = 4;
    private const int Least = 64; // units of a hidden layer, as the reference net has
    private const ulong Seed = 1;

    /// <summary>The model, untrained, and its optimizer; null where the model has layers that cannot be copied.</summary>
    public static (Layer Model, Optimizer Optimizer)? Of(Evidence run)
    {
        if (Widened(run) is not { } model)
        {
            return null;
        }

        var (own, parameters) = (run.Optimizer, model.Parameters);
        Optimizer optimizer = own switch
        {
            Sgd sgd => new Sgd(parameters) { Momentum = sgd.Momentum, Nesterov = sgd.Nesterov },
            Adam adam => new Adam(parameters) { Beta1 = adam.Beta1, Beta2 = adam.Beta2, Epsilon = adam.Epsilon },
            AdamW adam => new AdamW(parameters) { Beta1 = adam.Beta1, Beta2 = adam.Beta2, Epsilon = adam.Epsilon },
            RmsProp root => new RmsProp(parameters) { Alpha = root.Alpha, Momentum = root.Momentum, Epsilon = root.Epsilon },
            _ => new Adam(parameters),
        };
        (optimizer.WeightDecay, optimizer.ClipNorm, optimizer.ClipValue) = (own.WeightDecay, own.ClipNorm, own.ClipValue);
        return (model, optimizer);
    }

    /// <summary>Whether a model can be widened: of one that stands still in part, a wider one would train that too.</summary>
    public static bool CanBeMade(Evidence run) => run.Others.Count == 0 && Widened(run) is not null;

    /// <summary>Whether a model has layers that do not come with Descent.</summary>
    public static bool HasOwnLayers(Evidence run) => Flat(run.Model).Any(layer => layer.GetType().Assembly != typeof(Layer).Assembly);

    /// <summary>The largest share that a layer of Descent drops, where the model's layers can be read; of its inputs, which have no gradient, the operations tell nothing.</summary>
    public static double Dropped(Layer model) => Flat(model).OfType<Dropout>().Select(layer => layer.Rate).DefaultIfEmpty(0).Max();

    private static Sequential? Widened(Evidence run)
    {
        var (random, own, wider) = (new RandomStream(Seed), Flat(run.Model).ToArray(), new List<Layer>());
        var last = Array.FindLastIndex(own, layer => layer is Linear);
        var activation = own.Take(Math.Max(last, 0)).OfType<Activation>().LastOrDefault() ?? new Relu();
        var width = 0; // of what the layer before gives, where it was changed
        var times = 1; // as wide as it was, of an embedding
        for (var i = 0; i < own.Length; i++)
        {
            switch (own[i])
            {
                case Linear linear:
                    var (outputs, inputs) = (linear.Parameters[0].Shape[0], width > 0 ? width : times * linear.Parameters[0].Shape[1]);
                    if (i == last)
                    {
                        var hidden = width > 0 ? width : Wide(Math.Max(outputs, inputs));
                        wider.AddRange([new Linear(inputs, hidden, random), activation]);
                        inputs = hidden;
                    }

                    wider.Add(new Linear(inputs, width = i == last ? outputs : Wide(outputs), random));
                    break;
                case Embedding table:
                    times = Times;
                    wider.Add(new Embedding(table.Parameters[0].Shape[0], times * table.Parameters[0].Shape[1], random));
                    break;
                case { Parameters.Count: 0 } plain:
                    wider.Add(plain); // activations, dropout and flattening hold nothing of their own
                    break;
                default:
                    return null;
            }
        }

        return last < 0 ? null : Sequential.Of([.. wider]);
    }

    private static int Wide(int units) => Math.Max(Least, Times * units);

    private static IEnumerable<Layer> Flat(Layer layer) => layer switch
    {
        Sequential layers => layers.SelectMany(Flat),
        Mlp layers => layers.Layers.SelectMany(Flat),
        _ => [layer],
    };
}
