using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Descent.Kernels;
using Descent.Numerics;
using Descent.Ops;
using Xunit;

namespace Descent.Tests.Kernels;

/// <summary>Fast kernels against the plain definitions, at every length around the register's, on every register width.</summary>
public sealed class KernelLaws
{
    private static readonly int[] Lengths = [0, 1, 7, 8, 9, 15, 16, 17, 1000];

    public static TheoryData<string> Switches => ["DOTNET_EnableAVX512F", "DOTNET_EnableAVX2", "DOTNET_EnableHWIntrinsic"];

    public static TheoryData<string> PointwiseFunctions => [.. Implementing<IUnary>().Select(type => type.Name)];

    public static TheoryData<string> PairFunctions => [.. Implementing<IBinary>().Select(type => type.Name)];

    public static TheoryData<int, int, int> ProductSizes => new(
        from m in new[] { 1, 3, 4, 5, 33 }
        from k in new[] { 1, 2, 27, 385 }
        from n in new[] { 1, 15, 16, 17, 27, 48, 49, 200 }
        select (m, k, n))
    {
        (261, 385, 49), // more rows than are packed at once
        (16, 27, 48), // few rows, whose tiles are turned where B is transposed
        (32, 385, 101),
        (48, 513, 150), // too deep for that
    };

    // Every 9,973rd float from −2⁷ to 2⁷ and around 0, against the double function rounded once: at most so many units in the last place.
    [Theory]
    [InlineData("exp", 2)]
    [InlineData("log", 2)]
    [InlineData("tanh", 3)]
    [InlineData("log1p", 4)]
    public void Lane_functions_are_within_stated_ulps(string name, int ulps)
    {
        Func<double, double> exact = name switch
        {
            "exp" => Math.Exp,
            "log" => Math.Log,
            "tanh" => Math.Tanh,
            _ => x => F64.Log1P(new(x)).Value,
        };
        for (var bits = 0; bits < BitConverter.SingleToInt32Bits(128); bits += 9973)
        {
            foreach (var x in new[] { BitConverter.Int32BitsToSingle(bits), -BitConverter.Int32BitsToSingle(bits) })
            {
                var expected = (float)exact(x);
                var actual = Of<Lanes8>(name, x);
                Assert.True(Distance(expected, actual) <= ulps, $"{name}({x:R}): {actual:R}, exactly {expected:R}");
                Assert.Equal(actual, Of<Lanes16>(name, x));
            }
        }
    }

    // Widths differ in their instructions, as for 2ⁿ, and must not in their bits.
    [Theory]
    [InlineData("exp", -104f, -87f)]
    [InlineData("exp", 88f, 89f)]
    [InlineData("log", 0f, 1e-37f)]
    [InlineData("tanh", -1e-30f, 1e-30f)]
    public void Lanes_of_both_widths_have_the_same_bits_at_the_ends(string name, float from, float to)
    {
        for (var i = 0; i <= 1000; i++)
        {
            var x = from + (to - from) * i / 1000;
            Assert.Equal(BitConverter.SingleToInt32Bits(Of<Lanes8>(name, x)), BitConverter.SingleToInt32Bits(Of<Lanes16>(name, x)));
        }

        foreach (var x in new[] { 0f, -0f, float.PositiveInfinity, float.NegativeInfinity, float.NaN, float.Epsilon, float.MaxValue, float.MinValue })
        {
            Assert.Equal(BitConverter.SingleToInt32Bits(Of<Lanes8>(name, x)), BitConverter.SingleToInt32Bits(Of<Lanes16>(name, x)));
        }
    }

    private static float Of<T>(string name, float x)
        where T : struct, ILanes<T>
    {
        var y = name switch
        {
            "exp" => T.Exp(T.Broadcast(x)),
            "log" => T.Log(T.Broadcast(x)),
            "tanh" => T.Tanh(T.Broadcast(x)),
            _ => T.Log1P(T.Broadcast(x)),
        };
        Span<float> all = stackalloc float[T.Count];
        y.Store(ref all[0]);
        return all[3];
    }

