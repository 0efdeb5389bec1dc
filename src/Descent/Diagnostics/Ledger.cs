using System.Collections.ObjectModel;
using System.Globalization;

namespace Descent.Diagnostics;

/// <summary>The findings of a run as they come and go, and what they come to.</summary>
internal sealed class Ledger(Evidence run)
{
    private const int FewestSteps = 20;
    private const double LittleSkill = 0.5;
    private const double NothingMissing = 0.9;
    private const double NoSkill = 0.05;
    private readonly SortedDictionary<int, Finding> _findings = []; // by the rule's place in the catalogue

    /// <summary>Told of a finding as it opens, changes in level or certainty, or is resolved; the check listens.</summary>
    public Action<FindingEvent, Finding> Tell { get; init; } = (_, _) => { };

    /// <summary>Asks the rules whose moment it is.</summary>
    public void Review(bool isFirst = false, bool isDiagnosis = false)
    {
        for (var place = 0; place < Catalogue.All.Count; place++)
        {
            var rule = Catalogue.All[place];
            if (rule.Moment == RuleMoment.Probe || (rule.Moment == RuleMoment.Once && isFirst) || (rule.Moment == RuleMoment.Diagnosis && isDiagnosis))
            {
                Take(place, rule.Judge(run));
            }
        }
    }

    /// <summary>Asks once more, with experiments, those rules that no certain or confirmed finding explains already.</summary>
    public void Examine()
    {
        run.Lab.IsThorough = false;
        Ask();
        if (!run.Lab.IsUnderWay && !_findings.Values.Any(finding => finding.IsOpenFault))
        {
            run.Lab.IsThorough = true;
            Ask();
            LookForMore();
        }
    }

    private void Ask()
    {
        for (var place = 0; place < Catalogue.All.Count; place++)
        {
            var rule = Catalogue.All[place];
            run.Lab.IsOpen = !_findings.Values.Any(finding => finding.IsOpenFault && finding.Rule != rule && finding.Certainty <= Certainty.Confirmed && (finding.Level == FindingLevel.Error || finding.Rule.Explains.Contains(rule.Id)));
            try
            {
                run.Lab.Asked();
                var found = rule.Moment == RuleMoment.Once ? _findings.GetValueOrDefault(place) : rule.Judge(run);
                found = found is { ResolvedAt: null, Certainty: not Certainty.Confirmed } ? rule.Confirm(run, found) : found;
                run.Lab.IsOpen = false;
                Take(place, found is { Certainty: Certainty.Confirmed } ? found with { Experiment = Experiment(found, run.Lab.Asked()) } : found);
            }
            finally
            {
                run.Lab.IsOpen = false;
            }
        }
    }

    public Diagnosis Diagnosis()
    {
        var open = _findings.Values.Where(finding => finding.IsOpenFault).ToArray(); // in the order of thought
        var causes = open.Where(finding => !open.Any(other => other.Rule.Explains.Contains(finding.Id))).ToArray();
        var cause = (causes.Length > 0 ? causes : open).OrderByDescending(finding => finding.Level).FirstOrDefault();
        var explained = open.Where(finding => cause is not null && finding != cause && cause.Rule.Explains.Contains(finding.Id)).ToArray();
        var others = _findings.Values.Where(finding => finding != cause && !explained.Contains(finding)).OrderByDescending(finding => finding.IsOpenFault).ThenBy(finding => finding.ResolvedAt is not null);
        var (verdict, reasons) = Judge(cause);
        return new(verdict, reasons, run.Step, cause, explained, [.. others]) { Statistics = Statistics() };
    }

    // What the rules compared last; of findings their values.
    private ReadOnlyDictionary<string, double> Statistics()
    {
        var statistics = new Dictionary<string, double>(run.Statistics);
        foreach (var finding in _findings.Values.Where(finding => finding.ResolvedAt is null && !double.IsNaN(finding.Value)))
        {
            statistics[finding.Id] = finding.Value;
        }

        return statistics.AsReadOnly();
    }

    // A healthy run of low skill raises the question what there was to learn.
    private void LookForMore()
    {
        if (_findings.Values.Any(finding => finding.IsOpenFault) || run.Skill(run.Now) > NothingMissing)
        {
            return;
        }

        run.Lab.IsOpen = true;
        try
        {
            _ = (run.Lab.Reference(), run.Lab.Baselines(), run.Lab.Inputs());
        }
        finally
        {
            run.Lab.IsOpen = false;
        }
    }

