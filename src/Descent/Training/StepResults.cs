namespace Descent.Training;

/// <summary>The results of a step by their names; of a recording, whose next run overwrites them.</summary>
/// <param name="all">The results in their order: objective, mean loss, gradients, penalty, what each loss counts for.</param>
/// <param name="gradients">How many gradients there are.</param>
/// <param name="isPenalised">Whether there is a penalty.</param>
/// <param name="examples">How many losses there are, where none is weighted.</param>
internal sealed class StepResults(IReadOnlyList<Tensor> all, int gradients, bool isPenalised, int examples)
{
    private readonly Tensor? _counts = all.Count > 2 + gradients + (isPenalised ? 1 : 0) ? all[^1] : null;

    public IReadOnlyList<Tensor> All => all;

    public Tensor Objective => all[0];

    public Tensor Mean => all[1];

    public IReadOnlyList<Tensor> Gradients { get; } = [.. all.Skip(2).Take(gradients)];

    public Tensor? Penalty { get; } = isPenalised ? all[2 + gradients] : null;

    /// <summary>What the losses count for together.</summary>
    public double Weight => _counts?.ToArray().Sum() ?? examples;
}
