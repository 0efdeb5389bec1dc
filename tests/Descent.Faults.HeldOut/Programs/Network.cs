using Descent.Numerics;

namespace Descent.Faults.HeldOut;

/// <summary>Builds a recipe's model. Each layer draws from a stream of its own, so that a change of one leaves the others as they were.</summary>
internal static class Network
{
    public static Sequential Of(Recipe recipe, int columns, ulong seed)
    {
        var random = new RandomStream(seed).Fork('w');
        List<Layer> layers = [];
        var width = columns;
        if (recipe.Problem.Symbols > 0)
        {
            layers.AddRange([new Embedding(recipe.Problem.Symbols, recipe.EmbeddingWidth, random.Fork(99)), new Flatten()]);
            width *= recipe.EmbeddingWidth;
        }

        if (recipe.InputDropout > 0)
        {
            layers.Add(recipe.Drops(recipe.InputDropout, seed));
        }

        var count = recipe.Hidden.Count + 1;
        for (var i = 0; i < count; i++)
        {
            var outputs = i < recipe.Hidden.Count ? recipe.Hidden[i] : recipe.Outputs;
            layers.Add(Linear(recipe, i, count, width, outputs, random.Fork((ulong)i)));
            if (i < recipe.Hidden.Count)
            {
                layers.AddRange(After(recipe, seed + (ulong)i));
            }

            width = outputs;
        }

        if (recipe.Tail is { } tail)
        {
            layers.Add(tail());
        }

        var model = Sequential.Of([.. layers]);
        recipe.Alters?.Invoke(model);
        return model;
    }

    private static Linear Linear(Recipe recipe, int number, int count, int inputs, int outputs, RandomStream random)
    {
        var layer = new Linear(inputs, outputs, random, recipe.Start?.Invoke(number, count));
        if (recipe.StartOfBias is { } start)
        {
            layer.Bias!.Set([.. Enumerable.Range(0, outputs).Select(unit => start(number == count - 1, unit, outputs))]);
        }

        return layer;
    }

    private static IEnumerable<Layer> After(Recipe recipe, ulong seed)
    {
        if (recipe.Activation is { } activation)
        {
            yield return activation();
        }

        if (recipe.Dropout > 0)
        {
            yield return recipe.Drops(recipe.Dropout, seed);
        }
    }
}
