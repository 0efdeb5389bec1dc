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
            // What cannot be grouped goes first: it may make more ready for the groups.
            var members = scheduler._waiting.Find(node => !node.IsElementwise && scheduler.IsReady(node)) is { } single ? [single] : scheduler.NextGroup();
            scheduler._done.UnionWith(members);
            scheduler._waiting.RemoveAll(scheduler._done.Contains);
            scheduler._instructions.Add(members is [{ IsElementwise: false }] ? new Single(members[0]) : new Group(members));
        }

        return scheduler._instructions;
    }

    private List<Node> NextGroup()
    {
        var size = _waiting.Find(IsReady)!.Count;
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
