using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Descent.Numerics;

/// <summary>Eight floats: a register on nearly every machine, emulated, with the same bits, where there is none.</summary>
internal readonly record struct Lanes8(Vector256<float> Value) : ILanes<Lanes8>
{
    public static int Count => 8;

    public static Lanes8 From(double x) => new(Vector256.Create((float)x));

    public static double ToDouble(Lanes8 x) => x.Value[0];

    public static Lanes8 Load(ref readonly float from) => new(Vector256.LoadUnsafe(in from));

    public void Store(ref float to) => Value.StoreUnsafe(ref to);

    public static unsafe Lanes8 Load(float* from, Lanes8 mask) => Avx.IsSupported ? new(Avx.MaskLoad(from, mask.Value)) : LoadOneByOne(from, mask);

    public unsafe void Store(float* to, Lanes8 mask)
    {
        if (Avx.IsSupported)
        {
            Avx.MaskStore(to, mask.Value, Value);
        }
        else
        {
            StoreOneByOne(to, mask);
        }
    }

    private static unsafe Lanes8 LoadOneByOne(float* from, Lanes8 mask)
    {
        var value = Vector256<float>.Zero;
        for (var i = 0; i < Count && mask.Value.AsInt32()[i] != 0; i++)
        {
            value = value.WithElement(i, from[i]);
        }

        return new(value);
    }

    private unsafe void StoreOneByOne(float* to, Lanes8 mask)
    {
        for (var i = 0; i < Count && mask.Value.AsInt32()[i] != 0; i++)
        {
            to[i] = Value[i];
        }
    }

    public static Lanes8 First(int count) => new(Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count)).AsSingle());

    public static Lanes8 Broadcast(float x) => new(Vector256.Create(x));

    public static Lanes8 operator +(Lanes8 a, Lanes8 b) => new(a.Value + b.Value);

    public static Lanes8 operator -(Lanes8 a, Lanes8 b) => new(a.Value - b.Value);

    public static Lanes8 operator *(Lanes8 a, Lanes8 b) => new(a.Value * b.Value);

    public static Lanes8 operator /(Lanes8 a, Lanes8 b) => new(a.Value / b.Value);

    public static Lanes8 operator -(Lanes8 x) => new(-x.Value);

    public static void Accumulate(ref Lanes8 sum, Lanes8 a, Lanes8 b) => Unsafe.As<Lanes8, Vector256<float>>(ref sum) = Vector256.FusedMultiplyAdd(a.Value, b.Value, sum.Value);

    public static Lanes8 MultiplyAdd(Lanes8 a, Lanes8 b, Lanes8 c) => new(Vector256.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    public static Lanes8 Max(Lanes8 a, Lanes8 b) => new(Vector256.MaxNative(a.Value, b.Value));

    public static Lanes8 Min(Lanes8 a, Lanes8 b) => new(Vector256.MinNative(a.Value, b.Value));

    // x86 gives the second of two numbers where one is NaN.
    public static Lanes8 AtLeast(float bound, Lanes8 x) => Avx.IsSupported
        ? new(Avx.Max(Vector256.Create(bound), x.Value))
        : new(Vector256.ConditionalSelect(Vector256.GreaterThan(Vector256.Create(bound), x.Value), Vector256.Create(bound), x.Value));

    public static Lanes8 Abs(Lanes8 x) => new(Vector256.Abs(x.Value));

    public static Lanes8 CopySign(Lanes8 size, Lanes8 sign) => new(Vector256.CopySign(size.Value, sign.Value));

    public static Lanes8 Round(Lanes8 x) => new(Vector256.Round(x.Value));

    // 2ⁿ in two halves, so that results below the smallest normal number are reached too.
    public static Lanes8 Scale(Lanes8 x, Lanes8 n)
    {
        var whole = Vector256.ConvertToInt32Native(n.Value);
        var half = whole >> 1;
        return new(x.Value * Power(half) * Power(whole - half));
    }

    public static Lanes8 Exponent(Lanes8 x) => new(Vector256.ConvertToSingle((x.Value.AsInt32() >> 23) - Vector256.Create(127)));

    public static Lanes8 Mantissa(Lanes8 x) => new(((x.Value.AsInt32() & Vector256.Create(0x007FFFFF)) | Vector256.Create(0x3F800000)).AsSingle());

    public static Lanes8 Greater(Lanes8 a, Lanes8 b) => new(Vector256.GreaterThan(a.Value, b.Value));

    public static Lanes8 GreaterOrEqual(Lanes8 a, Lanes8 b) => new(Vector256.GreaterThanOrEqual(a.Value, b.Value));

    public static Lanes8 Equal(Lanes8 a, Lanes8 b) => new(Vector256.Equals(a.Value, b.Value));

    public static Lanes8 Select(Lanes8 mask, Lanes8 then, Lanes8 otherwise) => new(Vector256.ConditionalSelect(mask.Value, then.Value, otherwise.Value));

    public static Lanes8 Sqrt(Lanes8 x) => new(Vector256.Sqrt(x.Value));

    public static Lanes8 WherePositive(Lanes8 x, Lanes8 then, Lanes8 otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.GreaterThan(x.Value, Vector256<float>.Zero), then.Value, otherwise.Value));

    public static Lanes8 Exp(Lanes8 x) => LaneMath.Exp(x);

    public static Lanes8 Log(Lanes8 x) => LaneMath.Log(x);

    public static Lanes8 Log1P(Lanes8 x) => LaneMath.Log1P(x);

    public static Lanes8 Tanh(Lanes8 x) => LaneMath.Tanh(x);

    private static Vector256<float> Power(Vector256<int> exponent) => ((exponent + Vector256.Create(127)) << 23).AsSingle();
}
