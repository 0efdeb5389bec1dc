using Descent.Numerics;
using Xunit;

namespace Descent.Tests.Layers;

/// <summary>The first loss of an untrained model is the expected one, and from the prior on it is the prior's.</summary>
public sealed class StartTests
{
    private const int Examples = 256;
    private const int Symbols = 27;
    private const int Context = 3;
    private const int Hidden = 64;
    private const double Tolerance = 0.05;
    private static readonly Indices Text = Sample.Whole(new(Examples, Context), Symbols, 1);
    private static readonly Tensor Rows = Sample.Normal(new(Examples, 30), 2);

    public static TheoryData<string, bool> Models => new(
        from activation in typeof(Activation).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Activation)))
        from embedded in new[] { false, true }
        select (activation.Name, embedded));

    [Theory]
    [MemberData(nameof(Models))]
    public void An_untrained_classifier_scores_ln_C_within_5_percent_for_20_of_20_seeds(string activation, bool embedded)
    {
        foreach (var (depth, classes) in from depth in new[] { 1, 3, 6 } from classes in new[] { 2, 10, 100 } select (depth, classes))
        {
            var expected = Math.Log(classes);
            var targets = Sample.Whole(new(Examples), classes, 3);
            for (var seed = 0ul; seed < 20; seed++)
            {
                var model = Model(activation, embedded, depth, classes, seed);
                var loss = Loss.CrossEntropy(model.Forward(embedded ? Text : Rows), targets).Mean().ToScalar();
                Assert.True(Math.Abs(loss - expected) <= Tolerance * expected, $"{activation}, {depth} layers, {classes} classes, seed {seed}: {loss:R}, expected {expected:R}");
            }
        }
    }

    // Neither faded nor grown: 1 is the design, ½ at tanh's and ¼ at the sigmoid's fixed point; random weights of width 64 spread it.
    [Theory]
    [MemberData(nameof(Models))]
    public void Hidden_layers_keep_their_size_through_six_layers(string activation, bool embedded)
    {
        for (var seed = 0ul; seed < 20; seed++)
        {
            Layer[] layers = [.. Model(activation, embedded, 6, 10, seed)];
            var hidden = Sequential.Of(layers.AsSpan()[..^1]).Forward(embedded ? Text : Rows).Square().Mean().ToScalar();
            Assert.True(hidden is > 0.2 and < 4, $"{activation}, seed {seed}: mean square {hidden:R}");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void From_the_log_shares_a_classifier_starts_at_their_entropy(bool embedded)
    {
        int[] counts = [179, 51, 18, 8];
        var sorted = counts.SelectMany((count, c) => Enumerable.Repeat(c, count)).ToArray();
        for (var seed = 0ul; seed < 20; seed++)
        {
            var targets = Indices.Of([.. new RandomStream(seed).Permutation(Examples).Select(i => sorted[i])]);
            var model = Model(nameof(Tanh), embedded, 3, counts.Length, seed);
            Head(model).StartAt([.. counts.Select(count => Math.Log((double)count / Examples))]);
            AssertPrior(new CrossEntropy(), model.Forward(embedded ? Text : Rows), targets);
        }
    }

    [Fact]
    public void From_the_log_odds_a_yes_or_no_model_starts_at_the_entropy_of_the_share()
    {
        for (var seed = 0ul; seed < 20; seed++)
        {
            var random = new RandomStream(seed);
            var targets = Tensor.From(new(Examples, 1), [.. Enumerable.Range(0, Examples).Select(_ => random.NextUniform() < 0.2 ? 1.0 : 0)]);
            var share = targets.Mean().ToScalar();
            var model = Model(nameof(Relu), false, 3, 1, seed);
            Head(model).StartAt([Math.Log(share / (1 - share))]);
            AssertPrior(new BinaryCrossEntropy(), model.Forward(Rows), targets);
        }
    }

    [Fact]
    public void From_the_mean_a_regression_starts_at_the_variance()
    {
        for (var seed = 0ul; seed < 20; seed++)
        {
            var targets = Sample.Normal(new(Examples, 1), 40 + seed) + 12;
            var model = Model(nameof(Gelu), false, 3, 1, seed);
            Head(model).StartAt([targets.Mean().ToScalar()]);
            AssertPrior(new SquaredError(), model.Forward(Rows), targets);
        }
    }

    private static void AssertPrior(LossFunction loss, Tensor prediction, Operand target)
    {
        var expected = loss.Yardstick(target, prediction.Shape[1]).Prior;
        var actual = loss.Of(prediction, target).Mean().ToScalar();
        Assert.True(Math.Abs(actual - expected) <= Tolerance * expected, $"{loss.Name}: {actual:R}, the prior scores {expected:R}");
    }

    private static Linear Head(Sequential model) => (Linear)model.Last();

    private static Sequential Model(string activation, bool embedded, int depth, int outputs, ulong seed)
    {
        var random = new RandomStream(seed);
        List<Layer> layers = embedded ? [new Embedding(Symbols, 10, random), new Flatten()] : [];
        for (var i = 0; i < depth; i++)
        {
            var last = i == depth - 1;
            layers.Add(new Linear(i == 0 ? 30 : Hidden, last ? outputs : Hidden, random));
            if (!last)
            {
                layers.Add(activation == nameof(LeakyRelu) ? new LeakyRelu() : (Layer)Activator.CreateInstance(typeof(Activation).Assembly.GetType($"Descent.{activation}")!)!);
            }
        }

        return [.. layers];
    }
}
