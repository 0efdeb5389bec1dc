using Descent.Kernels;
using Descent.Ops;

namespace Descent;

/// <summary>Elementwise operations of one size, run block by block: what passes from one to the next stays in the first-level cache.</summary>
/// <remarks>
/// A group can begin with a matrix product that it reads. The product then stands where one of the group's results will, number by number.
/// It can end with sums over all numbers of a result, which then need not be in memory if nothing else reads it.
/// </remarks>
internal sealed class Group : Instruction
{
    private const int Block = 1024; // floats
    private const int SmallestShare = 32_768; // numbers computed; about 15 µs, several times what a hot worker costs
    private readonly IReadOnlyList<Node> _members;
    private readonly Node? _product;
    private readonly Node[] _sums;
    private readonly Node? _successor; // the member whose result takes the product's place
    private readonly List<Node> _writes = [];
    private readonly List<Node> _reads = [];
    private readonly List<Node> _repeats = [];
    private readonly Dictionary<Node, int> _buffers = []; // of members that nobody else reads
    private readonly int _count;
    private readonly int _block;
    private readonly int _unit; // blocks that one thread computes in a row: a stretch of a sum
    private Operand[] _factors = [];
    private Step[] _steps = [];
    private Tensor[] _repeated = [];
    private float[][] _tiles = []; // a repeated stretch each, long enough for a block that begins anywhere in it
    private float[] _scratch = [];
    private Sums.Strands[] _strands = []; // of each part and sum
    private double[] _totals = []; // of each sum and unit
    private int _parts;
    private int _scratchLength;

    public Group(IReadOnlyList<Node> members, Node? product = null, params Node[] sums)
    {
        (_members, _product, _sums, _count) = (members, product, sums, members[0].Count);
        HashSet<Node> inside = [.. members, .. _sums];
        foreach (var node in members)
        {
            if (node.IsResult || !node.Readers.TrueForAll(inside.Contains))
            {
                _writes.Add(node);
            }

            foreach (var made in node.Inputs.Select(input => input.Node).OfType<Node>())
            {
                if (made.IsRepeat && !_repeats.Contains(made))
                {
                    _repeats.Add(made);
                }

                if ((made.IsRepeat ? made.Inputs[0].Node : made) is { } read && read != product && !inside.Contains(read) && !_reads.Contains(read))
                {
                    _reads.Add(read);
                }
            }
        }

        if (product is not null)
        {
            _reads.AddRange(product.Inputs.Select(input => input.Node).OfType<Node>());
            var last = members.Index().Last(member => member.Item.Inputs.Any(input => input.Node == product)).Index;
            _successor = !product.IsResult && product.Readers.TrueForAll(inside.Contains) ? members.Skip(last).FirstOrDefault(_writes.Contains) : null;
            if (_successor is null)
            {
                _writes.Insert(0, product);
            }
        }

        _writes.AddRange(_sums);

        // Blocks hold whole rows where they can, so that repeated stretches are read from their start.
        var width = _repeats.Select(repeat => repeat.Inputs[0].Shape.Count).DefaultIfEmpty(1).Max();
        var rows = Math.Max(1, Block / width);
        _block = Math.Min(_count, width * (rows > 8 ? rows / 8 * 8 : rows));
        _unit = _sums.Length > 0 && _block < _count ? Sums.Stretch / _block : 1;
        Share();
    }

    public override IReadOnlyList<Node> Writes => _writes;

    public override IReadOnlyList<Node> Reads => _reads;

    public override string Text => $"{(_product is null ? "" : $"{_product.Op.Name} {string.Join(" ", _product.Inputs.Select(input => input.Shape))} → ")}{string.Join(" · ", _members.Select(node => node.Op.Name))} {_members[0].Shape}{string.Concat(_sums.Select(sum => $" · {sum.Op.Name} → {sum.Shape}"))}";

    /// <summary>The group that begins with a product, or null where it begins with one already or does not read it number by number.</summary>
    public Group? After(Node product) => _product is null && product.Count == _count && _members.Any(member => member.Inputs.Any(input => input.Node == product)) ? new(_members, product, _sums) : null;

    /// <summary>The group that ends with a sum of all numbers of one of its results, or null where that is none.</summary>
    public Group? With(Node sum) => sum is { Op: SumTo, Count: 1, Type: ElementType.Float32 } && sum.Inputs[0].Node is { } summed && _members.Contains(summed)
        && !Array.Exists(_sums, other => other.Inputs[0].Node == summed) && (_block == _count || Sums.Stretch % _block == 0) ? new(_members, _product, [.. _sums, sum]) : null;

    public override void Bind(Func<Source, Operand> operands)
    {
        if (_successor is not null)
        {
            _product!.Place.Bind(_successor.Place);
        }

        _factors = _product is null ? [] : [.. _product.Inputs.Select(operands)];
        _repeated = [.. _repeats.Select(repeat => (Tensor)operands(repeat.Inputs[0]))];
        _tiles = Array.ConvertAll(_repeated, repeated => new float[_block + repeated.Count]);
        _scratchLength = (_buffers.Count == 0 ? 0 : _buffers.Values.Max() + 1) * _block;
        _scratch = new float[Workers.MaxThreads * _scratchLength];
        _steps = [.. _members.Select(node => new Step(
            (IElementwise)node.Op,
            PlaceOf(node.Inputs[0], operands),
            node.Inputs.Count > 1 ? PlaceOf(node.Inputs[1], operands) : ValueOf(node) is { } value ? ToPlace(value) : default,
            ToPlace(node),
            Array.FindIndex(_sums, sum => sum.Inputs[0].Node == node)))];
        _totals = new double[_sums.Length * Units];
    }

