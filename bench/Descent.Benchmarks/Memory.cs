using System.Diagnostics;
using System.Globalization;

namespace Descent.Benchmarks;

/// <summary>The most memory that a workload takes in one library, above its inputs and weights; each in a process of its own.</summary>
internal static class Memory
{
    private const int Calls = 3;

    /// <summary>Bytes, or null where the system does not tell.</summary>
    public static double? Of(string id, bool ours)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (var argument in new[] { typeof(Memory).Assembly.Location, "memory", id, ours ? "ours" : "theirs" })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.TryParse(text, CultureInfo.InvariantCulture, out var bytes) ? bytes : null;
    }

    /// <summary>Measures in this process, and prints the bytes.</summary>
    public static int Print(string id, bool ours)
    {
        var all = Training.All.Concat(Alone.All).ToDictionary(entry => entry.Id, entry => entry.Make);
        Run(all["A1"](), ours); // so that what a library sets up at its first use is not counted
        var workload = all[id]();
        Release();
        if (!Reset())
        {
            return 1;
        }

        var before = Read("VmRSS:");
        Run(workload, ours);
        Console.WriteLine(((Read("VmHWM:") - before) * 1024).ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    /// <summary>Gives back what nothing refers to any more, tensors of libtorch too.</summary>
    public static void Release()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private static void Run(Workload workload, bool ours)
    {
        for (var i = 0; i < Calls; i++)
        {
            (ours ? workload.Ours : workload.Theirs)();
        }
    }

    // Linux keeps the highest mark of a process's memory, and sets it back on request.
    private static bool Reset()
    {
        try
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static double Read(string name) =>
        double.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
}
