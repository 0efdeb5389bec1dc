using Descent.Numerics;

namespace Descent.Diagnostics;

/// <summary>A number for each example, equal for equal examples, and else by chance of 2⁻⁶⁴.</summary>
internal static class RowHash
{
    private const ulong Prime = 0x100000001B3; // of FNV-1a

    public static ulong[] Of(params ReadOnlySpan<Operand> operands)
    {
        var hashes = new ulong[operands[0].Shape[0]];
        Array.Fill(hashes, 0xCBF29CE484222325);
        foreach (var operand in operands)
        {
            if (operand is Indices indices)
            {
                Add(indices.Values, hashes, value => (uint)value);
            }
            else if (((Tensor)operand).ElementType == ElementType.Float32)
            {
                Add<float>(((Tensor)operand).Floats.Span, hashes, value => BitConverter.SingleToUInt32Bits(value));
            }
            else
            {
                Add<F64>(((Tensor)operand).Data<F64>(), hashes, value => BitConverter.DoubleToUInt64Bits(value.Value));
            }
        }

        return hashes;
    }

    private static void Add<T>(ReadOnlySpan<T> values, ulong[] hashes, Func<T, ulong> bits)
    {
        var width = values.Length / Math.Max(1, hashes.Length);
        for (var row = 0; row < hashes.Length; row++)
        {
            var hash = hashes[row];
            foreach (var value in values.Slice(row * width, width))
            {
                hash = (hash ^ bits(value)) * Prime;
                hash ^= hash >> 29;
            }

            hashes[row] = hash;
        }
    }
}
