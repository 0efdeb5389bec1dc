using Descent.Ops;

namespace Descent;

/// <summary>Puts nodes in an order in which each comes after what it reads, with elementwise ones of a size side by side, as one group.</summary>
internal sealed class Scheduler
{
    private readonly HashSet<Node> _done = [];
    private readonly List<Node> _waiting;
    private readonly List<Instruction> _instructions = [];

    private Scheduler(IEnumerable<Node> nodes) => _waiting = [.. nodes.Where(node => !node.IsRepeat)];

    public static IReadOnlyList<Instruction> Order(IEnumerable<Node> nodes)
    {
        var scheduler = new Scheduler(nodes);
        while (scheduler._waiting.Count > 0)
        {
            scheduler.Next();
            scheduler._waiting.RemoveAll(scheduler._done.Contains);
        }

        scheduler.JoinProducts();
        scheduler.JoinSums();
        return scheduler._instructions;
    }

    // A group takes over the last product that it reads, unless others read that before it: one instruction, and one place for both.
    private void JoinProducts()
    {
        for (var i = 0; i < _instructions.Count; i++)
        {
            var read = new HashSet<Node>();
            for (var j = i - 1; j >= 0 && _instructions[i] is Group group; j--)
            {
                if (_instructions[j] is Single { Node: { Op: MatMul } product } && !read.Contains(product) && group.After(product) is { } joined)
                {
                    _instructions[i] = joined;
                    _instructions.RemoveAt(j);
                    i--;
                    break;
                }

                read.UnionWith(_instructions[j].Reads);
            }
        }
    }

    // A group takes over what sums one of its results.
    private void JoinSums()
    {
        for (var i = _instructions.Count - 1; i > 0; i--)
        {
            for (var j = i - 1; j >= 0 && _instructions[i] is Single { Node: var sum }; j--)
            {
                if ((_instructions[j] as Group)?.With(sum) is { } joined)
                {
                    _instructions[j] = joined;
                    _instructions.RemoveAt(i);
                    break;
                }
            }
        }
    }

    // What cannot be grouped goes first, since it may make more ready for the groups; a loss waits until nothing else can, so that its
    // slope may go with it.
    private void Next()
    {
        var ready = _waiting.Where(node => !node.IsElementwise && IsReady(node)).ToList();
        var single = ready.Find(node => SlopesOf(node, _waiting).All(ready.Contains));
        if (single is null && _waiting.Find(node => node.IsElementwise && IsReady(node)) is { } first)
        {
            _instructions.Add(new Group(NextGroup(first.Count)));
            return;
        }

        single ??= ready[0];
        var together = SlopesOf(single, ready);
        _done.Add(single);
        _done.UnionWith(together);
        if (LinearPass.Of([single, .. together]) is { } pass)
        {
            _instructions.Add(pass);
        }
        else if (together.Count > 0)
        {
            var both = new LossAndSlope(single, together[0]);
            _done.UnionWith(both.Writes);
            _instructions.RemoveAll(instruction => instruction.Writes.Any(both.Spared.Contains));
            _instructions.Add(both);
        }
        else
        {
            _instructions.Add(new Single(single));
        }
    }

    private static IReadOnlyList<Node> SlopesOf(Node node, List<Node> waiting) => LossAndSlope.SlopeOf(node, waiting) is { } slope ? [slope] : LinearPass.SlopesOf(node, waiting);

    private List<Node> NextGroup(int size)
    {
        var members = new List<Node>();
        foreach (var node in _waiting.Where(node => node.IsElementwise && node.Count == size))
        {
            if (IsReady(node))
            {
                members.Add(node);
                _done.Add(node); // so that those it makes ready join the group
            }
        }

        return members;
    }

    private bool IsReady(Node node) => node.Inputs.All(input => input.Node is not { } made || (made.IsRepeat ? IsReady(made) : _done.Contains(made)));
}
