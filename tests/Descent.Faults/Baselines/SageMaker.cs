namespace Descent.Faults.Baselines;

/// <summary>SageMaker Debugger's built-in rules at their defaults, those that a run of a net can meet.</summary>
internal static class SageMaker
{
    private static readonly Dictionary<string, string[]> Causes = new()
    {
        ["DeadRelu"] = ["A1", "I1", "O1"],
        ["AllZero"] = ["A1", "D3", "I1"],
        ["ExplodingTensor"] = ["L5", "O1", "D2", "A3", "I2"],
        ["PoorWeightInitialization"] = ["I1", "I2", "I3", "L1"],
        ["SaturatedActivation"] = ["A2", "I2", "D1"],
        ["VanishingGradient"] = ["I3", "A2", "I1"],
        ["ClassImbalance"] = ["D9"],
        ["UnchangedTensor"] = ["O6", "O2", "I1"],
        ["LossNotDecreasing"] = ["O1", "O2", "O4", "O8", "L6", "O5", "D10", "I3", "D3", "D5", "G2", "L8"],
        ["Overfit"] = ["G1"],
        ["Overtraining"] = ["G1"],
    };

    public static KnownTool Tool { get; } = new("SageMaker, defaults", Read, Causes);

    public static KnownTool Quieter { get; } = new("SageMaker, without LossNotDecreasing and Overfit", log => [.. Read(log).Where(symptom => symptom is not ("LossNotDecreasing" or "Overfit"))], Causes);

    private static List<string> Read(RunLog log)
    {
        var found = new List<string>();
        void Add(bool holds, string symptom)
        {
            if (holds)
            {
                found.Add(symptom);
            }
        }

        var epochs = log.Epochs;
        Add(epochs.Any(epoch => epoch.Layers.Any(layer => layer.Kind == "Relu" && layer.Inactive > 0.5)), "DeadRelu");
        Add(epochs.Any(epoch => epoch.Layers.Any(layer => layer.MeanSize == 0) || epoch.Tensors.Any(tensor => tensor.IsWeight && tensor.LargestSize == 0)), "AllZero");
        Add(log.StepLosses.Any(loss => !double.IsFinite(loss)) || epochs.Any(epoch => epoch.Tensors.Any(tensor => !double.IsFinite(tensor.Mean) || !double.IsFinite(tensor.GradientMean))), "ExplodingTensor");
        if (epochs.Count > 0)
        {
            var variances = epochs[0].Layers.SkipLast(1).Select(layer => layer.Variance).ToArray();
            Add((variances.Length > 1 && variances.Max() / variances.Min() > 10) || epochs[0].Tensors.Any(tensor => tensor.IsWeight && tensor.GradientSpan < 0.001), "PoorWeightInitialization");
        }

        Add(epochs.Any(epoch => epoch.Layers.Any(layer => layer.Kind is "Tanh" or "Sigmoid" && layer.Flat > 0.5)), "SaturatedActivation");
        Add(epochs.Any(epoch => epoch.Tensors.Any(tensor => tensor.IsWeight && tensor.GradientMeanSize < 1e-7)), "VanishingGradient");
        Add(log.ClassCounts.Count > 1 && log.ClassCounts.Sum() >= 500 && log.ClassCounts.Max() > 10 * log.ClassCounts.Min(), "ClassImbalance");
        Add(Enumerable.Range(2, Math.Max(0, epochs.Count - 2)).Any(i => epochs[i].Tensors.Select((tensor, k) => tensor.IsWeight && Close(tensor.Mean, epochs[i - 1].Tensors[k].Mean) && Close(tensor.Mean, epochs[i - 2].Tensors[k].Mean)).Any(stands => stands)), "UnchangedTensor");
        Add(Enumerable.Range(1, Math.Max(0, log.StepLosses.Count / 10 - 1)).Any(i => !(log.StepLosses[10 * i] < log.StepLosses[10 * (i - 1)])), "LossNotDecreasing");
        Add(epochs.Any(epoch => (epoch.ValidationLoss - epoch.TrainLoss) / epoch.TrainLoss > 0.1), "Overfit");
        Add(Stale(epochs, epoch => epoch.TrainLoss, 5) || Stale(epochs, epoch => epoch.ValidationLoss, 10), "Overtraining");
        return found;
    }

    private static bool Close(double a, double b) => Math.Abs(a - b) <= 1e-5 * Math.Abs(b);

    private static bool Stale(List<EpochSeen> epochs, Func<EpochSeen, double> loss, int patience)
    {
        var (best, since) = (double.PositiveInfinity, 0);
        foreach (var epoch in epochs)
        {
            since = loss(epoch) < best ? 0 : since + 1;
            best = Math.Min(best, loss(epoch));
            if (since > patience && loss(epoch) > best * 1.1)
            {
                return true;
            }
        }

        return false;
    }
}
