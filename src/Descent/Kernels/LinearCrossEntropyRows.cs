using Descent.Numerics;

namespace Descent.Kernels;

/// <summary>A linear layer and its cross-entropy, loss and gradients in one pass over blocks of rows; the plain forms are <c>Ops.LinearCrossEntropy</c> and its slope.</summary>
/// <remarks>
/// A block of logits is computed, turned in place into the gradients by them, and these into the gradients by h, W and b, so that the
/// logits of a block are all that is ever held. Every sum keeps its order (a block goes on where the one before it ended), so
/// neither blocks nor threads change a bit, and the bits are those of the layer and the loss one after the other.
/// Holds room for one run at a time.
/// </remarks>
internal sealed class LinearCrossEntropyRows
{
    private const int Columns = 48; // classes side by side that fill whole panels of a product, whatever the register
    private const int Tile = 21 * Columns; // classes that a product takes at once
    private const int Chunk = 16_384; // logits whose losses are computed together
    private const long SmallestShare = 500_000; // multiplications
    private const int BlockFloats = 26_214_400; // 100 MiB of logits: a block reads W twice and its gradient once, and writes that, which pays where there are many rows
    private const int LeastRows = 64;

    private readonly (int Count, int Depth, int Width) _size;
    private readonly int? _ignored;
    private readonly int _most;
    private readonly int _chunk;
    private readonly float[] _logits; // and the gradients by them
    private readonly float[] _hidden; // the rows of a block, where some between them are left out
    private readonly float[] _byHidden;
    private readonly int[] _rows;
    private readonly int[] _classes;
    private readonly float[] _losses;
    private readonly float[] _gradients; // the gradient by a loss
    private readonly float[] _factors; // … and by the plain cross-entropy in it
    private readonly double[] _sums; // by b
    private float[] _scratch = [];

    // Of the run in progress.
    private LinearRows _input;
    private ReadOnlyMemory<float> _block;
    private Memory<float> _byWeight;
    private (int Count, double Shares, bool HasLosses, bool HasSlopes, bool HasBias, bool IsFirst) _run;

    /// <summary>Room for some sizes.</summary>
    /// <param name="size">n, d and V.</param>
    /// <param name="ignored">A class whose rows are left out.</param>
    /// <param name="rows">How many rows of logits to hold, or 0 for what suits V.</param>
    public LinearCrossEntropyRows((int Count, int Depth, int Width) size, int? ignored, int rows)
    {
        (_size, _ignored) = (size, ignored);
        var most = rows > 0 ? rows : Math.Max(LeastRows, BlockFloats / size.Width);
        var blocks = Math.Max(1, (size.Count + most - 1) / most);
        _most = Math.Max(1, (size.Count + blocks - 1) / blocks); // as many rows in each
        _chunk = Math.Clamp(Chunk / size.Width, 1, _most);
        _logits = GC.AllocateUninitializedArray<float>(checked(_most * size.Width));
        (_hidden, _byHidden) = (ignored is null ? [] : new float[_most * size.Depth], ignored is null ? [] : new float[_most * size.Depth]);
        (_rows, _classes, _losses, _gradients, _factors, _sums) = (new int[_most], new int[_most], new float[_most], new float[_most], new float[_most], new double[size.Width]);
    }

    private enum Phase
    {
        Logits,
        Losses,
        ByWeight,
    }

