namespace Descent;

/// <summary>Sees the gradients that an optimizer uses and the update it makes of them.</summary>
internal interface IUpdateWatch
{
    /// <summary>Called before an update.</summary>
    /// <param name="gradients">What the optimizer was given, before clipping, in the order of its parameters.</param>
    void Updating(IReadOnlyList<Tensor> gradients);

    /// <summary>Called when the parameters are updated.</summary>
    void Updated();
}