    public override void Run()
    {
        _product?.Place.Compute(_product.Op, _factors);
        for (var i = 0; i < _repeated.Length; i++)
        {
            var from = _repeated[i].Floats.Span;
            var tile = _tiles[i].AsSpan();
            if (from.Length == 1)
            {
                tile.Fill(from[0]);
            }
            else
            {
                for (var start = 0; start < tile.Length; start += from.Length)
                {
                    from[..Math.Min(from.Length, tile.Length - start)].CopyTo(tile[start..]);
                }
            }
        }

        _parts = (int)Math.Min(Math.Min(Workers.MaxThreads, Units), Math.Max(1, (long)_count * _steps.Length / SmallestShare));
        if (_scratch.Length < _parts * _scratchLength)
        {
            _scratch = new float[_parts * _scratchLength]; // more threads than when the plan was made
        }

        if (_strands.Length < _parts * _sums.Length)
        {
            _strands = new Sums.Strands[_parts * _sums.Length];
        }

        Workers.Run(_parts, new Job(this));
        for (var i = 0; i < _sums.Length; i++)
        {
            var total = 0.0;
            foreach (var sum in _totals.AsSpan(i * Units, Units))
            {
                total += sum;
            }

            _sums[i].Place.Floats.Span[0] = (float)total;
        }
    }

    private int Blocks => (_count + _block - 1) / _block;

    private int Units => (Blocks + _unit - 1) / _unit;

    private void RunPart(int part)
    {
        var (first, end) = ((int)((long)Units * part / _parts), (int)((long)Units * (part + 1) / _parts));
        var scratch = _scratch.AsSpan(part * _scratchLength, _scratchLength);
        var strands = _strands.AsSpan(part * _sums.Length, _sums.Length);
        for (var unit = first; unit < end; unit++)
        {
            strands.Clear();
            for (var i = unit * _unit; i < Math.Min(Blocks, (unit + 1) * _unit); i++)
            {
                RunBlock(i * _block, Math.Min(_block, _count - i * _block), scratch, strands);
            }

            for (var i = 0; i < strands.Length; i++)
            {
                _totals[i * Units + unit] = strands[i].Sum;
            }
        }
    }

    private void RunBlock(int start, int length, Span<float> scratch, Span<Sums.Strands> strands)
    {
        foreach (ref readonly var step in _steps.AsSpan())
        {
            var to = Span(step.To, start, length, scratch);
            step.Op.Map(Span(step.A, start, length, scratch), Span(step.B, start, length, scratch), to);
            if (step.Sum >= 0)
            {
                strands[step.Sum].Add(to);
            }
        }
    }

    private Span<float> Span(in Place place, int start, int length, Span<float> scratch) => place.Kind switch
    {
        PlaceKind.Whole => place.Tensor!.Floats.Span.Slice(start, length),
        PlaceKind.Tile => _tiles[place.Index].AsSpan(start % _repeated[place.Index].Count, length),
        PlaceKind.Buffer => scratch.Slice(place.Index * _block, length),
        _ => default,
    };

    // The member that computes what a slope could spare: tanh for its slope (1 − y)(1 + y).
    private Node? ValueOf(Node slope) => ((IElementwise)slope.Op).Value is { } value
        ? _members.TakeWhile(node => node != slope).FirstOrDefault(node => node.Op.Equals(value) && node.Inputs[0] == slope.Inputs[0])
        : null;

    private Place ToPlace(Node member) => _buffers.TryGetValue(member, out var buffer) ? new(PlaceKind.Buffer, null, buffer) : new(PlaceKind.Whole, member.Place, 0);

    private Place PlaceOf(Source source, Func<Source, Operand> operands) =>
        source.Node is { } node && _buffers.ContainsKey(node) ? ToPlace(node)
        : source.Node is { IsRepeat: true } repeat ? new(PlaceKind.Tile, null, _repeats.IndexOf(repeat))
        : new(PlaceKind.Whole, (Tensor)operands(source), 0);

    // Buffers for what only members read, used again once its last reader has run.
    private void Share()
    {
        var last = new Dictionary<Node, int>();
        for (var i = 0; i < _members.Count; i++)
        {
            foreach (var made in ReadBy(_members[i]))
            {
                last[made] = i;
            }
        }

        var free = new SortedSet<int>();
        var used = 0;
        for (var i = 0; i < _members.Count; i++)
        {
            if (!_writes.Contains(_members[i]))
            {
                var buffer = free.Count > 0 ? free.Min : used++;
                free.Remove(buffer);
                _buffers[_members[i]] = buffer;
            }

            foreach (var made in ReadBy(_members[i]).Distinct())
            {
                if (last[made] == i && _buffers.TryGetValue(made, out var buffer))
                {
                    free.Add(buffer);
                }
            }
        }
    }

    private IEnumerable<Node> ReadBy(Node member) => member.Inputs.Select(input => input.Node).Append(ValueOf(member)).OfType<Node>();

    private readonly struct Job(Group group) : IJob
    {
        private readonly Group _group = group;

        public void Run(int part) => _group.RunPart(part);
    }

    private enum PlaceKind
    {
        None,
        Whole,
        Tile,
        Buffer,
    }

    private readonly record struct Place(PlaceKind Kind, Tensor? Tensor, int Index);

    private readonly record struct Step(IElementwise Op, Place A, Place B, Place To, int Sum);
}
