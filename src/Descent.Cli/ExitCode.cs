using Descent.Diagnostics;

namespace Descent.Cli;

/// <summary>What the process answers to its caller.</summary>
internal static class ExitCode
{
    public const int Finished = 0;

    /// <summary>A check found something that is likely wrong.</summary>
    public const int Warning = 1;

    /// <summary>A check found a mistake, certain or confirmed.</summary>
    public const int Fault = 2;
    public const int Failed = 3;
    public const int WrongUsage = 64;

    /// <summary>128 + the number of SIGINT, as shells expect.</summary>
    public const int Interrupted = 130;

    /// <summary>What a diagnosis comes to: its gravest finding that still holds decides.</summary>
    public static int Of(Diagnosis diagnosis) => diagnosis.Findings.Where(finding => finding.IsOpenFault).Select(finding => finding.Level).DefaultIfEmpty().Max() switch
    {
        FindingLevel.Error => Fault,
        FindingLevel.Warning => Warning,
        _ => Finished,
    };
}
