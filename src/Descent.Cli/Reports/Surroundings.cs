using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;
using Descent.Diagnostics;

namespace Descent.Cli.Reports;

/// <summary>What a run ran on, for its report.</summary>
internal static class Surroundings
{
    private const string ProcessorFile = "/proc/cpuinfo";

    public static IReadOnlyList<ReportFact> Facts(string dataHash) =>
    [
        new("Descent", typeof(Tensor).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown"),
        new(".NET", RuntimeInformation.FrameworkDescription),
        new("system", RuntimeInformation.OSDescription),
        new("processor", $"{Processor()}, {Environment.ProcessorCount} threads, vectors of {Vector<float>.Count} floats"),
        new("finished", DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)),
        new("data, SHA-256", dataHash),
    ];

    private static string Processor() => File.Exists(ProcessorFile)
        ? File.ReadLines(ProcessorFile).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? $"{RuntimeInformation.ProcessArchitecture}"
        : $"{RuntimeInformation.ProcessArchitecture}";
}
