namespace Descent.Diagnostics;

/// <summary>A model as it was first seen, on the rows that every probe looks at. Immutable.</summary>
/// <param name="Step">How many updates it had: 0 unless a run is resumed.</param>
/// <param name="Loss">Their mean loss.</param>
/// <param name="Signals">What they look like inside.</param>
/// <param name="Sizes">The root mean square of each product of numbers with weights, from the input on.</param>
/// <param name="Gains">For each weight, by how much it makes unit inputs larger: its root mean square times √ of the inputs of a unit. Usual starts have 0.5 to 1.5.</param>
/// <param name="Output">What the model gives for them.</param>
/// <param name="Dropped">The largest share that a layer drops while training.</param>
internal sealed record Beginning(int Step, double Loss, Signals Signals, double[] Sizes, double[] Gains, Tensor Output, double Dropped)
{
    /// <summary>Looks at the model as it was when the run began.</summary>
    public static Beginning Of(Evidence run)
    {
        using var sandbox = new Sandbox(run);
        sandbox.Restart(run.Weights);
        var given = run.Model.Forward(run.Fixed.Inputs);
        var mean = run.Loss.Of(given, run.Fixed.Targets).Mean();
        return new(run.StepsBefore!.Value, mean.ToScalar(), Signals.Of(mean, given), Signals.Sizes(mean), Signals.Gains(mean), given.Detach(), run.Dropped);
    }

    /// <summary>The numbers of <see cref="Output"/>.</summary>
    public double[] Given => field ??= Output.ToArray();

    /// <summary>The largest gain of a hidden layer; 0 where there is none.</summary>
    public double HiddenGain => Gains.SkipLast(1).DefaultIfEmpty(0).Max();

    /// <summary>The least gain of a hidden layer.</summary>
    public double LeastGain => Gains.SkipLast(1).DefaultIfEmpty(1).Min();

    /// <summary>By how much signals grow from one hidden layer to the next; 1 where there is but one. A last layer that is too large alone does not count.</summary>
    public double Growth => Sizes.Length > 2 ? Math.Pow(Sizes[^2] / Sizes[0], 1.0 / (Sizes.Length - 2)) : 1;
}
