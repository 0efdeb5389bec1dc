using Descent.Numerics;

namespace Descent.Ops;

/// <summary>All ways to read one row of labels from log-probabilities over time, with blanks between and repeats merged.</summary>
/// <remarks>By forward and backward sums of logarithms. Source: Graves and others 2006.</remarks>
internal static class CtcPaths
{
    private const double Never = -1e30; // the logarithm of 0 as a finite number, so that differences of two stay numbers

    /// <summary>The negative log-likelihood of the labels, and how often each class is read at each time, <c>[T, C]</c>.</summary>
    /// <param name="logs">Log-probabilities, [T, C].</param>
    /// <param name="labels">The labels.</param>
    /// <param name="classes">The number of classes C.</param>
    /// <param name="blank">The class of the blank.</param>
    /// <param name="occupation">Where the expected reads go; zeros where no way leads through.</param>
    public static T Sum<T>(ReadOnlySpan<T> logs, ReadOnlySpan<int> labels, int classes, int blank, Span<T> occupation)
        where T : struct, IReal<T>
    {
        var (times, states) = (logs.Length / classes, 2 * labels.Length + 1); // states: blank, label, blank, label, …, blank
        if (times == 0)
        {
            return labels.Length == 0 ? T.From(0) : T.From(-Never);
        }

        var reads = new int[states];
        for (var s = 0; s < states; s++)
        {
            reads[s] = s % 2 == 0 ? blank : labels[s / 2];
        }

        var (forward, backward) = (new T[times * states], new T[times * states]);
        Array.Fill(forward, T.From(Never));
        Array.Fill(backward, T.From(Never));
        for (var t = 0; t < times; t++)
        {
            for (var s = 0; s < states; s++)
            {
                var before = t == 0
                    ? T.From(s <= 1 ? 0 : Never)
                    : Add(forward[(t - 1) * states + s], s > 0 ? forward[(t - 1) * states + s - 1] : T.From(Never), CanSkip(s) ? forward[(t - 1) * states + s - 2] : T.From(Never));
                forward[t * states + s] = before + Log(logs, t, s);
            }
        }

        for (var t = times - 1; t >= 0; t--)
        {
            for (var s = states - 1; s >= 0; s--)
            {
                backward[t * states + s] = t == times - 1
                    ? T.From(s >= states - 2 ? 0 : Never)
                    : Add(
                        Next(logs, t + 1, s),
                        s + 1 < states ? Next(logs, t + 1, s + 1) : T.From(Never),
                        s + 2 < states && CanSkip(s + 2) ? Next(logs, t + 1, s + 2) : T.From(Never));
            }
        }

        var last = (times - 1) * states;
        var total = Add(forward[last + states - 1], states > 1 ? forward[last + states - 2] : T.From(Never), T.From(Never));
        if (T.ToDouble(total) < Never / 2)
        {
            return T.From(-Never);
        }

        for (var t = 0; t < times; t++)
        {
            for (var s = 0; s < states; s++)
            {
                occupation[t * classes + reads[s]] += T.Exp(forward[t * states + s] + backward[t * states + s] - total);
            }
        }

        return -total;

        bool CanSkip(int s) => s > 1 && reads[s] != blank && reads[s] != reads[s - 2];

        T Next(ReadOnlySpan<T> from, int t, int s) => backward[t * states + s] + Log(from, t, s);

        T Log(ReadOnlySpan<T> from, int t, int s)
        {
            var log = from[t * classes + reads[s]];
            return T.WherePositive(log - T.From(Never), log, T.From(Never));
        }
    }

    /// <summary>The loss as the user sees it: an impossible reading is infinitely bad.</summary>
    public static double Shown(double loss) => loss >= -Never / 2 ? double.PositiveInfinity : loss;

    private static T Add<T>(T a, T b, T c)
        where T : struct, IReal<T>
    {
        var max = T.WherePositive(a - b, a, b);
        max = T.WherePositive(max - c, max, c);
        return max + T.Log(T.Exp(a - max) + T.Exp(b - max) + T.Exp(c - max));
    }
}
