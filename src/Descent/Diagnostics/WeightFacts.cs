namespace Descent.Diagnostics;

/// <summary>What an update did to one weight. Immutable.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Gradient">The root mean square of the gradient of the mean loss by it.</param>
/// <param name="Update">The update's norm over the weight's, <c>‖Δw‖ / ‖w‖</c>.</param>
internal readonly record struct WeightFacts(string Name, double Gradient, double Update);
