using Descent.Numerics;

namespace Descent.Faults.Programs;

/// <summary>Builds the model, the loss and the optimizer that a spec names.</summary>
internal static class ModelOf
{
    private const int EmbeddingWidth = 10;

    public static Sequential Build(Spec spec, Rows train, ulong seed)
    {
        var random = new RandomStream(seed).Fork('m');
        var layers = new List<Layer>();
        int width;
        if (train.Symbols is { } symbols)
        {
            layers.AddRange([new Embedding(train.ClassCount, EmbeddingWidth, random), new Flatten()]);
            width = EmbeddingWidth * symbols[0].Length;
        }
        else
        {
            width = train.Inputs[0].Length;
        }

        var widths = spec.Widths.Items;
        for (var i = 0; i < widths.Length; i++)
        {
            var linear = new Linear(width, widths[i], random, spec.Hidden?.Initializer);
            if (spec.HiddenBias != 0)
            {
                linear.Parameters[1].Set([.. Enumerable.Repeat(spec.HiddenBias, widths[i])]);
            }

            layers.Add(linear);
            if (i < widths.Length - spec.WithoutActivation)
            {
                layers.Add(Activation(spec));
            }

            if (spec.Dropout > 0)
            {
                layers.Add(spec.AlwaysDrops ? new RestlessDropout(spec.Dropout, seed) : new Dropout(spec.Dropout));
            }

            width = widths[i];
        }

        layers.Add(new Linear(width, spec.Head == Head.Classes ? train.ClassCount : 1, random, spec.Last?.Initializer));
        if (spec.Output is { } output && !spec.IsLoop)
        {
            layers.Add(output switch { "softmax" => new Softmax(), "sigmoid" => new Sigmoid(), "tanh" => new Tanh(), _ => new Relu() });
        }

        return Sequential.Of([.. layers]);
    }

    public static LossFunction Loss(Spec spec, Rows train) => spec.Head switch
    {
        Head.Classes => new CrossEntropy(spec.WeighsClasses ? Tensor.Of([.. Weights(train)]) : null),
        Head.Binary => new BinaryCrossEntropy(),
        _ => new SquaredError(),
    };

    public static Optimizer Optimizer(Spec spec, Sequential model)
    {
        IReadOnlyList<Parameter> parameters = [.. model.Parameters.Skip(spec.SkippedParameters)];
        return spec.Optimizer switch
        {
            "sgd" => new Sgd(parameters) { LearningRate = spec.Rate, Momentum = spec.Momentum, WeightDecay = spec.Decay, ClipNorm = spec.Clip },
            "adamw" => new AdamW(parameters) { LearningRate = spec.Rate, WeightDecay = spec.Decay, ClipNorm = spec.Clip },
            _ => new Adam(parameters) { LearningRate = spec.Rate, WeightDecay = spec.Decay, ClipNorm = spec.Clip },
        };
    }

    private static IEnumerable<double> Weights(Rows train) =>
        Enumerable.Range(0, train.ClassCount).Select(k => train.Count / (double)train.ClassCount / Math.Max(1, train.Classes!.Count(c => c == k)));

    private static Layer Activation(Spec spec) => spec.Activation switch
    {
        "tanh" => new Tanh(),
        "sigmoid" => new Sigmoid(),
        "gelu" => new Gelu(),
        "swish" => new OwnSwish(spec.SwishSlope),
        _ => new Relu(),
    };
}
