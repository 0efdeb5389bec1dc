namespace Descent.Diagnostics;

/// <summary>An untrained model on the rows that every probe looks at. Immutable.</summary>
/// <param name="Loss">Their mean loss.</param>
/// <param name="Signals">What they look like inside.</param>
/// <param name="Given">What the model gives for them.</param>
/// <param name="Dropped">The largest share that a layer drops while training.</param>
internal sealed record Beginning(double Loss, Signals Signals, double[] Given, double Dropped);
