using Descent.Ops;

namespace Descent;

/// <summary>Makes nodes of what was recorded: only what the results need, each operation once, shapes without copies, constants computed.</summary>
internal sealed class Simplifier
{
    private const int LargestConstant = 1024; // elements; a larger one would be read from memory, where a group can repeat a number
    private readonly Dictionary<Tensor, Source> _sources = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Work, Node> _known = [];
    private readonly List<Node> _nodes = [];

    public Simplifier(Tape tape, IReadOnlyList<Tensor> results)
    {
        var live = Live(results);
        foreach (var tensor in tape.Tensors.Where(live.Contains))
        {
            _sources[tensor] = Reduced(tensor);
        }

        Results = [.. results.Select(Of)];
        foreach (var node in Results.Select(result => result.Node).OfType<Node>())
        {
            node.IsResult = true;
        }

        foreach (var node in _nodes)
        {
            foreach (var input in node.Inputs)
            {
                input.Node?.Readers.Add(node);
            }
        }

        Left = tape.Tensors.Count - _nodes.Count;
    }

    /// <summary>The operations, each after those it reads.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>Where each result is read.</summary>
    public Source[] Results { get; }

    /// <summary>How many recorded operations are not needed.</summary>
    public int Left { get; }

    private static HashSet<Tensor> Live(IReadOnlyList<Tensor> results)
    {
        var live = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
        var stack = new Stack<Tensor>(results);
        while (stack.TryPop(out var tensor))
        {
            if (live.Add(tensor))
            {
                foreach (var input in tensor.Inputs.OfType<Tensor>())
                {
                    stack.Push(input);
                }
            }
        }

        return live;
    }

    private Source Of(Operand operand) => operand is Tensor tensor && _sources.TryGetValue(tensor, out var source) ? source : new(null, operand, operand.Shape);

    private Source Reduced(Tensor tensor)
    {
        var op = tensor.Maker!;
        var inputs = Array.ConvertAll(tensor.Inputs, Of);
        if (op.IsView || (op is BroadcastTo && inputs[0].Shape.Count == tensor.Count)) // repeated once
        {
            return inputs[0] with { Shape = tensor.Shape };
        }

        if (tensor.Count <= LargestConstant && Array.TrueForAll(inputs, IsConstant))
        {
            var constant = Tensor.Apply(op, Array.ConvertAll(inputs, input => (Operand)TensorOps.Reshape((Tensor)input.Outside!, input.Shape)));
            return new(null, constant, constant.Shape);
        }

        var work = new Work(op, inputs);
        if (!_known.TryGetValue(work, out var node))
        {
            node = new(op, inputs, tensor.Shape, tensor.ElementType);
            _known[work] = node;
            _nodes.Add(node);
        }

        return new(node, null, tensor.Shape);
    }

    // Neither a parameter nor an input: an input has no numbers yet.
    private static bool IsConstant(Source source) => source.Outside is Tensor { HasValues: true } and not Parameter;

    private readonly struct Work(Op op, Source[] inputs) : IEquatable<Work>
    {
        private readonly Op _op = op;
        private readonly Source[] _inputs = inputs;

        public bool Equals(Work other) => _op.Equals(other._op) && _inputs.AsSpan().SequenceEqual(other._inputs);

        public override bool Equals(object? obj) => obj is Work other && Equals(other);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            hash.Add(_op);
            foreach (var input in _inputs)
            {
                hash.Add(input);
            }

            return hash.ToHashCode();
        }
    }
}
