namespace Descent.Diagnostics;

/// <summary>A model as it was first seen, on the rows that every probe looks at. Immutable.</summary>
/// <param name="Step">How many updates it had: 0 unless a run is resumed.</param>
/// <param name="Loss">Their mean loss.</param>
/// <param name="Signals">What they look like inside.</param>
/// <param name="Sizes">The root mean square of each product of numbers with weights, from the input on.</param>
/// <param name="Output">What the model gives for them.</param>
/// <param name="Dropped">The largest share that a layer drops while training.</param>
internal sealed record Beginning(int Step, double Loss, Signals Signals, double[] Sizes, Tensor Output, double Dropped)
{
    /// <summary>The numbers of <see cref="Output"/>.</summary>
    public double[] Given => field ??= Output.ToArray();
}
