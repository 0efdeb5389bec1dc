using Descent.Diagnostics;
using Descent.Numerics;
using Descent.Training;
using Xunit;

namespace Descent.Tests.Diagnostics;

/// <summary>What real rows have by nature: far numbers, equal rows, names for numbers, weights that a loop puts back. Told apart from mistakes.</summary>
public sealed class RealDataTests
{
    private const int Columns = 3; // two that tell the class, and one of a long tail

    [Theory]
    [InlineData(true, null)] // validation has such numbers too: they are the data's
    [InlineData(false, "A3")]
    public void Far_numbers_are_a_fault_where_no_other_row_has_any(bool isNature, string? cause) =>
        Assert.Equal(cause, Programs.Trained(Tailed(300, 1, 7, 150), Tailed(150, 2, isNature ? [11, 60] : [])).Cause?.Id);

    [Theory]
    [InlineData(4)]
    [InlineData(1)]
    public void Placeholders_among_the_targets_of_a_small_table_are_A3(int count)
    {
        var (waves, validation) = (Programs.Waves(260), Programs.Waves(130, 2));
        var targets = ((Tensor)waves.Targets).ToArray();
        foreach (var row in Enumerable.Range(0, count))
        {
            targets[60 * row + 17] = 400;
        }

        var diagnosis = Programs.Examined(Programs.Net(2, 1), new SquaredError(), new(waves.Inputs, Tensor.From(new(260, 1), targets)), validation);
        Programs.First("A3", diagnosis);
        Assert.Contains("in its target", diagnosis.Cause!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_start_is_judged_by_the_rows_that_were_looked_at()
    {
        const int Count = 512;
        var (waves, random) = (Programs.Waves(Count), new RandomStream(9));
        double[] targets = [.. Enumerable.Range(0, Count).Select(row => (row % 4 == 0 ? 2 : 0.2) * random.NextNormal())]; // every fourth is looked at
        var model = Programs.Net(2, 1);
        var check = new TrainingCheck(model, new SquaredError(), new Sgd(model.Parameters) { LearningRate = 0.01 }, new(waves.Inputs, Tensor.From(new(Count, 1), targets)));
        Assert.DoesNotContain(check.Diagnose().Findings, finding => finding.Id == "L1");
        Assert.True(check.Diagnose().Statistics["L1"] > 3);
    }

    [Fact]
    public void A_few_far_numbers_in_validation_are_no_other_preparation() =>
        Assert.DoesNotContain(Programs.Trained(Tailed(300, 1), Tailed(150, 2, 11, 60)).Findings, finding => finding.Id == "D12");

    [Theory]
    [InlineData(true, "L3")]
    [InlineData(false, null)]
    public void Many_whole_numbers_are_names_where_neighbours_that_differ_are_far_apart(bool areNames, string? cause)
    {
        var random = new RandomStream(1);
        var names = new RandomStream(3).Permutation(16);
        var points = Enumerable.Range(0, 400).Select(_ => (X: 4 * random.NextUniform(), Y: 4 * random.NextUniform())).ToArray();
        var places = Array.ConvertAll(points, point => 4 * (int)point.X + (int)point.Y);
        var x = Tensor.From(new(400, 2), [.. points.SelectMany(point => new[] { point.X - 2, point.Y - 2 })]);
        var y = Tensor.From(new(400, 1), areNames ? [.. places.Select(place => (double)names[place])] : [.. points.Select(point => Math.Floor(2 * (point.X + point.Y)))]);
        var model = Programs.Net(2, 1);
        var check = new TrainingCheck(model, new SquaredError(), new Sgd(model.Parameters) { LearningRate = 0.01 }, new(x, y));
        Assert.Equal(cause, check.Diagnose().Findings.FirstOrDefault(finding => finding.Id == "L3")?.Id);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "G1")]
    public void Weights_of_the_best_epoch_that_a_loop_puts_back_are_not_overfitted(bool isPutBack, string? cause)
    {
        var (train, validation) = (Programs.Clouds(60, 1, 1), Programs.Clouds(150, 2, 1));
        var model = Programs.Net(2, 3, width: 64);
        var (adam, loss, random) = (new Adam(model.Parameters) { LearningRate = 0.01 }, new CrossEntropy(), new RandomStream(7));
        var check = new TrainingCheck(model, loss, adam, train, validation);
        var best = (Loss: double.PositiveInfinity, Values: Array.Empty<double[]>());
        for (var epoch = 0; epoch < 200; epoch++)
        {
            var order = random.Permutation(train.Count);
            for (var start = 0; start < train.Count; start += 20)
            {
                var batch = train.Take(order.AsSpan(start, 20));
                var objective = loss.Of(model.Forward(batch.Inputs), batch.Targets).Mean();
                check.Step(batch.Inputs, batch.Targets, objective);
                adam.Step(objective);
            }

            var now = loss.Of(model.Forward(validation.Inputs), validation.Targets).Mean().ToScalar();
            best = now < best.Loss ? (now, [.. model.Parameters.Select(parameter => parameter.ToArray())]) : best;
            check.Diagnose();
        }

        for (var i = 0; isPutBack && i < best.Values.Length; i++)
        {
            model.Parameters[i].Set(best.Values[i]);
        }

        Assert.Equal(cause, check.Diagnose().Cause?.Id);
    }

    [Theory]
    [InlineData(9, null)] // six in a hundred, as some tables have
    [InlineData(30, "D8")]
    public void Rows_that_repeat_by_nature_may_stand_in_validation(int count, string? cause)
    {
        var (train, validation) = (Programs.Clouds(), Programs.Clouds(150, 2));
        var twice = train.Take([.. Enumerable.Range(0, 282), .. Enumerable.Range(0, 18)]);
        var mixed = Programs.Joined(validation.Take([.. Enumerable.Range(0, 150 - count)]), train.Take([.. Enumerable.Range(100, count)]));
        Assert.Equal(cause, Programs.Trained(twice, mixed).Cause?.Id);
    }

    [Fact]
    public void Two_columns_that_both_hold_the_answer_are_D7()
    {
        static Dataset WithAnswers(Dataset data)
        {
            var (own, classes) = (((Tensor)data.Inputs).ToArray(), ((Indices)data.Targets).Values.ToArray());
            return new(Tensor.From(new(data.Count, 4), [.. classes.SelectMany((k, row) => new[] { own[2 * row], own[2 * row + 1], k - 1.0, 1.0 - k })]), data.Targets);
        }

        Programs.First("D7", Programs.Trained(WithAnswers(Programs.Clouds(300, 1, 0.5)), WithAnswers(Programs.Clouds(150, 2, 0.5))));
    }

    [Fact]
    public void What_an_experiment_adds_to_a_message_is_said_once()
    {
        static Dataset WithAnswer(Dataset data) =>
            new(Tensor.From(new(data.Count, 3), [.. ((Indices)data.Targets).Values.ToArray().SelectMany((k, row) => new[] { ((Tensor)data.Inputs).ToArray()[2 * row], ((Tensor)data.Inputs).ToArray()[2 * row + 1], k - 1.0 })]), data.Targets);

        var (train, validation) = (WithAnswer(Programs.Clouds(300, 1, 0.5)), WithAnswer(Programs.Clouds(150, 2, 0.5)));
        var model = Programs.Net(3, 3);
        var trainer = new Trainer(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }) { BatchSize = 32, Epochs = 20 };
        var check = TrainingCheck.Of(trainer, train, validation);
        _ = trainer.Run(train, validation, TestContext.Current.CancellationToken).Count();
        var first = check.Examine().Cause!.Message;
        Assert.Contains("Without it a reference net", first, StringComparison.Ordinal);
        Assert.Equal(first, check.Examine().Cause!.Message);
    }