    [Theory]
    [MemberData(nameof(PointwiseFunctions))]
    public void A_pointwise_function_equals_its_plain_form_at_every_length(string name)
    {
        foreach (var length in Lengths)
        {
            for (var order = 0; order <= 3; order++)
            {
                var op = Create(typeof(Pointwise<>), Implementing<IUnary>().Single(type => type.Name == name), order);
                AssertFastIsPlain(op, 32, Random(new(length), 3));
            }
        }
    }

    [Theory]
    [MemberData(nameof(PairFunctions))]
    public void A_function_of_pairs_equals_its_plain_form_at_every_length_bit_for_bit_where_it_is_arithmetic(string name)
    {
        var type = Implementing<IBinary>().Single(type => type.Name == name);
        var function = (IBinary)Activator.CreateInstance(type)!;
        foreach (var length in Lengths)
        {
            AssertFastIsPlain(Create(typeof(Pairwise<>), type), Traced.IsArithmetic(function.Value) ? 0 : 16, Random(new(length), 3), Random(new(length), 4));
        }
    }

    // Sums of k products: the plain form rounds twice a term, the kernel once; both err by at most k units of the sum of sizes.
    [Theory]
    [MemberData(nameof(ProductSizes))]
    public void A_matrix_product_equals_its_plain_form_in_all_transposed_forms(int m, int k, int n)
    {
        foreach (var (left, right) in new[] { (false, false), (false, true), (true, false), (true, true) })
        {
            var op = new MatMul(left, right);
            var a = Random(left ? new(k, m) : new(m, k), 5);
            var b = Random(right ? new(n, k) : new(k, n), 6);
            var sizes = Tensor.Apply(op, a.As(ElementType.Float64).Abs(), b.As(ElementType.Float64).Abs()).ToArray();
            var exact = Tensor.Apply(op, a.As(ElementType.Float64), b.As(ElementType.Float64)).ToArray();
            var fast = Tensor.Apply(op, a, b).ToArray();
            for (var i = 0; i < fast.Length; i++)
            {
                Assert.True(Math.Abs(fast[i] - exact[i]) <= (k + 1) * Math.Pow(2, -24) * sizes[i], $"[{m}, {k}] · [{k}, {n}] {left} {right} at {i}: {fast[i]:R}, exactly {exact[i]:R}");
            }
        }
    }

    [Fact]
    public void A_matrix_product_has_the_same_bits_with_1_2_and_3_threads()
    {
        var (a, b) = (Random(new(203, 300), 1), Random(new(300, 101), 2));
        var before = Workers.MaxThreads;
        try
        {
            var results = new[] { 1, 2, 3 }.Select(threads =>
            {
                Workers.MaxThreads = threads;
                return a.MatMul(b).ToArray();
            }).ToArray();
            Assert.Equal(results[0], results[1]);
            Assert.Equal(results[0], results[2]);
        }
        finally
        {
            Workers.MaxThreads = before;
        }
    }

    // Each sum goes in the order of k, whichever factor is copied.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_factor_that_is_read_transposed_gives_the_bits_of_its_transpose(int threads)
    {
        var before = Workers.MaxThreads;
        Workers.MaxThreads = threads;
        try
        {
            foreach (var (m, k, n) in new[] { (16, 30, 48), (32, 80, 203), (64, 300, 500), (33, 80, 200), (32, 600, 200) })
            {
                var (a, b) = (Random(new(m, k), 5), Random(new(n, k), 6));
                Assert.Equal(Tensor.Apply(new MatMul(false, false), a, b.Transpose()).ToArray(), Tensor.Apply(new MatMul(false, true), a, b).ToArray());
            }
        }
        finally
        {
            Workers.MaxThreads = before;
        }
    }