    /// <summary>The losses, the gradients, or both.</summary>
    /// <param name="input">What is read.</param>
    /// <param name="losses">Room for n losses, or empty.</param>
    /// <param name="gradients">The gradient by each loss, where others are wanted.</param>
    /// <param name="byHidden">Room for the gradient by h, or empty.</param>
    /// <param name="byWeight">Room for that by W, or empty.</param>
    /// <param name="byBias">Room for that by b, or empty.</param>
    public void Run(in LinearRows input, Memory<float> losses, ReadOnlyMemory<float> gradients, Memory<float> byHidden, Memory<float> byWeight, Memory<float> byBias)
    {
        var (_, depth, width) = _size;
        (_input, _byWeight) = (input, byWeight);
        _run = (0, Sums.Of(input.Shares.Span), !losses.IsEmpty, !gradients.IsEmpty, !byBias.IsEmpty, true);
        _sums.AsSpan().Clear();
        if (_ignored is not null)
        {
            losses.Span.Clear();
            byHidden.Span.Clear();
        }

        for (var next = 0; (_run.Count = Next(ref next, gradients)) > 0; _run.IsFirst = false)
        {
            var (count, first) = (_run.Count, _rows[0]);
            var isTogether = _rows[count - 1] == first + count - 1;
            _block = isTogether ? input.Hidden.Slice(first * depth, count * depth) : Gathered();
            Run(Phase.Logits, (width + Tile - 1) / Tile, (long)count * depth * width);
            Run(Phase.Losses, count, (long)count * width * 16);
            for (var i = 0; i < count && _run.HasLosses; i++)
            {
                losses.Span[_rows[i]] = _losses[i];
            }

            if (!byHidden.IsEmpty)
            {
                var to = isTogether ? byHidden.Slice(first * depth, count * depth) : _byHidden.AsMemory(0, count * depth);
                MatrixProduct.Run(new(_logits, width, 1), new(input.Weight, depth, 1), to, 1, count, width, depth);
                for (var i = 0; i < count && !isTogether; i++)
                {
                    to.Span.Slice(i * depth, depth).CopyTo(byHidden.Span[(_rows[i] * depth)..]);
                }
            }

            if (!byWeight.IsEmpty || _run.HasBias)
            {
                Run(Phase.ByWeight, (width + Tile - 1) / Tile, (long)count * depth * width);
            }
        }

        if (_run.IsFirst)
        {
            byWeight.Span.Clear();
        }

        for (var j = 0; j < byBias.Length; j++)
        {
            byBias.Span[j] = (float)_sums[j];
        }

        (_input, _block, _byWeight) = (default, default, default);
    }

    // The rows of the next block: those that are not ignored.
    private int Next(ref int next, ReadOnlyMemory<float> gradients)
    {
        var classes = _input.Classes.Span;
        var own = _input.Own.Span;
        var count = 0;
        for (; next < classes.Length && count < _most; next++)
        {
            if (classes[next] is var k && k != _ignored)
            {
                (_rows[count], _classes[count]) = (next, k);
                if (_run.HasSlopes)
                {
                    _gradients[count] = gradients.Span[next];
                    _factors[count] = (float)(_gradients[count] * (own[k] + _run.Shares));
                }

                count++;
            }
        }

        return count;
    }

    private Memory<float> Gathered()
    {
        var depth = _size.Depth;
        for (var i = 0; i < _run.Count; i++)
        {
            _input.Hidden.Span.Slice(_rows[i] * depth, depth).CopyTo(_hidden.AsSpan(i * depth));
        }

        return _hidden.AsMemory(0, _run.Count * depth);
    }

    private void Run(Phase phase, int pieces, long work)
    {
        var parts = (int)Math.Clamp(work / SmallestShare, 1, Math.Min(Workers.MaxThreads, pieces));
        if (phase == Phase.Losses && _scratch.Length < parts * _chunk * _size.Width)
        {
            _scratch = new float[parts * _chunk * _size.Width];
        }

        Workers.Run(parts, new Job(this, phase, phase == Phase.Losses ? pieces : (pieces + parts - 1) / parts * parts, parts));
    }

