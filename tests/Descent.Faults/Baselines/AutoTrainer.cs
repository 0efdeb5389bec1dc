namespace Descent.Faults.Baselines;

/// <summary>AutoTrainer (Zhang et al., ICSE 2021; experiments' parameters): its eight symptoms, judged from 30 % of the run on, gradients only where accuracy is bad.</summary>
internal static class AutoTrainer
{
    private const double Theta = 0.6;

    public static KnownTool Tool { get; } = new("AutoTrainer", Read, new Dictionary<string, string[]>
    {
        ["explode"] = ["O1", "A3", "I2", "L6", "L7", "O5", "L5", "O4", "D1", "D2"],
        ["vanish"] = ["I3", "A2", "I1", "O6", "L8"],
        ["dying relu"] = ["A1", "I1", "I2", "O1", "D3"],
        ["oscillating loss"] = ["O1", "O8", "L6", "O5", "D10", "A3"],
        ["slow convergence"] = ["O2", "O3", "O7", "O9", "G2", "L8", "L2", "G3", "A4"],
        ["improper activation"] = ["L2", "L4", "L1"],
        ["improper loss"] = ["L3", "L7"],
        ["abnormal data"] = ["D1", "D2", "L7"],
    });

    private static List<string> Read(RunLog log)
    {
        var found = new List<string>();
        if (!log.IsClassification || log.Epochs.Count == 0)
        {
            found.Add("improper loss"); // its static rule asks for a loss of classes everywhere
            return found;
        }

        var from = (int)(0.3 * log.Epochs.Count - 3);
        var epochs = log.Epochs.Skip(Math.Max(0, from)).ToArray();
        var isNotFinite = log.Epochs.Any(epoch => !(epoch.TrainLoss < 1000) || !(epoch.ValidationLoss < 1000));
        if (isNotFinite)
        {
            found.Add("explode");
        }

        if (log.Epochs.Min(epoch => Math.Min(epoch.TrainLoss, epoch.ValidationLoss)) < 0)
        {
            found.Add("improper loss");
        }

        var last = log.Epochs[^1];
        var isBad = log.Epochs.Max(epoch => epoch.ValidationAccuracy) < Theta && log.Epochs.Max(epoch => epoch.TrainAccuracy) < Theta;
        var isSlow = epochs.Length > 1 && Rise(epochs, epoch => epoch.TrainAccuracy) < 0.01 && Rise(epochs, epoch => epoch.ValidationAccuracy) < 0.01;
        if (isBad || (isSlow && last.TrainAccuracy < Theta))
        {
            var kernels = last.Tensors.Where(tensor => tensor.IsWeight).ToArray();
            var (first, end) = (kernels[0].GradientNorm, kernels[^1].GradientNorm);
            if (last.Layers.SkipLast(1).Any(layer => layer.MeanSize >= 10))
            {
                found.Add("abnormal data");
            }

            if (last.LayerKinds() is "Softmax" or "Sigmoid" or "Tanh" or "Relu" || !double.IsFinite(last.LargestRowSum))
            {
                found.Add("improper activation");
            }

            if (last.Tensors.Average(tensor => tensor.GradientZeros) >= 0.7)
            {
                found.Add("dying relu");
            }

            if (first / end > 70)
            {
                found.Add("explode");
            }

            if (first / end < 1e-3 && first < 1e-4)
            {
                found.Add("vanish");
            }

            if (found.Count == 0)
            {
                found.Add("slow convergence");
            }
        }

        if (IsUnstable(epochs))
        {
            found.Add("oscillating loss");
        }

        return found;
    }

    private static string LayerKinds(this EpochSeen epoch) => epoch.Layers.Count == 0 ? "" : epoch.Layers[^1].Kind;

    private static double Rise(EpochSeen[] epochs, Func<EpochSeen, double> value) => epochs.Skip(1).Zip(epochs, (now, before) => value(now) - value(before)).Max();

    // Pairs of a local maximum and the minimum after it that lie 0.03 apart, in a fifth of the epochs or more.
    private static bool IsUnstable(EpochSeen[] epochs)
    {
        double[] values = [.. epochs.Select(epoch => epoch.TrainAccuracy)];
        var ends = Enumerable.Range(1, Math.Max(0, values.Length - 2)).Where(i => (values[i] - values[i - 1]) * (values[i + 1] - values[i]) < 0).Select(i => values[i]).ToArray();
        return ends.Chunk(2).Count(pair => pair.Length == 2 && Math.Abs(pair[0] - pair[1]) >= 0.03) >= Math.Max(1, 0.2 * values.Length);
    }
}
