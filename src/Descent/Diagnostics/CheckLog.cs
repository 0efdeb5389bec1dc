using Microsoft.Extensions.Logging;

namespace Descent.Diagnostics;

/// <summary>What a check logs. The event ids and names are public: docs/doctor.md lists them, and none is used again for another thing.</summary>
internal static partial class CheckLog
{
    public static void Say(ILogger logger, FindingEvent what, Finding finding)
    {
        var (level, rule) = (Level(finding), finding.Rule);
        switch (what)
        {
            case FindingEvent.Opened:
                FindingOpened(logger, level, rule.Id, rule.Name, finding.Certainty, finding.Step, finding.Message, rule.Statistic, finding.Value, rule.Healthy, finding.Change);
                break;
            case FindingEvent.Changed:
                FindingChanged(logger, level, rule.Id, rule.Name, finding.Certainty, finding.Message, rule.Statistic, finding.Value, rule.Healthy, finding.Change);
                break;
            default:
                FindingResolved(logger, rule.Id, rule.Name, finding.ResolvedAt ?? finding.Step, finding.Step);
                break;
        }
    }

    public static void Say(ILogger logger, Diagnosis diagnosis)
    {
        var (cause, reasons) = (diagnosis.Cause, string.Join("; ", diagnosis.Reasons));
        if (cause is null)
        {
            NoFault(logger, diagnosis.Verdict, diagnosis.Step, reasons);
        }
        else
        {
            var level = Level(cause);
            Unhealthy(logger, level, diagnosis.Verdict, diagnosis.Step, cause.Id, cause.Name, reasons);
        }
    }

    public static void Say(ILogger logger, ExperimentNotice experiment) => Experiment(logger, experiment.Code, experiment.Why, experiment.Rows);

    private static LogLevel Level(Finding finding) => finding.Level switch
    {
        FindingLevel.Error => LogLevel.Error,
        FindingLevel.Warning => LogLevel.Warning,
        _ => LogLevel.Information,
    };

    [LoggerMessage(EventId = 1, EventName = "FindingOpened", Message = "{Name} [{Id}], {Certainty}, step {Step}: {Finding} Seen: {Statistic} {Value:G4}, healthy runs {Healthy}. Change: {Change}")]
    private static partial void FindingOpened(ILogger logger, LogLevel level, string id, string name, Certainty certainty, int step, string finding, string statistic, double value, HealthyRange healthy, string change);

    [LoggerMessage(EventId = 2, EventName = "FindingChanged", Message = "{Name} [{Id}] is now {Certainty}: {Finding} Seen: {Statistic} {Value:G4}, healthy runs {Healthy}. Change: {Change}")]
    private static partial void FindingChanged(ILogger logger, LogLevel level, string id, string name, Certainty certainty, string finding, string statistic, double value, HealthyRange healthy, string change);

    [LoggerMessage(EventId = 3, EventName = "FindingResolved", Level = LogLevel.Information, Message = "{Name} [{Id}] is resolved at step {ResolvedAt}, seen first at step {Step}.")]
    private static partial void FindingResolved(ILogger logger, string id, string name, int resolvedAt, int step);

    [LoggerMessage(EventId = 4, EventName = "Unhealthy", Message = "{Verdict} at step {Step}: {Cause} [{Id}]. {Reasons}")]
    private static partial void Unhealthy(ILogger logger, LogLevel level, Verdict verdict, int step, string id, string cause, string reasons);

    [LoggerMessage(EventId = 5, EventName = "NoFault", Level = LogLevel.Information, Message = "{Verdict} at step {Step}. {Reasons}")]
    private static partial void NoFault(ILogger logger, Verdict verdict, int step, string reasons);

    [LoggerMessage(EventId = 6, EventName = "Experiment", Level = LogLevel.Information, Message = "{Code}: {Question} ({Rows} rows at most)")]
    private static partial void Experiment(ILogger logger, string code, string question, long rows);
}
