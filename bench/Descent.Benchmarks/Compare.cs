using TorchSharp;

namespace Descent.Benchmarks;

/// <summary>Agreement of both libraries.</summary>
internal static class Compare
{
    /// <summary>The largest difference of two tensors over their largest number.</summary>
    public static double Relative(Tensor ours, torch.Tensor theirs)
    {
        var (a, b) = (ours.ToArray(), theirs.flatten().data<float>().ToArray());
        var (largest, difference) = (0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            largest = Math.Max(largest, Math.Max(Math.Abs(a[i]), Math.Abs((double)b[i])));
            difference = Math.Max(difference, Math.Abs(a[i] - b[i]));
        }

        return largest == 0 ? 0 : difference / largest;
    }
}
