using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Descent.Numerics;

/// <summary>Sixteen floats, for processors with AVX-512.</summary>
internal readonly record struct Lanes16(Vector512<float> Value) : ILanes<Lanes16>
{
    public static int Count => 16;

    public static Lanes16 From(double x) => new(Vector512.Create((float)x));

    public static double ToDouble(Lanes16 x) => x.Value[0];

    public static Lanes16 Load(ref readonly float from) => new(Vector512.LoadUnsafe(in from));

    public void Store(ref float to) => Value.StoreUnsafe(ref to);

    public static unsafe Lanes16 Load(float* from, Lanes16 mask) => Avx512F.IsSupported ? new(Avx512F.MaskLoad(from, mask.Value, Vector512<float>.Zero)) : LoadOneByOne(from, mask);

    public unsafe void Store(float* to, Lanes16 mask)
    {
        if (Avx512F.IsSupported)
        {
            Avx512F.MaskStore(to, mask.Value, Value);
        }
        else
        {
            StoreOneByOne(to, mask);
        }
    }

    private static unsafe Lanes16 LoadOneByOne(float* from, Lanes16 mask)
    {
        var value = Vector512<float>.Zero;
        for (var i = 0; i < Count && mask.Value.AsInt32()[i] != 0; i++)
        {
            value = value.WithElement(i, from[i]);
        }

        return new(value);
    }

    private unsafe void StoreOneByOne(float* to, Lanes16 mask)
    {
        for (var i = 0; i < Count && mask.Value.AsInt32()[i] != 0; i++)
        {
            to[i] = Value[i];
        }
    }

    public static Lanes16 First(int count) => new(Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).AsSingle());

    public static Lanes16 Broadcast(float x) => new(Vector512.Create(x));

    public static Lanes16 operator +(Lanes16 a, Lanes16 b) => new(a.Value + b.Value);

    public static Lanes16 operator -(Lanes16 a, Lanes16 b) => new(a.Value - b.Value);

    public static Lanes16 operator *(Lanes16 a, Lanes16 b) => new(a.Value * b.Value);

    public static Lanes16 operator /(Lanes16 a, Lanes16 b) => new(a.Value / b.Value);

    public static Lanes16 operator -(Lanes16 x) => new(-x.Value);

    public static void Accumulate(ref Lanes16 sum, Lanes16 a, Lanes16 b) => Unsafe.As<Lanes16, Vector512<float>>(ref sum) = Vector512.FusedMultiplyAdd(a.Value, b.Value, sum.Value);

    public static Lanes16 MultiplyAdd(Lanes16 a, Lanes16 b, Lanes16 c) => new(Vector512.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    public static Lanes16 Max(Lanes16 a, Lanes16 b) => new(Vector512.MaxNative(a.Value, b.Value));

    public static Lanes16 Min(Lanes16 a, Lanes16 b) => new(Vector512.MinNative(a.Value, b.Value));

    // x86 gives the second of two numbers where one is NaN.
    public static Lanes16 AtLeast(float bound, Lanes16 x) => Avx512F.IsSupported
        ? new(Avx512F.Max(Vector512.Create(bound), x.Value))
        : new(Vector512.ConditionalSelect(Vector512.GreaterThan(Vector512.Create(bound), x.Value), Vector512.Create(bound), x.Value));

    public static Lanes16 Abs(Lanes16 x) => new(Vector512.Abs(x.Value));

    public static Lanes16 CopySign(Lanes16 size, Lanes16 sign) => new(Vector512.CopySign(size.Value, sign.Value));

    public static Lanes16 Round(Lanes16 x) => new(Vector512.Round(x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)] // its other form makes it look long, and every exponential calls it
    public static Lanes16 Scale(Lanes16 x, Lanes16 n) => Avx512F.IsSupported
        ? new(Avx512F.Scale(x.Value, n.Value))
        : new(Vector512.Create(Lanes8.Scale(new(x.Value.GetLower()), new(n.Value.GetLower())).Value, Lanes8.Scale(new(x.Value.GetUpper()), new(n.Value.GetUpper())).Value));

    public static Lanes16 Exponent(Lanes16 x) => new(Vector512.ConvertToSingle((x.Value.AsInt32() >> 23) - Vector512.Create(127)));

    public static Lanes16 Mantissa(Lanes16 x) => new(((x.Value.AsInt32() & Vector512.Create(0x007FFFFF)) | Vector512.Create(0x3F800000)).AsSingle());

    public static Lanes16 Greater(Lanes16 a, Lanes16 b) => new(Vector512.GreaterThan(a.Value, b.Value));

    public static Lanes16 GreaterOrEqual(Lanes16 a, Lanes16 b) => new(Vector512.GreaterThanOrEqual(a.Value, b.Value));

    public static Lanes16 Equal(Lanes16 a, Lanes16 b) => new(Vector512.Equals(a.Value, b.Value));

    public static Lanes16 Select(Lanes16 mask, Lanes16 then, Lanes16 otherwise) => new(Vector512.ConditionalSelect(mask.Value, then.Value, otherwise.Value));

    public static Lanes16 Sqrt(Lanes16 x) => new(Vector512.Sqrt(x.Value));

    public static Lanes16 WherePositive(Lanes16 x, Lanes16 then, Lanes16 otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.GreaterThan(x.Value, Vector512<float>.Zero), then.Value, otherwise.Value));

    public static Lanes16 Exp(Lanes16 x) => LaneMath.Exp(x);

    public static Lanes16 Log(Lanes16 x) => LaneMath.Log(x);

    public static Lanes16 Log1P(Lanes16 x) => LaneMath.Log1P(x);

    public static Lanes16 Tanh(Lanes16 x) => LaneMath.Tanh(x);
}
