using Descent.Numerics;

namespace Descent.Diagnostics;

/// <summary>For D6 and D9: a class whose share differs between training and validation, and what a net of validation rows says of it. Immutable.</summary>
/// <param name="Class">The class.</param>
/// <param name="Train">Its share of the training rows.</param>
/// <param name="Validation">Its share of validation.</param>
/// <param name="Estimated">Its share of the training rows by their inputs.</param>
/// <remarks>
/// A net of half of the validation rows finds the class with some chance among rows that have it, and with another among those that do not, by the other
/// half; both tell what its mean answer to training rows says of their share (Lipton, Wang, Smola 2018, section 3). Rows that were left out are not there;
/// those whose class was changed are.
/// </remarks>
internal sealed record ClassShift(int Class, double Train, double Validation, double Estimated)
{
    private const int MostRows = 2000;
    private const double LeastTold = 0.2; // between rows of the class and others
    private const double Changed = 0.5;
    private const ulong Seed = 1;

    /// <summary>Whether rows have the wrong class: their inputs have the shares of validation.</summary>
    public bool IsRelabelled => (Estimated - Train) / (Validation - Train) > Changed;

    /// <summary>Trains the net; null where it does not tell the class.</summary>
    public static ClassShift? Of(Evidence run, (int Class, double Train, double Validation) shifted, int steps)
    {
        var (judged, train) = (run.Validation!.Some(MostRows), run.Train.Some(MostRows));
        var order = new RandomStream(Seed).Permutation(judged.Count);
        var (own, other) = (judged.Take(order.AsSpan(0, order.Length / 2)), judged.Take(order.AsSpan(order.Length / 2)));
        ReferenceNet.Fit(run, own, other, steps, out var net);
        double[] Told(Dataset data) => [.. net.Forward(data.Inputs).ToArray().Chunk(run.Outputs).Select(scores => run.Chances(scores)[shifted.Class])];
        var (told, classes) = (Told(other), run.ClassesOf(new(other))!);
        double Mean(bool isClass) => told.Where((_, i) => classes[i] == shifted.Class == isClass).DefaultIfEmpty(double.NaN).Average();
        var (found, mistaken) = (Mean(true), Mean(false));
        return found - mistaken > LeastTold ? new(shifted.Class, shifted.Train, shifted.Validation, (Told(train).Average() - mistaken) / (found - mistaken)) : null;
    }
}
