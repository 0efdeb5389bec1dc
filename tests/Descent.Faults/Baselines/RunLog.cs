namespace Descent.Faults.Baselines;

/// <summary>One parameter at the end of an epoch.</summary>
internal sealed record TensorSeen(string Name, bool IsWeight, double Mean, double LargestSize, double Variance, double GradientNorm, double GradientMean, double GradientMeanSize, double GradientZeros, double GradientSpan);

/// <summary>One layer's output for the first batch.</summary>
/// <param name="Kind">The layer's type.</param>
/// <param name="Mean">The mean.</param>
/// <param name="MeanSize">The mean absolute value.</param>
/// <param name="Zeros">The share that is 0 or less.</param>
/// <param name="Inactive">The share of units of which less than one in a hundred values is above 0.</param>
/// <param name="Variance">The variance.</param>
/// <param name="Beyond5">The share of inputs beyond ±5.</param>
/// <param name="Flat">The share of inputs beyond ±9.4999 (tanh), or outside −23 … 17 (sigmoid).</param>
internal sealed record LayerSeen(string Kind, double Mean, double MeanSize, double Zeros, double Inactive, double Variance, double Beyond5, double Flat);

/// <summary>What the known tools look at, at the end of an epoch, on the first batch.</summary>
internal sealed record EpochSeen(int Epoch, double TrainLoss, double ValidationLoss, double TrainAccuracy, double ValidationAccuracy, IReadOnlyList<TensorSeen> Tensors, IReadOnlyList<LayerSeen> Layers, double LargestRowSum, double OutputSpan);

/// <summary>What the known tools get to see of a run. Filled while it runs.</summary>
internal sealed class RunLog
{
    public List<double> StepLosses { get; } = [];

    public List<double> StepAccuracies { get; } = [];

    public List<EpochSeen> Epochs { get; } = [];

    public bool IsClassification { get; set; }

    public int Outputs { get; set; }

    public string LossName { get; set; } = "";

    public IReadOnlyList<string> LayerKinds { get; set; } = [];

    public double MostDropped { get; set; }

    public double Rate { get; set; }

    public (double Low, double High) Inputs { get; set; }

    public bool HasNonFiniteInput { get; set; }

    public (double Low, double High) Targets { get; set; }

    public IReadOnlyList<int> ClassCounts { get; set; } = [];
}
