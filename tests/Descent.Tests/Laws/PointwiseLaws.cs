using System.Reflection;
using Descent.Numerics;
using Descent.Ops;
using Xunit;

namespace Descent.Tests.Laws;

/// <summary>The declared slope of every function of one number against the slope of its own formula in dual numbers.</summary>
public sealed class PointwiseLaws
{
    private const double Beside = 1e-6;
    private const int Samples = 41;

    public static TheoryData<string> Names => [.. Operations.Of<IUnary>().Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_declared_slope_is_that_of_the_formula_also_on_both_sides_of_every_kink(string name) => Run(name, nameof(Slopes));

    [Theory]
    [MemberData(nameof(Names))]
    public void Special_values_are_the_same_in_Float32_and_Float64(string name) => Run(name, nameof(Specials));

    private static void Run(string name, string law)
    {
        var type = Operations.Of<IUnary>().Single(type => type.Name == name);
        try
        {
            typeof(PointwiseLaws).GetMethod(law, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [Operations.Value(type)]);
        }
        catch (TargetInvocationException e)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerException!);
        }
    }

    private static void Slopes<T>(T function)
        where T : struct, IUnary
    {
        var (from, to) = T.Domain;
        var points = Enumerable.Range(0, Samples).Select(i => from + (to - from) * i / (Samples - 1))
            .Concat(T.Kinks.SelectMany(kink => new[] { kink - Beside, kink + Beside }))
            .Where(x => !T.Kinks.Contains(x)).ToArray();
        var isMoving = false;
        foreach (var x in points)
        {
            var dual = function.Value(new Dual<F64>(new(x), new(1))).Slope.Value;
            var declared = function.Slope(new F64(x), function.Value(new F64(x))).Value;
            Assert.True(Math.Abs(dual - declared) <= 1e-12 * Math.Max(1, Math.Abs(dual)), $"{typeof(T).Name} at {x:R}: declared {declared:R}, of the formula {dual:R}");
            isMoving |= declared != 0;
        }

        Assert.True(isMoving != T.IsStep, $"{typeof(T).Name}: a slope that is not 0 must be reached by some sample, and by none of a step.");
    }

    // 0, −0, ±∞, NaN and denormals: both precisions agree on what is finite, infinite, NaN, and on the sign.
    private static void Specials<T>(T function)
        where T : struct, IUnary
    {
        foreach (var x in new[] { 0f, -0f, float.PositiveInfinity, float.NegativeInfinity, float.NaN, float.Epsilon, -float.Epsilon })
        {
            var single = function.Value(new F32(x)).Value;
            var exact = (float)function.Value(new F64(x)).Value;
            var alike = float.IsNaN(single) ? float.IsNaN(exact) : single == exact || Math.Abs(single - exact) <= 4 * Math.Max(float.Epsilon, MathF.BitIncrement(Math.Abs(exact)) - Math.Abs(exact));
            Assert.True(alike, $"{typeof(T).Name}({x:R}): {single:R} in Float32, {exact:R} in Float64");
        }

        Assert.True(float.IsNaN(function.Value(new F32(float.NaN)).Value), $"{typeof(T).Name}: NaN must stay NaN, or a broken computation looks whole.");
    }
}
