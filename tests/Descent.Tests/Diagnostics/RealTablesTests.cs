using Descent.Diagnostics;
using Descent.Numerics;
using Descent.Training;
using Xunit;

namespace Descent.Tests.Diagnostics;

/// <summary>What tables of choices, counts and measurements are like, and no fault: few different rows, popular numbers, growth, classes of few rows.</summary>
public sealed class RealTablesTests
{
    private const int Rows = 400;

    [Theory]
    [InlineData(true, "D9")]
    [InlineData(false, null)] // spread over the others: nobody could tell them
    public void A_class_of_few_rows_is_missed_where_the_rows_near_them_are_of_it(bool isApart, string? cause)
    {
        Dataset Drawn(int count, int rare, ulong seed)
        {
            var random = new RandomStream(seed);
            var classes = Enumerable.Range(0, count).Select(row => row < rare ? 2 : row % 2).ToArray();
            var x = classes.SelectMany((k, row) => k == 2 && isApart ? [random.NextNormal() / 3, 4 + random.NextNormal() / 3] : new[] { 3.0 * (row % 2) + random.NextNormal(), random.NextNormal() });
            return new(Tensor.From(new(count, 2), [.. x]), Indices.Of(classes));
        }

        var missed = Programs.Trained(Drawn(Rows, 6, 1), Drawn(200, 3, 2), 3).Findings.FirstOrDefault(finding => finding.Id == "D9" && finding.Level > FindingLevel.Note);
        Assert.True(missed?.Id == cause, missed?.Message);
    }