    // Shares may end within a matrix. What stood in the place of the result must not show.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Products_of_matrices_behind_one_another_have_the_bits_of_each_alone(int threads)
    {
        var before = Workers.MaxThreads;
        Workers.MaxThreads = threads;
        try
        {
            foreach (var (count, m, k, n) in new[] { (0, 3, 2, 4), (5, 1, 1, 1), (4, 3, 0, 5), (4, 3, 5, 0), (6, 5, 27, 17), (7, 33, 2, 49), (300, 16, 16, 16), (3, 9, 385, 401), (5, 203, 100, 65), (2, 261, 400, 101), (3, 32, 70, 101) })
            {
                foreach (var (left, right) in new[] { (false, false), (false, true), (true, false), (true, true) })
                {
                    var op = new MatMul(left, right);
                    Shape one = left ? new(k, m) : new(m, k), other = right ? new(n, k) : new(k, n);
                    var (a, b) = (Random(new([count, .. one.Lengths]), 5), Random(new([count, .. other.Lengths]), 6));
                    var (all, plain) = (new float[count * m * n], new float[count * m * n]);
                    all.AsSpan().Fill(float.NaN);
                    plain.AsSpan().Fill(float.NaN);
                    op.EvaluateFast(new Sources<F32>([a, b]), all, new(count, m, n));
                    op.Evaluate(new Sources<F32>([a, b]), MemoryMarshal.Cast<float, F32>(plain.AsSpan()), new(count, m, n));
                    var (rows, columns) = (a.Reshape(new(count, m * k)), b.Reshape(new(count, k * n)));
                    for (var i = 0; i < count; i++)
                    {
                        var place = (i * m * n)..((i + 1) * m * n);
                        var (x, y) = (rows.GatherRows(Indices.Of(i)).Reshape(one), columns.GatherRows(Indices.Of(i)).Reshape(other));
                        Assert.Equal(Tensor.Apply(op, x, y).Floats.ToArray(), all[place]);
                        var alone = new float[m * n];
                        op.Evaluate(new Sources<F32>([x, y]), MemoryMarshal.Cast<float, F32>(alone.AsSpan()), new(m, n));
                        Assert.Equal(alone, plain[place]);
                    }
                }
            }
        }
        finally
        {
            Workers.MaxThreads = before;
        }
    }

