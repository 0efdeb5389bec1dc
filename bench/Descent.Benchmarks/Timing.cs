using System.Diagnostics;
using TorchSharp;

namespace Descent.Benchmarks;

/// <summary>The median time of a call in seconds, and the quartiles around it.</summary>
internal readonly record struct Timing(double Median, double Low, double High)
{
    /// <summary>Times several forms in turn, round after round, so that a disturbance of the machine meets them all.</summary>
    /// <param name="forms">Each with the number of threads it may use, and the seconds it is called before it is timed.</param>
    /// <param name="rounds">How often each is timed.</param>
    /// <param name="seconds">How long each is called in a round, about; at least once.</param>
    public static Timing[] Interleaved(IReadOnlyList<(int Threads, double WarmUp, Action Call)> forms, int rounds, double seconds)
    {
        var counts = forms.Select(form => Calibrate(form, seconds)).ToArray();
        var times = forms.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < forms.Count; i++)
            {
                times[i].Add(Time(forms[i], counts[i]));
            }
        }

        return Array.ConvertAll(times, list =>
        {
            list.Sort();
            return new Timing(list[list.Count / 2], list[list.Count / 4], list[list.Count * 3 / 4]);
        });
    }

    /// <summary>A time with its unit, and half the range between the quartiles as a share of it.</summary>
    public override string ToString() => $"{Show(Median)} ± {(High - Low) / 2 / Median:P0}";

    /// <summary>A time with three digits and the unit that suits it.</summary>
    public static string Show(double seconds)
    {
        var (number, unit) = seconds < 1e-3 ? (seconds * 1e6, "µs") : seconds < 1 ? (seconds * 1e3, "ms") : (seconds, "s");
        return $"{number.ToString(number < 10 ? "F2" : number < 100 ? "F1" : "F0")} {unit}";
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
