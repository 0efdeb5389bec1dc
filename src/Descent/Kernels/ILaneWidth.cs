using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Descent.Kernels;

/// <summary>A register of some width, so that one matrix-product kernel serves them all.</summary>
internal interface ILaneWidth<TSelf>
    where TSelf : struct, ILaneWidth<TSelf>
{
    static abstract int Count { get; }

    static abstract TSelf Load(ref readonly float from);

    static abstract TSelf Broadcast(float x);

    /// <summary>a b + c, rounded once.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    void Store(ref float to);
}

/// <summary>Eight floats; emulated, with the same bits, where the processor has no such register.</summary>
internal readonly struct Wide8(Vector256<float> value) : ILaneWidth<Wide8>
{
    private readonly Vector256<float> _value = value;

    public static int Count => 8;

    public static Wide8 Load(ref readonly float from) => new(Vector256.LoadUnsafe(in from));

    public static Wide8 Broadcast(float x) => new(Vector256.Create(x));

    public static Wide8 MultiplyAdd(Wide8 a, Wide8 b, Wide8 c) => new(Vector256.FusedMultiplyAdd(a._value, b._value, c._value));

    public void Store(ref float to) => _value.StoreUnsafe(ref to);
}

/// <summary>Sixteen floats, for processors with AVX-512.</summary>
internal readonly struct Wide16(Vector512<float> value) : ILaneWidth<Wide16>
{
    private readonly Vector512<float> _value = value;

    public static int Count => 16;

    public static Wide16 Load(ref readonly float from) => new(Vector512.LoadUnsafe(in from));

    public static Wide16 Broadcast(float x) => new(Vector512.Create(x));

    public static Wide16 MultiplyAdd(Wide16 a, Wide16 b, Wide16 c) => new(Vector512.FusedMultiplyAdd(a._value, b._value, c._value));

    public void Store(ref float to) => _value.StoreUnsafe(ref to);
}
