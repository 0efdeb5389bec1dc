namespace Descent.Diagnostics;

/// <summary>Some neighbouring steps of a curve. Immutable.</summary>
/// <param name="Step">The first of them.</param>
/// <param name="Mean">The mean of their values.</param>
/// <param name="Least">The least.</param>
/// <param name="Largest">The largest.</param>
public readonly record struct CurvePoint(int Step, double Mean, double Least, double Largest);
