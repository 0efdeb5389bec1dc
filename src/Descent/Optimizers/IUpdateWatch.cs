namespace Descent;

/// <summary>Sees the gradients that an optimizer uses and the update it makes of them.</summary>
internal interface IUpdateWatch
{
    /// <summary>Called before an update.</summary>
    /// <param name="gradients">What the optimizer was given, before clipping, in the order of its parameters.</param>
    /// <param name="objective">What they were just taken of, or null where they came from elsewhere.</param>
    void Updating(IReadOnlyList<Tensor> gradients, Tensor? objective);

    /// <summary>Called when the parameters are updated.</summary>
    void Updated();
}
