using System.Diagnostics;
using TorchSharp;

namespace Descent.Benchmarks;

/// <summary>The median time of a call, and the quartiles around it.</summary>
internal readonly record struct Timing(double Median, double Low, double High)
{
    private const double WarmUp = 0.7; // seconds

    /// <summary>Times several forms in turn, round after round, so that a disturbance of the machine meets them all.</summary>
    /// <param name="forms">Each with the number of threads it may use.</param>
    /// <param name="rounds">How often each is timed.</param>
    /// <param name="seconds">How long each is called in a round, about; at least once.</param>
    public static Timing[] Interleaved(IReadOnlyList<(int Threads, Action Call)> forms, int rounds, double seconds)
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

    private static int Calibrate((int Threads, Action Call) form, double seconds)
    {
        // Compiled in full: the runtime recompiles what was called often, in the background, a tenth of a second later.
        var start = Stopwatch.GetTimestamp();
        do
        {
            Time(form, 1);
        }
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUp);

        var count = 1;
        while (Time(form, count) * count < seconds / 4 && count < 1 << 20)
        {
            count *= 2;
        }

        return Math.Max(1, (int)(seconds / Time(form, count)));
    }

    private static double Time((int Threads, Action Call) form, int count)
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