    [Theory]
    [InlineData(0.22, 0.42, 60, "D9")] // of the right fifth of all rows two of five: never more than half
    [InlineData(0.22, 0.42, 450, null)] // and enough of them in validation to see that its chance tells it all the same
    [InlineData(0.1, 0.95, 450, null)] // of the right tenth nearly all: recognised
    [InlineData(1, 0.1, 450, null)] // of all rows every tenth: nor is it told from the others where it is drawn as often
    public void A_class_of_every_tenth_row_is_missed_where_hardly_any_of_it_is_found(double area, double share, int unseen, string? cause)
    {
        var (train, validation) = (Scarce(900, 1, area, share), Scarce(unseen, 2, area, share));
        var model = Programs.Net(2, 2);
        var trainer = new Trainer(model, new CrossEntropy(), new Adam(model.Parameters) { LearningRate = 0.01 }) { BatchSize = 32, Epochs = 20 };
        var check = TrainingCheck.Of(trainer, train, validation);
        _ = trainer.Run(train, validation, TestContext.Current.CancellationToken).Count();
        Assert.Equal(cause, check.Examine().Cause?.Id);
    }

    private static Dataset Scarce(int count, ulong seed, double area, double share)
    {
        var random = new RandomStream(seed);
        var x = Enumerable.Range(0, 2 * count).Select(_ => 3.4 * random.NextUniform() - 1.7).ToArray();
        return new(Tensor.From(new(count, 2), x), Indices.Of([.. Enumerable.Range(0, count).Select(row => x[2 * row] > 1.7 - 3.4 * area && random.NextUniform() < share ? 1 : 0)]));
    }

    // Clouds with a column of small numbers beside them, of which some rows have far larger ones.
    private static Dataset Tailed(int count, ulong seed, params int[] far)
    {
        var (clouds, random) = (Programs.Clouds(count, seed), new RandomStream(seed + 10));
        var own = ((Tensor)clouds.Inputs).ToArray();
        var values = Enumerable.Range(0, count).SelectMany(row => new[] { own[2 * row], own[2 * row + 1], random.NextNormal() / 25 }).ToArray();
        foreach (var row in far)
        {
            values[Columns * row + 2] = 12;
        }

        return new(Tensor.From(new(count, Columns), values), clouds.Targets);
    }
}
