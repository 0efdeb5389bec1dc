using Descent.Diagnostics;
using Descent.Numerics;
using Descent.Training;
using Xunit;

namespace Descent.Tests.Diagnostics;

/// <summary>Faults in a part of the rows, of bounds that no operation shows, and of harm that a short run with one change proves: each must be named first.</summary>
public sealed class OverlookedTests
{
    private static Dataset Validation => Programs.Clouds(150, 2);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Targets_that_lose_their_rows_from_some_row_on_are_D5(bool isEnd)
    {
        var mixed = Programs.Clouds(600).Take(new RandomStream(9).Permutation(600));
        var classes = ((Indices)mixed.Targets).Values.ToArray();
        var apart = isEnd ? Enumerable.Range(0, 600).Select(row => row < 240 ? row : 839 - row) : Enumerable.Range(0, 600).Select(row => row < 240 ? 239 - row : row);
        var diagnosis = Programs.Examined(Programs.Net(2, 3), new CrossEntropy(), new(mixed.Inputs, Indices.Of([.. apart.Select(row => classes[row])])), Validation);
        Programs.First("D5", diagnosis);
        Assert.InRange(diagnosis.Cause!.Suggested!.Value, 200, 280);
    }

    [Fact]
    public void Sorted_rows_belong_to_their_targets()
    {
        var train = Programs.Clouds(600);
        var sorted = train.Take([.. Enumerable.Range(0, 600).OrderBy(row => row % 3)]);
        var model = Programs.Net(2, 3);
        var pairing = Pairing.Of(new Evidence(model, new CrossEntropy(), new Adam(model.Parameters), sorted, null), 100);
        Assert.True(pairing.Left > 0.5, $"{pairing}");
    }

    [Fact]
    public void Outputs_that_a_function_of_ones_own_bounds_are_L4()
    {
        Sequential model = [Programs.Net(2, 1), new Bent(x => x / (x.Abs() + 1))];
        Programs.First("L4", Programs.Examined(model, new SquaredError(), Programs.Waves(), Programs.Waves(150, 2)));
    }

    [Fact]
    public void Chances_given_as_logits_by_a_function_of_ones_own_are_L2()
    {
        static Dataset Answered(Dataset data) => new(data.Inputs, Tensor.From(new(data.Count, 1), [.. ((Indices)data.Targets).Values.ToArray().Select(k => (double)k)]));
        Sequential model = [Programs.Net(2, 1), new Bent(x => (x.Tanh() + 1) / 2)];
        Programs.First("L2", Programs.Examined(model, new BinaryCrossEntropy(), Answered(Programs.Moons()), Answered(Programs.Moons(200, 2))));
    }

    [Fact]
    public void Outputs_without_a_bound_have_none()
    {
        var model = Programs.Net(2, 3, activation: () => new Tanh());
        var run = TrainingCheck.Of(new Trainer(model, new CrossEntropy(), new Adam(model.Parameters)), Programs.Clouds(), null);
        _ = run.Start();
        Assert.Null(OutputBounds.Of(run.Run));
    }

    [Fact]
    public void Rows_of_a_class_that_were_given_another_are_D6()
    {
        var (train, random) = (Programs.Clouds(600), new RandomStream(3));
        var classes = ((Indices)train.Targets).Values.ToArray().Select(k => k > 0 && random.NextUniform() < 0.4 ? 0 : k);
        Programs.First("D6", Programs.Examined(Programs.Net(2, 3), new CrossEntropy(), new(train.Inputs, Indices.Of([.. classes])), Programs.Clouds(300, 2)));
    }

    [Fact]
    public void Rows_of_a_class_that_were_left_out_are_D9()
    {
        var train = Programs.Clouds(900);
        Programs.First("D9", Programs.Examined(Programs.Net(2, 3), new CrossEntropy(), train.Take([.. Enumerable.Range(0, 900).Where(row => row % 3 > 0 || row % 30 == 0)]), Programs.Clouds(300, 2)));
    }

    [Fact]
    public void Several_constant_targets_are_D4()
    {
        var train = Programs.Waves();
        var targets = Tensor.From(new(300, 2), [.. Enumerable.Range(0, 600).Select(i => i % 2 == 0 ? 0.25 : -0.5)]);
        Programs.First("D4", Programs.Examined(Programs.Net(2, 2), new SquaredError(), new(train.Inputs, targets), null));
    }

    [Fact]
    public void One_column_in_all_places_is_D3()
    {
        static Dataset Repeated(Dataset data) => new(Tensor.From(new(data.Count, 6), [.. ((Tensor)data.Inputs).ToArray().Chunk(2).SelectMany(row => Enumerable.Repeat(row[0], 6))]), data.Targets);
        Programs.First("D3", Programs.Examined(Programs.Net(6, 3), new CrossEntropy(), Repeated(Programs.Clouds()), Repeated(Validation)));
    }

    [Fact]
    public void Rows_drawn_again_before_the_split_are_D8()
    {
        var (all, random) = (Programs.Clouds(), new RandomStream(5));
        Dataset Drawn(int count) => all.Take([.. Enumerable.Range(0, count).Select(_ => random.NextIndex(300))]);
        Programs.First("D8", Programs.Examined(Programs.Net(2, 3), new CrossEntropy(), Drawn(240), Drawn(100)));
    }

    [Fact]
    public void Activations_that_do_not_bend_are_A4()
    {
        static Bent Stretched() => new(x => (x / 100).Tanh() * 100);
        var random = new RandomStream(1);
        Sequential model = [new Linear(2, 16, random), Stretched(), new Linear(16, 16, random), Stretched(), new Linear(16, 2, random)];
        Programs.First("A4", Programs.Examined(model, new CrossEntropy(), Programs.Moons(), Programs.Moons(200, 2)));
    }

    [Fact]
    public void A_wider_model_has_wide_layers_where_the_own_ones_are_narrow()
    {
        var random = new RandomStream(1);
        Sequential model = [new Embedding(5, 2, random), new Flatten(), new Linear(6, 1, random), new Relu(), new Linear(1, 3, random)];
        var symbols = Indices.From(new(4, 3), [0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1]);
        var run = new Evidence(model, new CrossEntropy(), new Adam(model.Parameters), new(symbols, Indices.Of([0, 1, 2, 0])), null);
        var (wider, _) = WiderModel.Of(run)!.Value;
        Assert.Equal([new(5, 8), new(64, 24), new(64), new(64, 64), new(64), new(3, 64), new(3)], wider.Parameters.Select(parameter => parameter.Shape));
    }
}