    [Fact]
    public void A_class_that_is_never_the_likeliest_is_not_missed_where_its_chance_tells_it()
    {
        static Dataset Drawn(int count, ulong seed)
        {
            var random = new RandomStream(seed);
            var x = Enumerable.Range(0, count * 2).Select(_ => random.NextNormal()).ToArray();
            var classes = Enumerable.Range(0, count).Select(row => random.NextUniform() < 1 / (1 + Math.Exp(3.7 - 1.3 * x[2 * row])) ? 1 : 0);
            return new(Tensor.From(new(count, 2), x), Indices.Of([.. classes]));
        }

        var missed = Programs.Examined(new Linear(2, 2, new RandomStream(1)), new CrossEntropy(), Drawn(1000, 1), Drawn(500, 2)).Findings.Single(finding => finding.Id == "D9");
        Assert.Equal(FindingLevel.Note, missed.Level);
        Assert.Contains("yet it is told apart: named from a chance of", missed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_or_two_of_each_class_are_too_few_to_miss_one() =>
        Assert.DoesNotContain(Programs.Trained(Programs.Clouds(5), Programs.Clouds(20, 2)).Findings, finding => finding.Id == "D9" && finding.Level > FindingLevel.Note);

    [Theory]
    [InlineData(true, "D7")]
    [InlineData(false, null)] // growth levels off
    public void A_column_that_tells_most_is_a_leak_where_it_is_the_answer_with_something_added(bool isCopy, string? cause)
    {
        Dataset Drawn(int count, ulong seed)
        {
            var random = new RandomStream(seed);
            var times = Enumerable.Range(0, count).Select(_ => random.NextUniform()).ToArray();
            var y = Array.ConvertAll(times, time => 3.2 * (1 - Math.Exp(-5 * time)) - 2.5 + 0.18 * random.NextNormal());
            return new(Tensor.From(new(count, 2), [.. times.SelectMany((time, row) => new[] { isCopy ? y[row] + 0.12 * random.NextNormal() : 3.4 * time - 1.7, random.NextNormal() })]), Tensor.From(new(count, 1), y));
        }

        var train = Drawn(Rows, 1);
        var model = Programs.Net(2, 1);
        var check = new TrainingCheck(model, new SquaredError(), new Adam(model.Parameters), train, Drawn(200, 2));
        Assert.Equal(cause, check.Diagnose().Findings.FirstOrDefault(finding => finding.Id == "D7")?.Id);
    }

    [Fact]
    public void Choices_that_are_as_frequent_as_each_other_are_no_copies()
    {
        static Dataset Drawn(int count, ulong seed)
        {
            var random = new RandomStream(seed);
            int[] first = [.. random.Permutation(count).Select(i => i % 4)];
            int[] second = [.. random.Permutation(count).Select(i => i % 4)];
            var x = first.Zip(second).SelectMany(pair => Enumerable.Range(0, 8).Select(column => column == pair.First || column == 4 + pair.Second ? 1.0 : 0));
            return new(Tensor.From(new(count, 8), [.. x]), Indices.Of([.. first.Zip(second, (a, b) => (a + b) % 3)]));
        }

        Assert.DoesNotContain(Programs.Trained(Drawn(Rows, 1), Drawn(200, 2), 3).Findings, finding => finding.Id is "D3" or "D8");
    }

    [Fact]
    public void Where_there_are_few_different_rows_each_comes_often()
    {
        static Dataset Drawn(int count, ulong seed)
        {
            var random = new RandomStream(seed);
            var choices = Enumerable.Range(0, count).Select(_ => random.NextIndex(3)).ToArray();
            var x = choices.SelectMany(choice => Enumerable.Range(0, 9).Select(column => column / 3 == choice ? 1.0 + column : 0));
            return new(Tensor.From(new(count, 9), [.. x]), Indices.Of([.. choices.Select(choice => random.NextUniform() < 0.2 ? random.NextIndex(3) : choice)]));
        }

        Assert.DoesNotContain(Programs.Trained(Drawn(Rows, 1), Drawn(200, 2), 3).Findings, finding => finding.Id == "D3");
    }

    [Fact]
    public void Popular_numbers_are_no_copied_rows()
    {
        static Dataset Drawn(int count, ulong seed)
        {
            var random = new RandomStream(seed);
            var wages = Enumerable.Range(0, count).Select(_ => random.NextUniform() < 0.5 ? Math.Round(5 * Math.Abs(random.NextNormal())) / 2.6 : 2 * Math.Abs(random.NextNormal())).ToArray();
            return new(Tensor.From(new(count, 2), [.. wages.SelectMany(wage => new[] { wage - 1.5, random.NextIndex(2) })]), Indices.Of([.. wages.Select(wage => wage + random.NextNormal() > 1.5 ? 1 : 0)]));
        }

        Assert.DoesNotContain(Programs.Trained(Drawn(Rows, 1), Drawn(200, 2), 2).Findings, finding => finding.Id == "D8");
    }

    [Fact]
    public void A_column_of_a_long_tail_has_another_deviation_in_every_part()
    {
        static Dataset Drawn(int count, ulong seed)
        {
            var random = new RandomStream(seed);
            var x = Enumerable.Range(0, count).SelectMany(_ => new[] { random.NextNormal(), random.NextUniform() < 0.8 ? 0 : random.NextNormal() / (random.NextUniform() + 0.03) }).ToArray();
            return new(Tensor.From(new(count, 2), x), Indices.Of([.. Enumerable.Range(0, count).Select(row => x[2 * row] + 0.5 * random.NextNormal() > 0 ? 1 : 0)]));
        }

        Assert.All(Enumerable.Range(1, 6), seed => Assert.DoesNotContain(Programs.Trained(Drawn(Rows, (ulong)seed), Drawn(100, (ulong)seed + 10), 2, epochs: 6).Findings, finding => finding.Id == "D12" && finding.Level > FindingLevel.Note));
    }

    [Fact]
    public void A_far_target_in_a_short_last_batch_is_no_order()
    {
        var random = new RandomStream(1);
        var x = Tensor.From(new(100, 2), [.. Enumerable.Range(0, 200).Select(_ => random.NextNormal())]);
        var y = Tensor.From(new(100, 1), [.. Enumerable.Range(0, 100).Select(row => row == 98 ? 9 : random.NextNormal() / 3)]);
        var (data, model) = (new Dataset(x, y), Programs.Net(2, 1));
        var (adam, loss) = (new Adam(model.Parameters), new SquaredError());
        var check = new TrainingCheck(model, loss, adam, data);
        for (var start = 0; start < 100; start += 32)
        {
            var batch = data.Take([.. Enumerable.Range(start, Math.Min(32, 100 - start))]);
            var objective = loss.Of(model.Forward(batch.Inputs), batch.Targets).Mean();
            check.Step(batch.Inputs, batch.Targets, objective);
            adam.Step(objective);
        }

        Assert.DoesNotContain(check.Diagnose().Findings, finding => finding.Id == "D10");
    }
}
