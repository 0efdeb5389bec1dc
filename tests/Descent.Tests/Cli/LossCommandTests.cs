using Descent.Cli.Losses;
using Xunit;

namespace Descent.Tests.Cli;

/// <summary>The command <c>descent loss</c>: list, page, computation, and what it says to bad input.</summary>
public sealed class LossCommandTests
{
    private const string Houses = "guess,price,sold,side\n1,2,1,1\n3,3,0,-1\n5,1,1,1\n";
    private const string Animals = "cat,dog,truth\n0,0,cat\n2,0,dog\n0,3,dog\n";

    [Fact]
    public void It_lists_every_loss_with_its_formula()
    {
        var (code, output, errors) = Run("loss");
        Assert.Equal((0, ""), (code, errors));
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(LossPage.Names.Count, lines.Length);
        Assert.Contains("squared-error                       Squared error: ℓ = (p − t)².", lines);
    }

    [Theory]
    [InlineData("cross-entropy")]
    [InlineData("CrossEntropy")]
    [InlineData("cross_entropy")]
    [InlineData("ce")]
    public void It_explains_one_by_any_spelling_and_draws_it(string typed)
    {
        var (code, output, _) = Run("loss", typed);
        Assert.Equal(0, code);
        Assert.StartsWith("Cross-entropy of logits against the true class\n", output, StringComparison.Ordinal);
        Assert.Contains("A model that knows nothing scores ln C", output, StringComparison.Ordinal);
        Assert.Contains("losses.Mean();   // 0.8606", output, StringComparison.Ordinal);
        Assert.Contains("The loss (upper) and its slope (lower) by the score of the true class", output, StringComparison.Ordinal);
        Assert.Contains('⠉', output);
        Assert.DoesNotContain("`", output, StringComparison.Ordinal);
    }

    [Fact]
    public void It_computes_a_loss_of_numbers_on_columns()
    {
        var (_, output, errors) = Run("loss", "squared-error", "--data", "{0}/houses.csv", "--prediction", "guess", "--target", "price");
        Assert.Equal("", errors);
        Assert.Equal( // misses 1, 0 and 4; prices 2, 3 and 1: mean square 14/3, variance 2/3
            """
            data                {0}/houses.csv: 3 rows
            loss                squared error: mean 5.666667 = 17.000000 / 3
            expected start      4.666667 for a model that knows nothing
            prior               0.666667 for the best constant answer
            floor               0.000000 for a perfect one; this is 5.666667 above it
            skill               -750.0 % of the way from the prior to the floor: worse than the best constant

            worst rows                  loss      share   target   prediction
              line 4               16.000000     94.1 %   1   5
              line 2                1.000000      5.9 %   2   1
              line 3                0.000000      0.0 %   3   3

            """,
            output);
    }

    [Fact]
    public void It_computes_a_loss_of_classes_on_a_column_each()
    {
        var (_, output, errors) = Run("loss", "cross-entropy", "--data", "{0}/animals.csv", "--prediction", "cat,dog", "--target", "truth");
        Assert.Equal("", errors);
        var mean = (Math.Log(2) + Math.Log(1 + Math.Exp(2)) + Math.Log(1 + Math.Exp(-3))) / 3;
        Assert.Contains(FormattableString.Invariant($"loss                cross-entropy: mean {mean:F6} = {3 * mean:F6} / 3\n"), output, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"  cat                      1     0.693147               {Math.Log(2) / (3 * mean):P1}\n"), output, StringComparison.Ordinal);
        Assert.Contains("worst rows                  loss      share   target   prediction\n  line 3                2.126928", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(64, "descent: there is no loss 'huberr'. Did you mean 'huber'? 'descent loss' lists all.", "loss", "huberr")]
    [InlineData(64, "descent: --data: a loss is computed from a NAME, a --prediction and a --target. Name all three.", "loss", "mse", "--data", "{0}/houses.csv")]
    [InlineData(3, "descent: {0}/houses.csv: there is no column 'gues'. Did you mean 'guess'? The columns are guess, price, sold, side.", "loss", "mse", "--data", "{0}/houses.csv", "--prediction", "gues", "--target", "price")]
    [InlineData(3, "descent: {0}/houses.csv, line 3: the target 'sold' is 0, and max-margin takes −1 and 1. Change its coding, or choose another loss: 'descent loss' lists them.", "loss", "hinge", "--data", "{0}/houses.csv", "--prediction", "guess", "--target", "sold")]
    [InlineData(3, "descent: {0}/houses.csv, line 2: the target 'price' is 2, and binary cross-entropy takes 0, 1 or between. Change its coding, or choose another loss: 'descent loss' lists them.", "loss", "bce", "--data", "{0}/houses.csv", "--prediction", "guess", "--target", "price")]
    [InlineData(3, "descent: {0}/houses.csv, line 3: column 'guess' holds 3, and binary cross-entropy of probabilities takes predictions from 0 to 1. For scores before the sigmoid use binary-cross-entropy.", "loss", "binary-cross-entropy-of-probability", "--data", "{0}/houses.csv", "--prediction", "guess", "--target", "sold")]
    [InlineData(3, "descent: {0}/animals.csv, line 2: the class 'cat' is none of the prediction's columns (dog) and no number from 0 to 0. Name one score column for each class.", "loss", "ce", "--data", "{0}/animals.csv", "--prediction", "dog", "--target", "truth")]
    [InlineData(3, "descent: {0}/animals.csv: column 'truth' holds texts, as 'cat', and squared error takes numbers. Name a column of numbers.", "loss", "mse", "--data", "{0}/animals.csv", "--prediction", "cat", "--target", "truth")]
    [InlineData(3, "descent: SquaredError: prediction [3, 2] and target [3, 1] differ. Losses never broadcast: reshape one to the other's shape.", "loss", "mse", "--data", "{0}/animals.csv", "--prediction", "cat,dog", "--target", "dog")]
    [InlineData(3, "descent: triplet-margin: it needs more than a prediction and a target, so it cannot be computed on columns. Call it in a program; 'descent loss triplet-margin' shows how.", "loss", "triplet", "--data", "{0}/houses.csv", "--prediction", "guess", "--target", "price")]
    public void Bad_input_is_answered_by_one_message(int expected, string message, params string[] arguments)
    {
        var (code, _, errors) = Run(arguments);
        Assert.Equal(message, errors.Split('\n')[0]);
        Assert.Equal(expected, code);
    }

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        using var folder = new CommandFolder();
        File.WriteAllText(folder.In("houses.csv"), Houses);
        File.WriteAllText(folder.In("animals.csv"), Animals);
        var (code, output, errors) = folder.Run(arguments);
        return (code, output.Replace(folder.Path, "{0}", StringComparison.Ordinal), errors.Replace(folder.Path, "{0}", StringComparison.Ordinal));
    }
}
