using Descent.Numerics;
using Xunit;

namespace Descent.Tests.Data;

public sealed class NGramTests
{
    private static readonly string[] Names = TextLines.Read(File.ReadAllBytes(Path.Combine(Tree.Root, "src/Descent.Cli/Data/names.txt")), "names.txt");

    [Theory]
    [InlineData(0, 2.4540144892)]
    [InlineData(1, 2.4545768201)]
    public void Bigrams_of_all_228_146_pairs_of_the_names_have_their_known_loss(double smoothing, double expected)
    {
        var model = new NGram(Names, Vocabulary.Of(Names), 2, smoothing);
        Assert.Equal(228_146, ContextWindows.Of(Names, Vocabulary.Of(Names), 1).Count);
        Assert.Equal(expected, model.Loss(Names), 1e-10);
        Assert.Equal(-expected * 228_146, model.LogLikelihood(Names), 1e-4);
    }

    // Counts of "ab", "aa": after the mark a 2 of 2; after a: a 1, b 1, end 1; after b: end 1. With α = 1 and V = 3.
    [Fact]
    public void Probabilities_are_smoothed_counts()
    {
        var model = new NGram(["ab", "aa"], Vocabulary.Of(["ab", "aa"]), 2, 1);
        Assert.Equal([1.0 / 5, 3.0 / 5, 1.0 / 5], model.Next([]), Near);
        Assert.Equal([2.0 / 6, 2.0 / 6, 2.0 / 6], model.Next([1]), Near);
        Assert.Equal([2.0 / 4, 1.0 / 4, 1.0 / 4], model.Next([1, 2]), Near);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Smoothed_anew_it_is_as_if_counted_anew(int order)
    {
        var vocabulary = Vocabulary.Of(Names);
        var counted = new NGram(Names[..500], vocabulary, order, 0);
        Assert.Equal(new NGram(Names[..500], vocabulary, order, 0.1).Loss(Names[500..600]), counted.Smoothed(0.1).Loss(Names[500..600]));
    }

    [Fact]
    public void Unsmoothed_what_was_never_seen_has_an_infinite_loss() =>
        Assert.Equal(double.PositiveInfinity, new NGram(["ab"], Vocabulary.Of(["ab", "c"]), 2, 0).Loss(["ac"]));

    [Fact]
    public void A_context_never_seen_gives_every_symbol_the_same_chance() =>
        Assert.Equal([0.25, 0.25, 0.25, 0.25], new NGram(["ab"], Vocabulary.Of(["abc"]), 2, 0).Next([3]), Near);

    [Fact]
    public void Samples_are_made_of_seen_pairs_when_unsmoothed()
    {
        var model = new NGram(["ab", "abab"], Vocabulary.Of(["ab"]), 2, 0);
        var random = new RandomStream(1);
        Assert.All(Enumerable.Range(0, 50), _ => Assert.Matches("^(ab)+$", model.Sample(random)));
    }

    // One layer, one row of logits a symbol, minimises the same loss, so it must approach the counted model's: to within 0.002
    // of 2.4540 after 60 steps over all pairs (measured: 2.4550).
    [Fact]
    public void A_one_layer_network_approaches_the_counted_loss()
    {
        var pairs = ContextWindows.Of(Names, Vocabulary.Of(Names), 1);
        var before = Indices.Of(((Indices)pairs.Inputs).Values);
        var next = (Indices)pairs.Targets;
        var logits = new Parameter("logits", Tensor.Full(new(27, 27), 0));
        var adam = new AdamW([logits]) { LearningRate = 0.3 };
        for (var step = 0; step < 60; step++)
        {
            adam.Step(Loss.CrossEntropy(logits.GatherRows(before), next).Mean());
        }

        Assert.InRange(Loss.CrossEntropy(logits.GatherRows(before), next).Mean().ToScalar(), 2.4540144892, 2.4560);
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-15;
}
