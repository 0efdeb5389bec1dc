namespace Descent;

/// <summary>The operations behind a tensor, in order.</summary>
internal static class Graph
{
    /// <summary>Every computed tensor behind a result, each after its inputs, the result last.</summary>
    /// <remarks>Iterative: a deep graph must not overflow the stack.</remarks>
    public static IReadOnlyList<Tensor> Order(Tensor result)
    {
        var order = new List<Tensor>();
        var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
        var stack = new Stack<(Tensor Tensor, bool InputsDone)>([(result, false)]);
        while (stack.TryPop(out var top))
        {
            if (top.InputsDone)
            {
                order.Add(top.Tensor);
            }
            else if (top.Tensor is { Maker: not null, NeedsGradient: true } && seen.Add(top.Tensor))
            {
                stack.Push((top.Tensor, true));
                foreach (var operand in top.Tensor.Inputs)
                {
                    if (operand is Tensor input)
                    {
                        stack.Push((input, false));
                    }
                }
            }
        }

        return order;
    }
}
