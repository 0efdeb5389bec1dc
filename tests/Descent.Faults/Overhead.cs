using System.Diagnostics;

namespace Descent.Faults;

/// <summary>What watching a program costs.</summary>
/// <param name="Program">The program.</param>
/// <param name="Ratio">The median over pairs of the time watched over the time unwatched.</param>
/// <param name="Milliseconds">The median time unwatched.</param>
internal sealed record Overhead(string Program, double Ratio, double Milliseconds)
{
    private const int LeastMilliseconds = 20; // of one measurement: short runs are repeated

    /// <summary>Measures interleaved pairs, one program at a time; watched means a check that is asked once, at the end.</summary>
    public static Overhead Of(TrainingProgram program, int pairs)
    {
        Timed(program, true, 1);
        Timed(program, false, 1);
        var repeats = 1 + (int)(LeastMilliseconds / Timed(program, false, 1));
        var times = Enumerable.Range(0, pairs).Select(_ => (Without: Timed(program, false, repeats), With: Timed(program, true, repeats))).ToArray();
        return new(program.Name, Statistics.Quantile(times.Select(time => time.With / time.Without), 0.5), Statistics.Quantile(times.Select(time => time.Without), 0.5) / repeats);
    }

    private static double Timed(TrainingProgram program, bool isWatched, int repeats)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < repeats; i++)
        {
            var doctor = isWatched ? new Doctor(isPassive: true, asks: 0) : null;
            program.Run(1, doctor ?? new Watch());
            doctor?.Conclude();
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
