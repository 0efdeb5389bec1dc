using System.Runtime.InteropServices;
using Descent.Numerics;

namespace Descent.Diagnostics;

/// <summary>A number for each example, equal for equal examples, and else by chance of 2⁻⁶⁴.</summary>
internal static class RowHash
{
    private const ulong Start = 0xCBF29CE484222325; // of FNV-1a
    private const ulong Prime = 0x100000001B3;
    private const int Most = 32; // numbers of a row that is looked at in passing

    /// <summary>Of all numbers of each example.</summary>
    public static ulong[] Of(params ReadOnlySpan<Operand> operands)
    {
        var hashes = new ulong[operands[0].Shape[0]];
        Array.Fill(hashes, Start);
        foreach (var operand in operands)
        {
            Add(operand, hashes, int.MaxValue);
        }

        return hashes;
    }

    /// <summary>Of at most 32 numbers of each row, evenly spread.</summary>
    public static ulong[] OfSome(Operand operand)
    {
        var hashes = new ulong[operand.Shape[0]];
        Some(operand, hashes);
        return hashes;
    }

    /// <summary>The same, into an array.</summary>
    public static void Some(Operand operand, ulong[] hashes)
    {
        Array.Fill(hashes, Start);
        Add(operand, hashes, Most);
    }

    private static void Add(Operand operand, ulong[] hashes, int most)
    {
        if (operand is Indices indices)
        {
            Add(MemoryMarshal.Cast<int, uint>(indices.Values), hashes, most);
        }
        else if (((Tensor)operand).ElementType == ElementType.Float32)
        {
            Add(MemoryMarshal.Cast<float, uint>(((Tensor)operand).Floats.Span), hashes, most);
        }
        else
        {
            Add(MemoryMarshal.Cast<F64, uint>(((Tensor)operand).Data<F64>()), hashes, most); // two words a number
        }
    }

    private static void Add(ReadOnlySpan<uint> words, ulong[] hashes, int most)
    {
        var width = words.Length / Math.Max(1, hashes.Length);
        var stride = Math.Max(1, width / most);
        var row = 0;
        for (; row <= hashes.Length - 4; row += 4)
        {
            var (a, b, c, d) = (hashes[row], hashes[row + 1], hashes[row + 2], hashes[row + 3]); // four at once: each step of one waits for the last
            for (var i = row * width; i < (row + 1) * width; i += stride)
            {
                (a, b, c, d) = (Next(a, words[i]), Next(b, words[i + width]), Next(c, words[i + 2 * width]), Next(d, words[i + 3 * width]));
            }

            (hashes[row], hashes[row + 1], hashes[row + 2], hashes[row + 3]) = (a, b, c, d);
        }

        for (; row < hashes.Length; row++)
        {
            for (var i = row * width; i < (row + 1) * width; i += stride)
            {
                hashes[row] = Next(hashes[row], words[i]);
            }
        }
    }

    private static ulong Next(ulong hash, uint word)
    {
        hash = (hash ^ word) * Prime;
        return hash ^ (hash >> 29);
    }
}
