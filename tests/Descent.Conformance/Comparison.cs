using Descent.Numerics;

namespace Descent.Conformance;

/// <summary>What Descent answers to a case, beside what is expected.</summary>
/// <param name="Refusal">The message of Descent's exception, or null.</param>
/// <param name="IsRefusalExpected">Whether the reference says that the call must fail.</param>
/// <param name="Mismatches">Every number that does not agree.</param>
/// <param name="WorstError">The largest relative error of the numbers that agree.</param>
public sealed record Comparison(string? Refusal, bool IsRefusalExpected, IReadOnlyList<Mismatch> Mismatches, double WorstError)
{
    /// <summary>Relative error in Float64.</summary>
    public const double Float64 = 1e-10;

    /// <summary>Relative error in Float32, of numbers that are not small beside the largest of their tensor.</summary>
    public const double Float32 = 1e-4;

    private const double SmallestShare64 = 1e-4; // below this share of a tensor's largest number the error is held against that share
    private const double SmallestShare32 = 1e-2;

    public bool Agrees => (Refusal is not null) == IsRefusalExpected && Mismatches.Count == 0;

    /// <summary>Whether every argument can be written in an element type: not too large, and no probability that rounds to 0 or 1.</summary>
    public static bool Fits(ReferenceCase reference, ElementType type) =>
        type == ElementType.Float64 || reference.Arguments.Values.All(argument => argument.Values.All(value => double.IsInfinity(value) || value is 0 or 1 || (float)value is not (0 or 1 or float.PositiveInfinity or float.NegativeInfinity)));

    public static Comparison Of(ReferenceCase reference, ElementType type)
    {
        var call = new Call(reference, type);
        Tensor value;
        try
        {
            value = Adapter.Evaluate(reference.Loss, call);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return new(e.Message, reference.Output is null, [], 0);
        }

        var (mismatches, worst) = (new List<Mismatch>(), 0.0);
        if (reference.Output is { } output)
        {
            var objective = reference.OutputGradient is { } weights
                ? (value.Reshape(new(weights.Values.Length)) * Tensor.From(new(weights.Values.Length), weights.Values, type)).Sum()
                : value.Sum();
            Compare("value", output.Values, value.ToArray());
            foreach (var (name, gradient) in reference.Gradients)
            {
                Compare($"gradient by {name}", gradient.Values, Gradient.Of(objective, call.Tensors[name])[0].ToArray());
            }
        }

        return new(null, reference.Output is null, mismatches, worst);

        void Compare(string what, double[] expected, double[] actual)
        {
            var (tolerance, share) = type == ElementType.Float64 ? (Float64, SmallestShare64) : (Float32, SmallestShare32);
            var largest = expected.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
            for (var i = 0; i < Math.Max(expected.Length, actual.Length); i++)
            {
                var (e, a) = (i < expected.Length ? expected[i] : double.NaN, i < actual.Length ? actual[i] : double.NaN);
                var error = e.Equals(a) || e == a ? 0 : Math.Abs(e - a) / Math.Max(Math.Abs(e), largest * share);
                if (error <= tolerance)
                {
                    worst = Math.Max(worst, error);
                }
                else
                {
                    mismatches.Add(new(what, i, e, a));
                }
            }
        }
    }
}
