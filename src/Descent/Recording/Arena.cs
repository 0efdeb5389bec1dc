namespace Descent;

/// <summary>Places for the results of a plan in one array a type: results that are never needed together share theirs.</summary>
internal sealed class Arena
{
    private const int Line = 16; // floats of a cache line, at which results start
    private readonly Dictionary<Node, int> _starts = [];

    public Arena(IReadOnlyList<Instruction> instructions)
    {
        var last = new Dictionary<Node, int>();
        for (var i = 0; i < instructions.Count; i++)
        {
            foreach (var node in instructions[i].Writes.Concat(instructions[i].Reads))
            {
                last[node] = node.IsResult ? int.MaxValue : i;
            }
        }

        // First fit: each result goes to the lowest gap between those that are still needed.
        foreach (var type in Enum.GetValues<ElementType>())
        {
            var held = new List<(Node Node, int Start, int End)>();
            for (var i = 0; i < instructions.Count; i++)
            {
                held.RemoveAll(place => last[place.Node] < i);
                foreach (var node in instructions[i].Writes.Where(node => node.Type == type))
                {
                    var length = (node.Count + Line - 1) / Line * Line;
                    var start = 0;
                    foreach (var place in held)
                    {
                        if (start + length <= place.Start)
                        {
                            break;
                        }

                        start = Math.Max(start, place.End); // an empty one may stand before the end of another
                    }

                    held.Add((node, start, checked(start + length)));
                    held.Sort((a, b) => a.Start.CompareTo(b.Start));
                    _starts[node] = start;
                    Lengths[type] = Math.Max(Lengths.GetValueOrDefault(type), start + length);
                }
            }
        }
    }

    /// <summary>Where each result starts, in elements.</summary>
    public IReadOnlyDictionary<Node, int> Starts => _starts;

    /// <summary>The length of the array of each element type.</summary>
    public Dictionary<ElementType, int> Lengths { get; } = [];
}
