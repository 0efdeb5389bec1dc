using Descent.Kernels;
using Descent.Numerics;
using Descent.Ops;
using Xunit;

namespace Descent.Tests.Laws;

/// <summary>A replayed recording gives the bits of the same computation without one, whatever parameters and inputs hold.</summary>
[Collection(nameof(MeasuredAlone))]
public sealed class ReplayLaws
{
    private static readonly Type[] Unary = [.. Operations.Of<IUnary>()];
    private static readonly Type[] Binary = [.. Operations.Of<IBinary>()];

    // Those that draw random numbers by themselves cannot be recorded; random programs drop by the recording's stream.
    public static TheoryData<string> Names => [.. GradientLaws.Functions.Keys.Where(name => !name.Contains("Dropout", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Value_gradient_and_second_gradient_are_those_of_the_function(string name)
    {
        var x = new Parameter("x", Sample.Normal(new(3, 4), 3, ElementType.Float64));
        IReadOnlyList<Tensor> Results(IReadOnlyList<Operand> inputs, RandomStream random)
        {
            var y = GradientLaws.Functions[name](x * (Tensor)inputs[0]);
            var first = Gradient.Of((y * y + y).Sum(), x)[0];
            return [y, first, Gradient.Of((first * (Tensor)inputs[0]).Sum(), x)[0]];
        }

        AssertReplays(Results, seed =>
        {
            x.Assign(Sample.Normal(x.Shape, seed, ElementType.Float64));
            return [Sample.Normal(x.Shape, seed + 1, ElementType.Float64)];
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Random_programs_are_replayed_bit_for_bit(int threads)
    {
        var before = Workers.MaxThreads;
        Workers.MaxThreads = threads;
        try
        {
            for (var program = 1ul; program <= 60; program++)
            {
                var columns = 1 + (int)(program * 37 % 90); // the groups of larger programs span several blocks and both threads
                Parameter[] parameters = [new("a", Sample.Normal(new(6, columns), 1)), new("b", Sample.Normal(new(columns), 2)), new("c", Sample.Normal(new(6, 1), 3)), new("d", Sample.Normal(new(), 4))];
                var seedOfProgram = program;
                AssertReplays((inputs, random) => Program(parameters, (Tensor)inputs[0], (Indices)inputs[1], random, new(seedOfProgram)), seed =>
                {
                    Array.ForEach(parameters, parameter => parameter.Assign(Sample.Normal(parameter.Shape, seed + (ulong)parameter.Count)));
                    return [Sample.Normal(new(6, columns), seed), Sample.Whole(new(6), columns, seed)];
                });
            }
        }
        finally
        {
            Workers.MaxThreads = before;
        }
    }

    [Theory]
    [InlineData(1, 300, "of GatherRows [27, 27] [300, 27]  at")]
    [InlineData(2, 20_000, "of GatherRows [27, 27] [20000, 27] · ScatterRows → [27, 27]  at")]
    [InlineData(1, 20_000, "of GatherRows [27, 27] [20000, 27] · ScatterRows → [27, 27]  at")]
    public void The_loss_of_a_tables_rows_is_replayed_bit_for_bit_without_them(int threads, int count, string plan)
    {
        var before = Workers.MaxThreads;
        Workers.MaxThreads = threads;
        try
        {
            Parameter table = new("table", Sample.Normal(new(27, 27), 1));
            Operand[] Data(ulong seed)
            {
                table.Assign(Sample.Normal(table.Shape, seed));
                return [Sample.Whole(new(count), 27, seed), Sample.Whole(new(count), 27, seed + 1)];
            }

            IReadOnlyList<Tensor> Step(IReadOnlyList<Operand> inputs, RandomStream random)
            {
                var loss = Loss.CrossEntropy(table.GatherRows((Indices)inputs[0]), (Indices)inputs[1]).Mean();
                return [loss, .. Gradient.Of(loss, table)];
            }

            AssertReplays(Step, Data);
            var recording = new Recording(Step);
            recording.Run(new RandomStream(1), Data(1));
            Assert.Contains(plan, recording.Text, StringComparison.Ordinal);

            // Gradients that differ from example to example.
            AssertReplays((inputs, _) =>
            {
                var loss = Loss.CrossEntropy(table.GatherRows((Indices)inputs[0]), (Indices)inputs[1]).MeanOver(Sample.Normal(new(count), 5).Square());
                return [loss, .. Gradient.Of(loss, table)];
            }, Data);

            // Whoever else reads the rows, or their gradient, gets them.
            AssertReplays((inputs, _) =>
            {
                var rows = table.GatherRows((Indices)inputs[0]);
                var loss = Loss.CrossEntropy(rows, (Indices)inputs[1]).Mean() + rows.Square().Mean();
                return [loss, .. Gradient.Of(loss, table)];
            }, Data);
        }
        finally
        {
            Workers.MaxThreads = before;
        }
    }

    // A batch of one: the row that is repeated is computed in the group that repeats it.
    [Fact]
    public void A_row_repeated_once_is_the_row_of_this_run() =>
        AssertReplays((inputs, _) => [((Tensor)inputs[0]).Exp() + (Tensor)inputs[1]], seed => [Sample.Normal(new(5), seed), Sample.Normal(new(1, 5), seed + 1)]);

    [Fact]
    public void Rows_of_several_widths_are_repeated_in_one_group() => AssertReplays(
        (inputs, _) =>
        {
            var x = (Tensor)inputs[0];
            return [x + (Tensor)inputs[1], x.Reshape(new(200, 300)) * (Tensor)inputs[2]];
        },
        seed => [Sample.Normal(new(300, 200), seed), Sample.Normal(new(200), seed + 1), Sample.Normal(new(300), seed + 2)]);

    [Fact]
    public void An_empty_result_takes_no_place_from_others() => AssertReplays(
        (inputs, _) => [((Tensor)inputs[0]).LogSoftmax(), ((Tensor)inputs[1]).MatMul((Tensor)inputs[0]), ((Tensor)inputs[0]).SumTo(new(3))],
        seed => [Sample.Normal(new(5, 3), seed), Sample.Normal(new(0, 5), seed)]);

    // One row and many, widths beside registers and blocks, sums in one walk, two and none, either way of sharing among threads.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_follows_a_product_is_replayed_bit_for_bit(int threads)
    {
        var before = Workers.MaxThreads;
        Workers.MaxThreads = threads;
        try
        {
            foreach (var (count, m, k, n) in new[] { (1, 1, 1, 1), (1, 5, 0, 3), (1, 5, 3, 7), (1, 33, 30, 200), (1, 40, 400, 65), (1, 9, 5, 1100), (1, 2000, 30, 17), (3, 37, 10, 65) })
            {
                foreach (var (left, right) in new[] { (false, false), (false, true), (true, false), (true, true) })
                {
                    var unary = Unary[(m + n) % Unary.Length];
                    Shape first = left ? new(count, k, m) : new(count, m, k), second = right ? new(count, n, k) : new(count, k, n);
                    Parameter[] parameters = [new("w", Sample.Normal(second, 1)), new("b", Sample.Normal(new(n), 2))];
                    foreach (var follower in Followers)
                    {
                        AssertReplays((inputs, _) =>
                        {
                            var product = Tensor.Apply(new MatMul(left, right), (Tensor)inputs[0], parameters[0]);
                            var results = follower(product, parameters[1], x => Tensor.Apply(Operations.Pointwise(unary), x));
                            return [.. results, .. Gradient.Of(results.Select(result => result.Square().Sum()).Aggregate((x, y) => x + y), parameters)];
                        }, seed => [Sample.Normal(first, seed)]);
                    }
                }
            }
        }
        finally
        {
            Workers.MaxThreads = before;
        }
    }

    public static TheoryData<string> UnaryNames => [.. Unary.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(UnaryNames))]
    public void Every_function_of_one_number_follows_a_product(string name)
    {
        Parameter[] parameters = [new("w", Sample.Normal(new(70, 20), 1)), new("b", Sample.Normal(new(70), 2))];
        var unary = Unary.Single(type => type.Name == name);
        IReadOnlyList<Tensor> Layer(IReadOnlyList<Operand> inputs, RandomStream random) =>
            [Tensor.Apply(Operations.Pointwise(unary), Tensor.Apply(new MatMul(false, true), (Tensor)inputs[0], parameters[0]) + parameters[1])];
        AssertReplays(Layer, seed => [Sample.Normal(new(300, 20), seed)]);
        var recording = new Recording(Layer);
        recording.Run(Sample.Normal(new(300, 20), 1));
        Assert.Contains($"   0  MatMul [300, 20] [70, 20] → Add · {name} [300, 70]  at", recording.Text, StringComparison.Ordinal);
    }

    // With a bias and without, where others read the product or what follows it, before and after.
    private static readonly Func<Tensor, Tensor, Func<Tensor, Tensor>, Tensor[]>[] Followers =
    [
        (xw, b, f) => [f(xw + b)],
        (xw, _, f) => [f(xw)],
        (xw, b, _) => [xw + b],
        (xw, _, _) => [xw * 2, xw],
        (xw, b, f) => [f(xw + b), xw + b],
        (xw, b, f) => [f(xw + b) * (xw + b) + xw],
        (xw, b, f) => [f(xw), xw.SumTo(b.Shape)],
        (xw, b, _) => [xw + xw.SumTo(b.Shape)],
        (xw, _, f) => [f(xw.Reshape(new(xw.Count))) * xw.Reshape(new(xw.Count)).SumTo(new())],
        (xw, b, f) => [f(xw + b) - xw.LogSoftmax()],
    ];

    // A dozen operations, each of what was there before it, and the gradient of their sum.
    private static IReadOnlyList<Tensor> Program(Parameter[] parameters, Tensor x, Indices k, RandomStream dropout, RandomStream choice)
    {
        var columns = x.Shape[1];
        var known = new List<Tensor> { x, x.MatMul(Tensor.Full(new(columns, 64 * columns), 0.01)).Reshape(new(64 * 6, columns)).Tanh() };
        Tensor Any() => known[choice.NextIndex(known.Count)];
        Tensor Fitting(Tensor other) => parameters[choice.NextIndex(4)] is var parameter && Shape.Broadcast(parameter.Shape, other.Shape) == other.Shape ? parameter : parameters[1];
        for (var i = 0; i < 12; i++)
        {
            var a = Any();
            known.Add(choice.NextIndex(15) switch
            {
                0 or 1 or 2 => Tensor.Apply(Operations.Pointwise(Unary[choice.NextIndex(Unary.Length)]), a),
                3 or 4 or 5 => Tensor.Apply(Operations.Pairwise(Binary[choice.NextIndex(Binary.Length)]), a, Fitting(a).BroadcastTo(a.Shape)),
                6 => a * (a.Sigmoid() - 2),
                7 => a.LogSoftmax(),
                8 => a + a.SumTo(new(columns)),
                9 => a * a.RowMax(),
                10 => a.Reshape(new(columns, a.Shape[0])).Transpose().Reshape(a.Shape),
                11 => a.Dropout(0.3, dropout) + a.Detach(),
                12 => parameters[0].GatherRows(Indices.Of([.. Enumerable.Range(0, a.Shape[0]).Select(row => row % 6)])),
                13 => Tensor.Apply(new MatMul(false, true), x.Reshape(new(2, 3, columns)), parameters[0].Reshape(new(2, 3, columns))).MatMul(x.Reshape(new(2, 3, columns))).Reshape(x.Shape),
                _ => x.MatMul(parameters[0].Transpose()).MatMul(parameters[0]),
            });
        }

        var loss = Loss.CrossEntropy(known.FindLast(tensor => tensor.Shape[0] == 6)!, k).Mean() + known.Select(tensor => tensor.Tanh().Mean()).Aggregate((a, b) => a + b);
        return [loss, known[^1], known[2], .. Gradient.Of(loss, parameters)];
    }

    private static void AssertReplays(Func<IReadOnlyList<Operand>, RandomStream, IReadOnlyList<Tensor>> function, Func<ulong, Operand[]> data)
    {
        var recording = new Recording(function);
        for (var seed = 11ul; seed < 14; seed++)
        {
            var inputs = data(seed);
            var expected = function(inputs, new(seed)).Select(result => result.ToArray()).ToArray();
            recording.Spoil();
            var actual = recording.Run(new RandomStream(seed), inputs);
            for (var i = 0; i < expected.Length; i++)
            {
                Assert.True(expected[i].AsSpan().SequenceEqual(actual[i].ToArray()), $"result {i} differs with seed {seed}:\n{recording.Text}");
            }
        }
    }
}
