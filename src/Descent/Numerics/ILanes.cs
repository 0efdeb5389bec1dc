namespace Descent.Numerics;

/// <summary>Several floats side by side in one register, as one number of a number system: one formula, several results. Immutable.</summary>
/// <typeparam name="T">The lanes themselves.</typeparam>
/// <remarks>Every operation gives each lane the same bits whatever the width, so that results do not depend on the processor.
/// exp, log and tanh are <see cref="LaneMath"/>'s.</remarks>
internal interface ILanes<T> : IReal<T>
    where T : struct, ILanes<T>
{
    /// <summary>How many floats there are.</summary>
    static abstract int Count { get; }

    static abstract T Load(ref readonly float from);

    void Store(ref float to);

    /// <summary>Those that a mask of <see cref="First"/> chooses, 0 for the others; nothing else is read. Of memory that does not move.</summary>
    static abstract unsafe T Load(float* from, T mask);

    /// <summary>Stores those that a mask of <see cref="First"/> chooses; nothing else is written. To memory that does not move.</summary>
    unsafe void Store(float* to, T mask);

    /// <summary>The mask of the first few.</summary>
    static abstract T First(int count);

    static abstract T Broadcast(float x);

    /// <summary><c>a b + c</c>, rounded once.</summary>
    static abstract T MultiplyAdd(T a, T b, T c);

    /// <summary>a b added to a sum, rounded once.</summary>
    static abstract void Accumulate(ref T sum, T a, T b);

    /// <summary>The larger and the smaller; either where one is NaN.</summary>
    static abstract T Max(T a, T b);

    static abstract T Min(T a, T b);

    /// <summary>The larger of a bound and x; NaN where x is.</summary>
    static abstract T AtLeast(float bound, T x);

    static abstract T Abs(T x);

    static abstract T CopySign(T size, T sign);

    /// <summary>The nearest whole number, the even one of two.</summary>
    static abstract T Round(T x);

    /// <summary><c>x 2ⁿ</c> for whole n between −254 and 254, rounded once.</summary>
    static abstract T Scale(T x, T n);

    /// <summary>e and m of <c>x = m 2ᵉ</c> with m in [1, 2), for normal x.</summary>
    static abstract T Exponent(T x);

    static abstract T Mantissa(T x);

    /// <summary>Where a &gt; b, a ≥ b, a = b: a mask for <see cref="Select"/>.</summary>
    static abstract T Greater(T a, T b);

    static abstract T GreaterOrEqual(T a, T b);

    static abstract T Equal(T a, T b);

    static abstract T Select(T mask, T then, T otherwise);
}
