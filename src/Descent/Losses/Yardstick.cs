namespace Descent;

/// <summary>What a mean loss is held against, for some targets. Immutable.</summary>
/// <param name="Start">What an untrained model, which answers 0, should score.</param>
/// <param name="Prior">What the best constant prediction scores.</param>
/// <param name="Floor">The least that any prediction can score.</param>
public readonly record struct Yardstick(double Start, double Prior, double Floor)
{
    /// <summary>How much of what can be learned was learned: <c>1 − (loss − floor) / (prior − floor)</c>; 0 at the prior, 1 at the floor.</summary>
    public double Skill(double loss) => 1 - (loss - Floor) / (Prior - Floor);
}
