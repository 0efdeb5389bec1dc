using Xunit;

namespace Descent.Tests.Data;

public sealed class SplitTests
{
    [Theory]
    [InlineData(8, 0.1, 0.25)]
    [InlineData(150, 0.1, 0.25)]
    [InlineData(1001, 0.3, 0)]
    [InlineData(1001, 0, 0.5)]
    public void Every_row_is_in_one_part_and_the_parts_have_their_shares(int count, double validation, double test)
    {
        var split = Split.Of(count, 3, validation, test);
        Assert.Equal(Enumerable.Range(0, count), split.Train.Concat(split.Validation).Concat(split.Test).Order());
        Assert.InRange(split.Validation.Length, count * validation - 1, count * validation + 1);
        Assert.InRange(split.Test.Length, count * test - 1, count * test + 1);
    }

    [Fact]
    public void The_seed_decides()
    {
        Assert.Equal(Split.Of(100, 1, 0.1, 0.2).Test, Split.Of(100, 1, 0.1, 0.2).Test);
        Assert.NotEqual(Split.Of(100, 1, 0.1, 0.2).Test, Split.Of(100, 2, 0.1, 0.2).Test);
    }

    [Fact]
    public void With_classes_each_part_has_their_shares()
    {
        int[] classes = [.. Enumerable.Range(0, 400).Select(i => i % 10 == 0 ? 2 : i % 2)]; // 40 of class 2, the others even
        for (var seed = 0ul; seed < 20; seed++)
        {
            var split = Split.Of(400, seed, 0.1, 0.25, classes);
            foreach (var part in new[] { split.Train, split.Validation, split.Test })
            {
                for (var c = 0; c < 3; c++)
                {
                    Assert.InRange(part.Count(row => classes[row] == c), part.Length * classes.Count(x => x == c) / 400.0 - 1.5, part.Length * classes.Count(x => x == c) / 400.0 + 1.5);
                }
            }
        }
    }

    [Fact]
    public void A_part_that_would_be_empty_is_refused()
    {
        var e = Assert.Throws<InvalidDataException>(() => Split.Of(2, 1, 0.1, 0.25));
        Assert.Equal("Split: 2 rows cannot be divided into train, validation (10 %) and test (25 %) with at least one each. Bring more rows.", e.Message);
    }
}
