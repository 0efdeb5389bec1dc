using System.Diagnostics;

namespace Descent.Faults;

/// <summary>What watching a program costs.</summary>
/// <param name="Program">The program.</param>
/// <param name="Ratio">The median over pairs of the time watched over the time unwatched.</param>
/// <param name="Milliseconds">The median time unwatched.</param>
/// <param name="Diagnosis">The least time of a diagnosis at the end, in milliseconds, without experiments.</param>
internal sealed record Overhead(string Program, double Ratio, double Milliseconds, double Diagnosis)
{
    private const int WarmMilliseconds = 1000; // until the runtime has compiled both forms in full
    private const int LeastMilliseconds = 50; // of one measurement: short runs are repeated

    /// <summary>Measures interleaved pairs, one program at a time; each form goes first in half of them. A watched run has a check that nobody asks: a
    /// diagnosis is timed by itself, of further runs, so that the runs beside it do not begin with its garbage.</summary>
    public static Overhead Of(TrainingProgram program, int pairs)
    {
        var start = Stopwatch.GetTimestamp();
        double once;
        do
        {
            once = Timed(program, false, 1);
            Timed(program, true, 1);
        }
        while (Stopwatch.GetElapsedTime(start).TotalMilliseconds < WarmMilliseconds);

        var repeats = 1 + (int)(LeastMilliseconds / once);
        var times = Enumerable.Range(0, pairs).Select(pair =>
        {
            var before = pair % 2 == 0 ? Timed(program, false, repeats) : 0;
            var with = Timed(program, true, repeats);
            return (Without: pair % 2 == 0 ? before : Timed(program, false, repeats), With: with);
        }).ToArray();
        return new(
            program.Name, Statistics.Quantile(times.Select(time => time.With / time.Without), 0.5), Statistics.Quantile(times.Select(time => time.Without), 0.5) / repeats,
            Enumerable.Range(0, pairs).Min(_ => Diagnosed(program)));
    }

    private static double Timed(TrainingProgram program, bool isWatched, int repeats)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < repeats; i++)
        {
            program.Run(1, isWatched ? new Doctor(isPassive: true, asks: 0) : new Watch());
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Diagnosed(TrainingProgram program)
    {
        var doctor = new Doctor(isPassive: true, asks: 0);
        program.Run(1, doctor);
        var start = Stopwatch.GetTimestamp();
        doctor.Conclude();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