    // The short run that a remedy is, or the one that was asked for.
    private string? Experiment(Finding found, string? asked) =>
        asked ?? (run.Lab.Remedy is { } remedy && remedy.Id == found.Id ? run.Lab.Trials.FirstOrDefault(trial => ReferenceEquals(trial.Result, remedy.Changed))?.Code : null);

    private void Take(int place, Finding? found)
    {
        var known = _findings.GetValueOrDefault(place);
        if (found is not null)
        {
            _findings[place] = found = known is null ? found : found with { Step = known.Step, Experiment = found.Experiment ?? (found.Certainty == Certainty.Confirmed ? known.Experiment : null) };
            if (known is not { ResolvedAt: null })
            {
                Tell(FindingEvent.Opened, found);
            }
            else if (known.Level != found.Level || known.Certainty != found.Certainty)
            {
                Tell(FindingEvent.Changed, found);
            }
        }
        else if (known is { ResolvedAt: null })
        {
            _findings[place] = known with { ResolvedAt = run.Step };
            Tell(FindingEvent.Resolved, _findings[place]);
        }
    }

    private (Verdict Verdict, List<string> Reasons) Judge(Finding? cause)
    {
        var reasons = new List<string>();
        void Say(FormattableString text) => reasons.Add(text.ToString(CultureInfo.InvariantCulture));
        var (yardstick, now) = (run.Yardstick, run.Now);
        var isKnown = run.Start is not null && yardstick.Prior > yardstick.Floor && double.IsFinite(now);
        if (isKnown && run.Start!.Step == 0)
        {
            Say($"start {run.Start!.Loss:F4} (expected {yardstick.Start:F4})");
        }

        if (isKnown && run.Step > 0)
        {
            Say($"now {now:G4}, best constant {yardstick.Prior:F4}, skill {run.Skill(now):F2}");
        }

        var validation = run.Evaluations.Count > 0 ? run.Evaluations[^1].Validation : null;
        if (isKnown && validation is { } loss)
        {
            Say($"validation {loss:F4}, skill {run.ValidationSkill(loss):F2}");
        }

        if (cause is not null)
        {
            return (Verdict.Unhealthy, reasons);
        }

        var steps = run.Step - (run.Start?.Step ?? run.Step);
        if (steps < FewestSteps || !isKnown)
        {
            Say($"{steps} steps seen, {FewestSteps} are the fewest to judge by");
            return (Verdict.NotEnoughEvidence, reasons);
        }

        var gain = Evidence.Median(run.Probes.Where(probe => probe.Foretold < 0).Select(probe => probe.Gain));
        if (!double.IsNaN(gain))
        {
            Say($"steps lower the loss by {gain:F2} of what the gradient foretells");
        }

        var dead = run.Probes[^1].Signals.Activations.Select(activation => activation.Dead).DefaultIfEmpty(0).Max();
        Say($"{(dead == 0 ? "no" : $"{dead:P0} of a layer's")} units are dead");
        if ((validation is { } v ? run.Skill(v) : run.Skill(now)) < NoSkill && run.Train.Neighbours.Score < Rules.Limits.Neighbours.Low)
        {
            Say($"rows with like inputs have no like targets: there may be nothing to learn");
            return (Verdict.NoiseLimited, reasons);
        }

        var reference = run.Lab.Reference();
        if (reference is { } net && !double.IsNaN(net.Validation))
        {
            Say($"a reference net reaches skill {net.Validation:F2} on rows it has not seen");
        }

        if (run.Lab.Inputs() is { } inputs)
        {
            Say($"with the inputs of other rows the loss is {inputs.Others:G4}{(inputs.IsNone ? ": the model does not look at them" : "")}");
        }

        if (validation is not null && run.Lab.Baselines() is { } baselines)
        {
            Say($"without training {(baselines.AreClasses ? "accuracy" : "R²")} {baselines.Prior:F2} by the commonest answer{(double.IsNaN(baselines.Linear) ? "" : FormattableString.Invariant($", {baselines.Nearest:F2} by the nearest row, {baselines.Linear:F2} by a straight line"))}");
        }

        if (run.Gained is var (before, step))
        {
            Say($"still gaining: skill {before:F2} at step {step}, {run.Skill(now):F2} now");
            return (Verdict.StillImproving, reasons);
        }

        return (reference is { } limit && limit.Validation < LittleSkill && (validation is { } last ? run.Skill(last) : run.Skill(now)) < limit.Validation + Rules.Limits.Shortfall.High ? Verdict.NoiseLimited : Verdict.Healthy, reasons);
    }
}
