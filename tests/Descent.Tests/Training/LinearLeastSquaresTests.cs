using Descent.Training;
using Xunit;

namespace Descent.Tests.Training;

public sealed class LinearLeastSquaresTests
{
    // y = 2 a − b + 3 exactly, so the fit has no residual, up to the relative ridge of 1e-9.
    [Fact]
    public void An_exact_line_is_found()
    {
        var x = Tensor.Of([[1, 0], [0, 1], [2, 5], [-1, 3]]);
        var fit = LinearLeastSquares.Fit(x, Tensor.Of(5, 2, 2, -2));
        Assert.All(fit.Predict(Tensor.Of([[10, 20], [0, 0]])).Zip([3.0, 3.0]), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    // The two columns say the same; any split of the weight is right, and the prediction is the same for all.
    [Fact]
    public void Columns_that_determine_one_another_still_have_an_answer()
    {
        var fit = LinearLeastSquares.Fit(Tensor.Of([[0, 1], [1, 0], [1, 0]]), Tensor.Of(1, 2, 4));
        Assert.All(fit.Predict(Tensor.Of([[0, 1], [1, 0]])).Zip([1.0, 3.0]), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }
}
