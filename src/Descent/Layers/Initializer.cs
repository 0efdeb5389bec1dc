using Descent.Numerics;

namespace Descent;

/// <summary>How weights start: a distribution whose deviation follows from the widths of the layer. Immutable.</summary>
/// <remarks>Weights have shape [outputs, inputs]; fan-in is the inputs, fan-out the outputs, as PyTorch counts them.</remarks>
public sealed class Initializer
{
    private const double Cut = 2; // truncated normal: redrawn beyond so many deviations
    private const double CutDeviation = 0.87962566103423978; // of a standard normal cut at ±2
    private readonly Func<Shape, RandomStream, double> _draw;

    private Initializer(Func<Shape, RandomStream, double> draw) => _draw = draw;

    /// <summary>All 0: right for biases, wrong for hidden weights, which then all learn the same.</summary>
    public static Initializer Zeros { get; } = Constant(0);

    /// <summary>All the same number.</summary>
    public static Initializer Constant(double value) => new((_, _) => value);

    /// <summary>Uniform between −<paramref name="bound"/> and <paramref name="bound"/>.</summary>
    public static Initializer Uniform(double bound) => new((_, random) => (2 * random.NextUniform() - 1) * bound);

    /// <summary>Normal with mean 0.</summary>
    public static Initializer Normal(double deviation) => new((_, random) => random.NextNormal() * deviation);

    /// <summary>Normal with mean 0, cut at two of the underlying deviations, with the deviation asked for after the cut.</summary>
    public static Initializer TruncatedNormal(double deviation) => new((_, random) => Truncated(random) * deviation);

    /// <summary>Xavier or Glorot, uniform: deviation <c>gain √(2 / (fan-in + fan-out))</c>. Source: Glorot and Bengio 2010.</summary>
    public static Initializer XavierUniform(double gain = 1) => Scaled(gain, 2, shape => shape[0] + shape[1], UniformDraw);

    /// <summary>Xavier or Glorot, normal: deviation <c>gain √(2 / (fan-in + fan-out))</c>. Source: Glorot and Bengio 2010.</summary>
    public static Initializer XavierNormal(double gain = 1) => Scaled(gain, 2, shape => shape[0] + shape[1], random => random.NextNormal());

    /// <summary>Kaiming or He, uniform: deviation <c>gain / √fan-in</c>, gain √2 for rectifiers. Source: He et al. 2015.</summary>
    public static Initializer KaimingUniform(double gain = 1.4142135623730951) => Scaled(gain, 1, shape => shape[1], UniformDraw);

    /// <summary>Kaiming or He, normal: deviation <c>gain / √fan-in</c>, gain √2 for rectifiers. Source: He et al. 2015.</summary>
    public static Initializer KaimingNormal(double gain = 1.4142135623730951) => Scaled(gain, 1, shape => shape[1], random => random.NextNormal());

    /// <summary>LeCun, uniform: deviation <c>gain / √fan-in</c>. Source: LeCun et al. 1998, §4.6.</summary>
    public static Initializer LeCunUniform(double gain = 1) => Scaled(gain, 1, shape => shape[1], UniformDraw);

    /// <summary>LeCun, normal: deviation <c>gain / √fan-in</c>. Source: LeCun et al. 1998, §4.6.</summary>
    public static Initializer LeCunNormal(double gain = 1) => Scaled(gain, 1, shape => shape[1], random => random.NextNormal());

    /// <summary>LeCun, truncated normal: deviation <c>gain / √fan-in</c> after the cut.</summary>
    public static Initializer LeCunTruncated(double gain = 1) => Scaled(gain, 1, shape => shape[1], Truncated);

    /// <summary>Starting values for a shape, Float32.</summary>
    /// <param name="shape">[outputs, inputs] for those that follow the widths; any for the others.</param>
    /// <param name="random">Where they come from.</param>
    /// <exception cref="ShapeException">The deviation follows the widths, and the shape is not [outputs, inputs].</exception>
    public Tensor Draw(Shape shape, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var values = new double[shape.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _draw(shape, random);
        }

        return Tensor.From(shape, values);
    }

    private static Initializer Scaled(double gain, double factor, Func<Shape, int> fan, Func<RandomStream, double> unit) =>
        new((shape, random) => shape.Rank == 2
            ? unit(random) * gain * Math.Sqrt(factor / fan(shape))
            : throw new ShapeException($"Initializer: the shape {shape} has no fan-in, as [outputs, inputs] has. Start it by Normal, Uniform or Constant."));

    // Uniform with deviation 1: the bound is √3.
    private static double UniformDraw(RandomStream random) => (2 * random.NextUniform() - 1) * Math.Sqrt(3);

    private static double Truncated(RandomStream random)
    {
        double z;
        do
        {
            z = random.NextNormal();
        }
        while (Math.Abs(z) > Cut);

        return z / CutDeviation;
    }
}
