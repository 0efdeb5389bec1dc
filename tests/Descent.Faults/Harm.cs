namespace Descent.Faults;

/// <summary>What a seeded fault does, measured against its control on the clean test split. Immutable.</summary>
/// <param name="Lost">The mean test skill lost.</param>
/// <param name="Effect">Cohen's d of it.</param>
/// <param name="Deceit">By how much more than the control's the reported validation skill is off the test skill.</param>
/// <param name="Kind">Harmful, deceptive, latent.</param>
internal sealed record Harm(double Lost, double Effect, double Deceit, string Kind)
{
    private const double LeastLoss = 0.05;
    private const double LeastEffect = 0.5;
    private const double LeastDeceit = 0.1;

    public static Harm Of(IReadOnlyList<Outcome> faulted, IReadOnlyList<Outcome> control)
    {
        var (without, with) = (Skills(control, faulted), Skills(faulted, control));
        var (lost, effect) = (without.Average() - with.Average(), Statistics.CohensD(without, with));
        var deceit = Math.Abs(Gap(faulted)) - Math.Abs(Gap(control));
        var isFailed = faulted.Any(outcome => outcome.IsFailed) && !control.Any(outcome => outcome.IsFailed);
        var isHarmful = isFailed || (lost >= LeastLoss && effect >= LeastEffect && Statistics.IsAbove(without, with));
        return new(lost, effect, deceit, isHarmful ? "harmful" : deceit >= LeastDeceit ? "deceptive" : "latent");
    }

    /// <summary>The share of what was lost that another program regains; of deceit, 1 where it is gone.</summary>
    public double Regained(IReadOnlyList<Outcome> repaired, IReadOnlyList<Outcome> faulted, IReadOnlyList<Outcome> control)
    {
        if (Kind == "deceptive")
        {
            return Of(repaired, control) is { Kind: "latent" } ? 1 : 0;
        }

        var better = Skills(repaired, control).Average() - Skills(faulted, control).Average();
        var lost = Skills(control, faulted).Average() - Skills(faulted, control).Average();
        return better / lost;
    }

    // By the loss, unless it is another than that which it is compared with: then by the answers.
    private static double[] Skills(IReadOnlyList<Outcome> outcomes, IReadOnlyList<Outcome> others)
    {
        var isByScore = outcomes.Concat(others).Any(outcome => double.IsNaN(outcome.TestSkill));
        return [.. outcomes.Select(outcome => outcome.IsFailed ? -1 : isByScore ? outcome.TestScore : outcome.TestSkill)];
    }

    private static double Gap(IReadOnlyList<Outcome> outcomes)
    {
        var gaps = outcomes.Where(outcome => !outcome.IsFailed && double.IsFinite(outcome.ReportedSkill) && double.IsFinite(outcome.TestSkill)).Select(outcome => outcome.ReportedSkill - outcome.TestSkill).ToArray();
        return gaps.Length == 0 ? 0 : gaps.Average();
    }
}