    private readonly record struct Job(LinearCrossEntropyRows Owner, Phase Phase, int Pieces, int Parts) : IJob
    {
        public void Run(int part)
        {
            var (from, to) = (Pieces * part / Parts, Pieces * (part + 1) / Parts);
            if (Phase == Phase.Losses)
            {
                Owner.Losses(from, to, part);
                return;
            }

            var (all, width) = ((Owner._size.Width + Columns - 1) / Columns, Owner._size.Width);
            for (var tile = from; tile < to; tile++)
            {
                var (first, end) = (all * tile / Pieces * Columns, Math.Min(width, all * (tile + 1) / Pieces * Columns));
                if (first < end)
                {
                    Owner.Product(Phase, first, end - first);
                }
            }
        }
    }

    private void Product(Phase phase, int first, int columns)
    {
        var (count, depth, width) = (_run.Count, _size.Depth, _size.Width);
        if (phase == Phase.Logits)
        {
            for (var i = 0; i < count && depth == 0; i++)
            {
                _logits.AsSpan(i * width + first, columns).Clear();
            }

            MatrixProduct.Run(new(_block, depth, 1), new(_input.Weight.Slice(first * depth, columns * depth), 1, depth), _logits.AsMemory(first), count, depth, columns, width, isAdded: false);
            return;
        }

        for (var i = 0; i < count && _run.HasBias; i++)
        {
            Rows.Add(_logits.AsSpan(i * width + first, columns), _sums.AsSpan(first, columns));
        }

        if (!_byWeight.IsEmpty)
        {
            MatrixProduct.Run(new(_logits.AsMemory(first), 1, width), new(_block, depth, 1), _byWeight.Slice(first * depth, columns * depth), columns, count, depth, depth, !_run.IsFirst);
        }
    }

    private void Losses(int from, int to, int part)
    {
        var width = _size.Width;
        var scratch = _scratch.AsMemory(part * _chunk * width, _chunk * width);
        var shares = _input.Shares.Span;
        var own = _input.Own.Span;
        for (var start = from; start < to; start += _chunk)
        {
            var rows = Math.Min(_chunk, to - start);
            for (var i = 0; i < rows; i++)
            {
                Blocks.Map(default(Plus), _logits.AsSpan((start + i) * width, width), _input.Bias.Span, scratch.Span.Slice(i * width, width));
            }

            CrossEntropyRows.Run(
                scratch[..(rows * width)],
                _classes.AsMemory(start, rows),
                _run.HasLosses ? _losses.AsMemory(start, rows) : default,
                _run.HasSlopes ? _factors.AsMemory(start, rows) : default,
                _run.HasSlopes ? _logits.AsMemory(start * width, rows * width) : default,
                width);
            for (var i = start; i < start + rows; i++)
            {
                var k = _classes[i];
                var whole = own[k] + _run.Shares;
                var loss = whole == 0 ? 0 : whole * _losses[i];
                if (_run.Shares != 0)
                {
                    loss += _run.HasLosses ? Ahead(scratch.Span.Slice((i - start) * width, width), shares, k) : 0;
                    if (_run.HasSlopes)
                    {
                        var slopes = _logits.AsSpan(i * width, width);
                        Blocks.Map(new Less(_gradients[i]), slopes, shares, slopes);
                        slopes[k] += (float)(_gradients[i] * _run.Shares);
                    }
                }

                _losses[i] = (float)loss;
            }
        }
    }

    // Σ sⱼ (xₖ − xⱼ); a class that is masked out by −∞ has no share.
    private static double Ahead(ReadOnlySpan<float> x, ReadOnlySpan<float> shares, int k)
    {
        var sum = 0.0;
        for (var j = 0; j < x.Length; j++)
        {
            sum += shares[j] == 0 ? 0 : shares[j] * (double)(x[k] - x[j]);
        }

        return sum;
    }

    private readonly struct Plus : ILanePairFunction
    {
        public T Of<T>(T a, T b)
            where T : struct, ILanes<T> => a + b;
    }

    private readonly struct Less(float by) : ILanePairFunction
    {
        private readonly float _by = by;

        public T Of<T>(T a, T b)
            where T : struct, ILanes<T> => a - b * T.Broadcast(_by);
    }
}
