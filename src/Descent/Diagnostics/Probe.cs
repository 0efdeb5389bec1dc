namespace Descent.Diagnostics;

/// <summary>One update, looked at closely. Immutable once finished.</summary>
internal sealed class Probe
{
    /// <summary>How many updates the model had, this one included.</summary>
    public required int Step { get; init; }

    /// <summary>Examples in the batch.</summary>
    public required int Examples { get; init; }

    /// <summary>The number that was minimised, or null where it was not shown.</summary>
    public required double? Objective { get; init; }

    /// <summary>The mean loss of the batch before the update, nothing dropped.</summary>
    public required double Loss { get; init; }

    /// <summary>How many losses the batch has: its examples, or their elements.</summary>
    public required double Losses { get; init; }

    /// <summary>The mean loss of the batch after the update, nothing dropped.</summary>
    public double LossAfter { get; set; } = double.NaN;

    /// <summary>The gradient of the mean loss times the update: the change that a straight line foretells.</summary>
    public double Foretold { get; set; } = double.NaN;

    /// <summary>How far the gradient that was used is from that of the objective, over the latter's norm; NaN where it is not known.</summary>
    public double Stale { get; set; } = double.NaN;

    /// <summary>The used gradient along the fresh one: 1 where they agree, 3 where three were added up.</summary>
    public double Multiple { get; set; } = double.NaN;

    /// <summary>What clipping left of the gradient's norm: 1 where it did nothing.</summary>
    public double Kept { get; set; } = 1;

    /// <summary>Whether a loop of its own cut the gradient before the optimizer was given it.</summary>
    public bool IsCutByHand { get; set; }

    /// <summary>What the update did to each weight, in the optimizer's order; activations are in <see cref="Signals"/>.</summary>
    public WeightFacts[] Weights { get; set; } = [];

    /// <summary>The size of each update: <c>log₁₀(‖Δw‖ / ‖w‖)</c>, of weights that moved.</summary>
    public double[] Sizes => field ??= [.. Weights.Where(weight => weight.Update is > 0 and < double.PositiveInfinity).Select(weight => Math.Log10(weight.Update))];

    /// <summary>Parameters that have a gradient and did not move.</summary>
    public string[] Still { get; set; } = [];

    /// <summary>Weights whose every gradient was 0.</summary>
    public string[] Unreached { get; set; } = [];

    /// <summary>What a loop had shown of its batches by then, or null where a trainer draws them.</summary>
    public BatchFacts? Batches { get; init; }

    /// <summary>The mean loss of the rows that every probe looks at, nothing dropped.</summary>
    public required double FixedLoss { get; init; }

    /// <summary>What those rows look like inside the model.</summary>
    public required Signals Signals { get; init; }

    /// <summary>What the objective itself was computed from, in a loop that shows it; else <see cref="Signals"/>.</summary>
    public required Signals Written { get; init; }

    /// <summary><c>log₁₀(rms g_first / rms g_last)</c> over weights of the graph.</summary>
    public double Fading { get; set; } = double.NaN;

    /// <summary>The change of the loss over the change foretold: 1 where the step did what it promised.</summary>
    public double Gain => (LossAfter - Loss) / Foretold;
}
