using Descent.Numerics;

namespace Descent.Training;

/// <summary>Linear regression by least squares: the baseline that a network has to beat. Immutable.</summary>
/// <remarks>
/// Solves <c>(XᵀX + λI) w = Xᵀy</c> in double by Cholesky's factorization, X with a column of ones; λ is 1e-9 of the mean of
/// XᵀX's diagonal, so that columns which determine one another (one-hot codes do) still have an answer.
/// </remarks>
public sealed class LinearLeastSquares
{
    private const double RelativeRidge = 1e-9;
    private readonly double[] _weights;

    private LinearLeastSquares(double[] weights) => _weights = weights;

    /// <summary>Fits inputs [n, d] to one target each, [n] or [n, 1].</summary>
    /// <exception cref="ShapeException">The inputs are no matrix, or the targets are not one a row.</exception>
    public static LinearLeastSquares Fit(Tensor inputs, Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        if (inputs.Shape.Rank != 2 || targets.Shape.Count != inputs.Shape[0])
        {
            throw new ShapeException($"LinearLeastSquares.Fit: inputs {inputs.Shape} and targets {targets.Shape} are not [n, d] and [n]. Give each row one target.");
        }

        var (x, y, width) = (inputs.ToArray(), targets.ToArray(), inputs.Shape[1]);
        var size = width + 1;
        var gram = new double[size, size];
        var right = new double[size];
        var row = new double[size];
        for (var i = 0; i < y.Length; i++)
        {
            x.AsSpan(i * width, width).CopyTo(row);
            row[width] = 1;
            for (var j = 0; j < size; j++)
            {
                right[j] += row[j] * y[i];
                for (var k = 0; k <= j; k++)
                {
                    gram[j, k] += row[j] * row[k];
                }
            }
        }

        var ridge = RelativeRidge * Enumerable.Range(0, size).Average(j => gram[j, j]);
        for (var j = 0; j < size; j++)
        {
            gram[j, j] += ridge;
        }

        return new(Solve(gram, right));
    }

    /// <summary>The predictions for inputs [n, d].</summary>
    public double[] Predict(Tensor inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var (x, width) = (inputs.ToArray(), _weights.Length - 1);
        var predictions = new double[inputs.Shape[0]];
        for (var i = 0; i < predictions.Length; i++)
        {
            predictions[i] = _weights[width];
            for (var j = 0; j < width; j++)
            {
                predictions[i] += x[i * width + j] * _weights[j];
            }
        }

        return predictions;
    }

    // Cholesky: A = L Lᵀ in the lower half of a, then L z = b and Lᵀ w = z in place.
    private static double[] Solve(double[,] a, double[] b)
    {
        var n = b.Length;
        for (var j = 0; j < n; j++)
        {
            for (var k = 0; k < j; k++)
            {
                for (var i = j; i < n; i++)
                {
                    a[i, j] -= a[i, k] * a[j, k];
                }
            }

            var root = Math.Sqrt(a[j, j]);
            for (var i = j; i < n; i++)
            {
                a[i, j] /= root;
            }
        }

        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++)
            {
                b[i] -= a[i, k] * b[k];
            }

            b[i] /= a[i, i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++)
            {
                b[i] -= a[k, i] * b[k];
            }

            b[i] /= a[i, i];
        }

        return b;
    }
}
