namespace Descent.Kernels;

/// <summary>What a linear layer and its cross-entropy read.</summary>
/// <param name="Hidden">h, [n, d].</param>
/// <param name="Weight">W, [V, d].</param>
/// <param name="Bias">b, [V].</param>
/// <param name="Classes">The true class of each row, checked.</param>
/// <param name="Own">What each class counts where it is the true one, [V].</param>
/// <param name="Shares">What each class gets of smoothing, [V].</param>
internal readonly record struct LinearRows(
    ReadOnlyMemory<float> Hidden, ReadOnlyMemory<float> Weight, ReadOnlyMemory<float> Bias, ReadOnlyMemory<int> Classes, ReadOnlyMemory<float> Own, ReadOnlyMemory<float> Shares);
