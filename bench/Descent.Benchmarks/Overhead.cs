using System.Diagnostics;
using System.Text;
using Descent.Diagnostics;

namespace Descent.Benchmarks;

/// <summary>What a <see cref="TrainingCheck"/> costs: whole runs of training programs with one attached, over the same runs without.</summary>
internal sealed class Overhead(bool isQuick)
{
    private const int Pairs = 11;
    private readonly double _warmUp = isQuick ? 0.5 : 2; // seconds, until the runtime has compiled both forms in full
    private readonly double _seconds = isQuick ? 0.05 : 0.3; // of each form in a pair, about
    private readonly StringBuilder _report = new();

    /// <summary>Measures every program, or those named, prints as it goes, and gives the table.</summary>
    public string Run(IReadOnlyCollection<string> only)
    {
        Threads.Max = 1;
        Line($"Whole runs on one thread, model and data made before the clock starts; the check is made, and watches to the last step, within it. The ratio is the median over {Pairs} pairs run in turn; the one of the fastest is between the fastest runs of each form, which other programs on the machine disturb least. A diagnosis at the end is timed by itself, of further runs, the fastest.");
        Line("");
        Line("| program | steps | a step | ratio | quartiles | of the fastest | a diagnosis | ratio with it |");
        Line("|---|---|---|---|---|---|---|---|");
        var ratios = new List<(double Pairs, double Fastest, double Diagnosed)>();
        foreach (var program in OverheadPrograms.All.Where(program => only.Count == 0 || only.Contains(program.Id)))
        {
            ratios.Add(Measure(program));
        }

        Line("");
        Line($"Geometric mean {Mean(ratios.Select(ratio => ratio.Pairs)):F3}, worst {ratios.Max(ratio => ratio.Pairs):F3}; of the fastest {Mean(ratios.Select(ratio => ratio.Fastest)):F3} and {ratios.Max(ratio => ratio.Fastest):F3}, with a diagnosis {Mean(ratios.Select(ratio => ratio.Diagnosed)):F3} and {ratios.Max(ratio => ratio.Diagnosed):F3}. Goal: mean 1.03, none above 1.08, without the diagnosis.");
        return _report.ToString();
    }

    private (double Pairs, double Fastest, double Diagnosed) Measure(OverheadProgram program)
    {
        var start = Stopwatch.GetTimestamp();
        double once;
        do
        {
            once = Time(program, false, 1).Sum;
            Time(program, true, 1);
            Diagnose(program, 1);
        }
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < _warmUp);

        var count = Math.Max(1, (int)(_seconds / once));
        var ratios = new double[Pairs];
        var (plain, watched) = (double.PositiveInfinity, double.PositiveInfinity);
        for (var pair = 0; pair < Pairs; pair++)
        {
            var isFirst = pair % 2 == 0; // each form goes first in half of the pairs
            var before = isFirst ? Time(program, false, count) : default;
            var with = Time(program, true, count);
            before = isFirst ? before : Time(program, false, count);
            ratios[pair] = with.Sum / before.Sum;
            (plain, watched) = (Math.Min(plain, before.Least), Math.Min(watched, with.Least));
        }

        var diagnosis = Diagnose(program, count);
        Array.Sort(ratios);
        var (ratio, fastest, diagnosed) = (ratios[Pairs / 2], watched / plain, (watched + diagnosis) / plain);
        Line($"| {program.Id}: {program.Name} | {program.Steps:N0} | {Timing.Show(plain / program.Steps)} | {ratio:F3} | {ratios[Pairs / 4]:F3} … {ratios[Pairs - 1 - Pairs / 4]:F3} | {fastest:F3} | {Timing.Show(diagnosis)} | {diagnosed:F3} |");
        return (ratio, fastest, diagnosed);
    }

    // Seconds of some runs, and of the fastest. Nobody asks for a diagnosis between them: the next run would begin with cold caches and its garbage.
    private static (double Sum, double Least) Time(OverheadProgram program, bool isWatched, int count)
    {
        var (sum, least) = (0.0, double.PositiveInfinity);
        for (var i = 0; i < count; i++)
        {
            var prepared = program.Prepare();
            var start = Stopwatch.GetTimestamp();
            prepared.Run(isWatched ? prepared.Check() : null);
            var run = Stopwatch.GetElapsedTime(start).TotalSeconds;
            (sum, least) = (sum + run, Math.Min(least, run));
        }

        return (sum, least);
    }

    // Seconds of the fastest diagnosis at the end of some runs.
    private static double Diagnose(OverheadProgram program, int count)
    {
        var least = double.PositiveInfinity;
        for (var i = 0; i < count; i++)
        {
            var prepared = program.Prepare();
            var check = prepared.Check();
            prepared.Run(check);
            var start = Stopwatch.GetTimestamp();
            check.Diagnose();
            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return least;
    }

    private static double Mean(IEnumerable<double> ratios) => Math.Exp(ratios.Average(Math.Log));

    private void Line(string text)
    {
        Console.WriteLine(text);
        _report.Append(text).Append('\n');
    }
}
