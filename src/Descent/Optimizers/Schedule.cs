using System.Runtime.CompilerServices;

namespace Descent;

/// <summary>The learning rate of each step, as a pure function of its number. Immutable.</summary>
public sealed class Schedule
{
    private readonly Func<int, double> _at;

    private Schedule(Func<int, double> at) => _at = at;

    /// <summary>The same rate at every step.</summary>
    public static Schedule Constant(double rate)
    {
        DemandPositive(rate);
        return new(_ => rate);
    }

    /// <summary>A rate that is multiplied by a factor after every so many steps: <c>η fᵏ, k = ⌊step / every⌋</c>.</summary>
    public static Schedule Steps(double rate, int every, double factor)
    {
        DemandPositive(rate);
        DemandPositive(factor);
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        return new(step => rate * Math.Pow(factor, step / every));
    }

    /// <summary>A rate that falls along half a cosine: <c>e + ½ (η − e)(1 + cos(π step / steps))</c>, and stays at e.</summary>
    /// <remarks>Source: Loshchilov and Hutter 2017, equation 5, without restarts.</remarks>
    /// <param name="rate">The rate η at the start.</param>
    /// <param name="steps">After how many steps it ends, 1 or more.</param>
    /// <param name="end">The rate e at the end, 0 or more.</param>
    public static Schedule Cosine(double rate, int steps, double end = 0)
    {
        DemandPositive(rate);
        ArgumentOutOfRangeException.ThrowIfNegative(end);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        return new(step => end + 0.5 * (rate - end) * (1 + Math.Cos(Math.PI * Math.Min(1, (double)step / steps))));
    }

    /// <summary>This schedule, its first steps scaled by <c>(step + 1) / steps</c>: a start that is never 0.</summary>
    /// <remarks>Source: Goyal et al. 2017, §2.2.</remarks>
    public Schedule WarmUp(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        return new(step => _at(step) * Math.Min(1, (step + 1.0) / Math.Max(1, steps)));
    }

    /// <summary>The rate of a step, from 0.</summary>
    public double At(int step) => _at(step);

    private static void DemandPositive(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value > 0 && double.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(name, FormattableString.Invariant($"Schedule: the {name} is {value}. Pass a finite number above 0."));
        }
    }
}
