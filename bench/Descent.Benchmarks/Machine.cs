using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using TorchSharp;

namespace Descent.Benchmarks;

/// <summary>What was measured on, and by which versions.</summary>
internal static class Machine
{
    /// <summary>The caches of one core and the one that all share, in bytes, the nearest first; empty where the system does not say.</summary>
    public static IReadOnlyList<(string Name, long Bytes)> Caches { get; } = ReadCaches();

    /// <summary>The processor, memory, system and versions, and when.</summary>
    public static string Description { get; } = string.Join('\n',
    [
        $"- Processor: {Processor()}, {Environment.ProcessorCount} cores granted; {string.Join(", ", Caches.Select(cache => $"{cache.Name} {Bytes(cache.Bytes)}"))}; {string.Join(", ", InstructionSets())}.",
        $"- Memory: {Bytes(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes)}. System: {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}.",
        $"- {RuntimeInformation.FrameworkDescription}; TorchSharp {typeof(torch).Assembly.GetName().Version?.ToString(3)} on libtorch {Version("libtorch")} (MKL).",
        $"- {DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.",
    ]);

    /// <summary>Bytes with the unit that suits them.</summary>
    public static string Bytes(double bytes) => bytes < 1024 ? $"{bytes:F0} B" : bytes < 1 << 20 ? $"{bytes / 1024:F0} KiB" : bytes < 1 << 30 ? $"{bytes / (1 << 20):F0} MiB" : $"{bytes / (1 << 30):F1} GiB";

    private static string Processor() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").First(line => line.StartsWith("model name", StringComparison.Ordinal)).Split(':')[1].Trim() + Family()
        : RuntimeInformation.ProcessArchitecture.ToString();

    // Virtual machines hide the model's name; family and model number tell the generation.
    private static string Family()
    {
        string Of(string name) => File.ReadLines("/proc/cpuinfo").First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(':')[1].Trim();
        return $" (family {Of("cpu family")}, model {Of("model\t")})";
    }

    private static List<(string, long)> ReadCaches()
    {
        const string Folder = "/sys/devices/system/cpu/cpu0/cache";
        var caches = new List<(string, long)>();
        for (var i = 0; File.Exists($"{Folder}/index{i}/size"); i++)
        {
            var (level, kind, size) = (Read("level"), Read("type"), Read("size"));
            if (kind != "Instruction")
            {
                caches.Add(($"L{level}", long.Parse(size.TrimEnd('K'), CultureInfo.InvariantCulture) * 1024));
            }

            string Read(string name) => File.ReadAllText($"{Folder}/index{i}/{name}").Trim();
        }

        return caches;
    }

    private static IEnumerable<string> InstructionSets() =>
        new[] { ("AVX2", Avx2.IsSupported), ("FMA", Fma.IsSupported), ("AVX-512", Avx512F.IsSupported) }.Where(set => set.Item2).Select(set => set.Item1).DefaultIfEmpty("no AVX2");

    private static string Version(string package) =>
        typeof(Machine).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == package).Value!;
}