    // Enough rows that they are shared: gathered, added back, and their cross-entropy.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Row_kernels_equal_their_plain_forms_with_any_number_of_threads(int threads)
    {
        var before = Workers.MaxThreads;
        Workers.MaxThreads = threads;
        try
        {
            var rows = Indices.Of([.. Enumerable.Range(0, 6000).Select(i => i * 7919 % 31)]);
            AssertFastIsPlain(new GatherRows(), 0, Random(new(31, 27), 1), rows);
            AssertFastIsPlain(new ScatterRows(new(31, 27)), 0, Random(new(6000, 27), 2), rows);
            AssertFastIsPlain(new SoftmaxCrossEntropy(), 16, Random(new(6000, 31), 3), rows);
            AssertFastIsPlain(new SoftmaxCrossEntropySlope(), 16, Random(new(6000, 31), 3), rows, Random(new(6000), 4));
        }
        finally
        {
            Workers.MaxThreads = before;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(27)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(64)]
    public void Row_kernels_equal_their_plain_forms(int width)
    {
        var x = Random(new(5, width), 8);
        AssertFastIsPlain(new LogSoftmax(), 16, x);
        var classes = Indices.Of([.. Enumerable.Range(0, 5).Select(i => i % width)]);
        foreach (var scale in new[] { 1, 30, 1e4 })
        {
            AssertFastIsPlain(new SoftmaxCrossEntropy(), 16, x * scale, classes);
            AssertFastIsPlain(new SoftmaxCrossEntropySlope(), 16, x * scale, classes, Random(new(5), 9));
        }

        AssertFastIsPlain(new GatherRows(), 0, x, Indices.Of(4, 0, 4, 1));
        AssertFastIsPlain(new ScatterRows(new(9, width)), 0, x, Indices.Of(8, 0, 8, 1, 0));
        AssertFastIsPlain(new SumTo(new(5, 1)), 0, x);
        AssertFastIsPlain(new SumTo(new(width)), 0, x);
        AssertFastIsPlain(new SumTo(new()), 0, x);
    }

    // Four rows are taken side by side, and chunks of them; a row must not show it.
    [Theory]
    [InlineData(3)]
    [InlineData(17)]
    [InlineData(27)]
    [InlineData(32)]
    [InlineData(300)]
    public void The_cross_entropy_of_a_row_has_the_same_bits_alone_as_among_others(int width)
    {
        const int Rows = 70;
        var x = Random(new(Rows, width), 10) * 5;
        var (classes, gradients) = (Indices.Of([.. Enumerable.Range(0, Rows).Select(i => i * 7 % width)]), Random(new(Rows), 11));
        var losses = Tensor.Apply(new SoftmaxCrossEntropy(), x, classes).ToArray();
        var slopes = Tensor.Apply(new SoftmaxCrossEntropySlope(), x, classes, gradients).ToArray();
        for (var i = 0; i < Rows; i++)
        {
            var (row, k) = (x.GatherRows(Indices.Of(i)), Indices.Of(classes.Values[i]));
            Assert.Equal(losses[i], Tensor.Apply(new SoftmaxCrossEntropy(), row, k).ToScalar());
            Assert.Equal(slopes[(i * width)..((i + 1) * width)], Tensor.Apply(new SoftmaxCrossEntropySlope(), row, k, gradients.Reshape(new(Rows, 1)).GatherRows(Indices.Of(i)).Reshape(new(1))).ToArray());
        }
    }

    // These laws again, in a process whose registers are narrower.
    [Theory]
    [MemberData(nameof(Switches))]
    public async Task The_laws_hold_without(string intrinsics)
    {
        if (Environment.GetEnvironmentVariable("DESCENT_CHILD") is not null)
        {
            return; // this is such a process
        }

        var start = new ProcessStartInfo(Environment.ProcessPath!, ["-class", typeof(KernelLaws).FullName!])
        {
            RedirectStandardOutput = true,
            Environment = { [intrinsics] = "0", ["DESCENT_CHILD"] = "1" },
        };
        using var child = Process.Start(start)!;
        var output = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(child.ExitCode == 0, output);
        Assert.Contains("Failed: 0", output, StringComparison.Ordinal);
    }

    private static IEnumerable<Type> Implementing<T>() => typeof(Tensor).Assembly.GetTypes().Where(type => type.IsValueType && type.IsAssignableTo(typeof(T)));

    private static Op Create(Type kind, Type function, params object[] rest)
    {
        var arguments = function.GetConstructors(BindingFlags.Public | BindingFlags.Instance).Where(constructor => constructor.GetParameters().Length > 0).Select(constructor => constructor.GetParameters().Select(object? (_) => 0.3).ToArray()).FirstOrDefault();
        var value = Activator.CreateInstance(function, arguments)!;
        return (Op)Activator.CreateInstance(kind.MakeGenericType(function), kind == typeof(Pointwise<>) ? [value, .. rest] : rest)!;
    }

    private static void AssertFastIsPlain(Op op, int ulps, params Operand[] inputs)
    {
        var shape = op.Infer(Array.ConvertAll(inputs, input => input.Shape));
        var (fast, plain) = (new float[shape.Count], new float[shape.Count]);
        op.EvaluateFast(new Sources<F32>(inputs), fast, shape);
        op.Evaluate(new Sources<F32>(inputs), MemoryMarshal.Cast<float, F32>(plain.AsSpan()), shape);
        for (var i = 0; i < fast.Length; i++)
        {
            // Formulas with differences lose relative digits near their zeros: there, ulps are counted at the size of 1.
            var scale = Math.Max(1, Math.Abs(plain[i]));
            Assert.True(
                Distance(plain[i], fast[i]) <= ulps || Math.Abs(plain[i] - fast[i]) <= ulps * scale * Math.Pow(2, -23),
                $"{op.Name} at {i} of {fast.Length}: {fast[i]:R}, plain {plain[i]:R}");
        }
    }

    // How many floats lie between two; 0 for two NaN.
    private static long Distance(float a, float b)
    {
        if (float.IsNaN(a) || float.IsNaN(b))
        {
            return float.IsNaN(a) == float.IsNaN(b) ? 0 : long.MaxValue;
        }

        static long Place(float x) => BitConverter.SingleToInt32Bits(x) is var bits && bits < 0 ? int.MinValue - (long)bits : bits;
        return Math.Abs(Place(a) - Place(b));
    }

    private static Tensor Random(Shape shape, ulong seed)
    {
        var random = new RandomStream(seed);
        var values = new double[shape.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = random.NextNormal();
        }

        return Tensor.From(shape, values);
    }
}
