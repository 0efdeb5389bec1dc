using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Descent.Benchmarks;

/// <summary>The command <c>descent train</c>: from its start to the first step, and a whole training on the names.</summary>
internal static partial class Command
{
    private static readonly string Native = Path.Combine("artifacts", "bench", "native", "descent-cli");
    private static readonly string[] Compiled = ["dotnet", Path.Combine("artifacts", "bench", "descent", "descent-cli.dll")];

    /// <summary>Measures both forms of the command, which bench/run has built, and gives the table.</summary>
    public static string Run(bool isQuick)
    {
        var report = new StringBuilder();
        var folder = Directory.CreateTempSubdirectory("descent-bench-").FullName;
        try
        {
            var before = Environment.GetEnvironmentVariable("DESCENT_BEFORE"); // another build of the command, to be measured in turn
            (string Name, string[] Start)[] forms = [("native (x86-64-v3)", [Native]), ("by the runtime", Compiled), .. before is null ? [] : new[] { ("before", (string[])["dotnet", before]) }];
            Line("`descent train names`, all as it is without options: 10 epochs of 1,426 steps; medians.");
            Line("");
            Line("| form | start to the first step done | whole run | steps a second | validation loss |");
            Line("|---|---|---|---|---|");
            var starts = forms.Select(_ => new List<double>()).ToArray();
            var runs = forms.Select(_ => new List<(double Seconds, double Rate, string Loss)>()).ToArray();
            for (var round = 0; round < (isQuick ? 5 : 11); round++)
            {
                for (var i = 0; i < forms.Length; i++)
                {
                    starts[i].Add(FirstStep(forms[i].Start, folder));
                }
            }

            for (var round = 0; round < (isQuick ? 1 : 5); round++)
            {
                for (var i = 0; i < forms.Length; i++)
                {
                    Timing.WaitForCores();
                    runs[i].Add(Whole(forms[i].Start, folder));
                }
            }

            for (var i = 0; i < forms.Length; i++)
            {
                Line($"| {forms[i].Name} | {Timing.Show(Median(starts[i]))} | {Timing.Show(Median(runs[i].Select(run => run.Seconds)))} | {Median(runs[i].Select(run => run.Rate)):N0} | {string.Join(", ", runs[i].Select(run => run.Loss).Distinct())} |");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return report.ToString();

        void Line(string text)
        {
            Console.WriteLine(text);
            report.Append(text).Append('\n');
        }
    }

    // With a checkpoint after every step, the first step is done when the file appears.
    private static double FirstStep(string[] command, string folder)
    {
        var run = Path.Combine(folder, "start");
        var start = Stopwatch.GetTimestamp();
        using var process = Start(command, "train", "names", "--checkpoint", "0", "--out", run, "--overwrite");
        var reading = process.StandardOutput.ReadToEndAsync();
        while (!File.Exists(Path.Combine(run, "checkpoint.safetensors")))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"bench/run command: {command[^1]} ended before its first step. Run it by hand and look.");
            }

            Thread.Sleep(1);
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        process.Kill();
        process.WaitForExit();
        reading.Wait();
        Directory.Delete(run, recursive: true);
        return seconds;
    }

    private static (double Seconds, double Rate, string Loss) Whole(string[] command, string folder)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Start(command, "train", "names", "--out", Path.Combine(folder, "run"), "--overwrite");
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var last = LastEpoch().Match(text);
        return (seconds, double.Parse(last.Groups[2].Value, CultureInfo.InvariantCulture), last.Groups[1].Value);
    }

    private static Process Start(string[] command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true };
        foreach (var argument in command[1..].Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Remove("LD_PRELOAD"); // it is for TorchSharp alone
        return Process.Start(start)!;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    [GeneratedRegex(@"epoch +10 of 10 .*validation ([\d.]+) +(\d+) steps/s")]
    private static partial Regex LastEpoch();
}
