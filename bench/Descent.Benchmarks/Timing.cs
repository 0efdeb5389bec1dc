using System.Diagnostics;
using TorchSharp;

namespace Descent.Benchmarks;

/// <summary>The median time of a call in seconds, and the quartiles around it.</summary>
/// <param name="Median">Half the calls took less.</param>
/// <param name="Low">A quarter took less.</param>
/// <param name="High">Three quarters took less.</param>
/// <param name="IsCrowded">Several threads were measured while their processors shared one core, as virtual machines' do at times.</param>
internal readonly record struct Timing(double Median, double Low, double High, bool IsCrowded)
{
    /// <summary>What † says.</summary>
    public const string Crowded = "†: the processors shared one core meanwhile, as a virtual machine's do at times; two threads then do no more than one.";

    private const int Attempts = 3;

    /// <summary>Seconds that may still be spent waiting for processors to have a core each.</summary>
    public static double Patience { get; set; }

    /// <summary>Times several forms in turn, round after round, so that a disturbance of the machine meets them all.</summary>
    /// <param name="forms">Each with the number of threads it may use, and the seconds it is called before it is timed.</param>
    /// <param name="rounds">How often each is timed.</param>
    /// <param name="seconds">How long each is called in a round, about; at least once.</param>
    public static Timing[] Interleaved(IReadOnlyList<(int Threads, double WarmUp, Action Call)> forms, int rounds, double seconds)
    {
        var counts = forms.Select(form => Calibrate(form, seconds)).ToArray();
        var isParallel = forms.Any(form => form.Threads > 1);
        for (var attempt = 1; ; attempt++)
        {
            var isCrowded = isParallel && !WaitForCores();
            var times = Measure(forms, counts, rounds);
            isCrowded |= isParallel && !Limits.AreApart();
            if (!isCrowded || attempt == Attempts || Patience <= 0)
            {
                return [.. times.Select((list, i) => new Timing(list[list.Count / 2], list[list.Count / 4], list[list.Count * 3 / 4], isCrowded && forms[i].Threads > 1))];
            }
        }
    }

    /// <summary>Whether each processor has a core of its own, now or before patience ends.</summary>
    public static bool WaitForCores()
    {
        const double Pause = 0.5;
        while (!Limits.AreApart())
        {
            if (Patience <= 0)
            {
                return false;
            }

            Thread.Sleep(TimeSpan.FromSeconds(Pause));
            Patience -= Pause;
        }

        return true;
    }

    /// <summary>A time with its unit, and half the range between the quartiles as a share of it.</summary>
    public override string ToString() => $"{Show(Median)} ± {(High - Low) / 2 / Median:P0}{(IsCrowded ? " †" : "")}";

    /// <summary>A time with three digits and the unit that suits it.</summary>
    public static string Show(double seconds)
    {
        var (number, unit) = seconds < 1e-3 ? (seconds * 1e6, "µs") : seconds < 1 ? (seconds * 1e3, "ms") : (seconds, "s");
        return $"{number.ToString(number < 10 ? "F2" : number < 100 ? "F1" : "F0")} {unit}";
    }

    private static List<double>[] Measure(IReadOnlyList<(int Threads, double WarmUp, Action Call)> forms, int[] counts, int rounds)
    {
        var times = forms.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < forms.Count; i++)
            {
                times[i].Add(Time(forms[i], counts[i]));
            }
        }

        Array.ForEach(times, list => list.Sort());
        return times;
    }

    private static int Calibrate((int Threads, double WarmUp, Action Call) form, double seconds)
    {
        // Compiled in full: the runtime recompiles what was called often, in the background, a tenth of a second later.
        var start = Stopwatch.GetTimestamp();
        double once;
        do
        {
            once = Time(form, 1);
        }
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < form.WarmUp);

        if (once > seconds)
        {
            return 1;
        }

        var count = 1;
        while (Time(form, count) * count < seconds / 4 && count < 1 << 20)
        {
            count *= 2;
        }

        return Math.Max(1, (int)(seconds / Time(form, count)));
    }

    private static double Time((int Threads, double WarmUp, Action Call) form, int count)
    {
        Threads.Max = form.Threads;
        torch.set_num_threads(form.Threads);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            form.Call();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / count;
    }
}
