namespace Descent.Faults.Baselines;

/// <summary>DeepLocalize (Wardat et al., ICSE 2021), a subset: numbers that are not finite, means that are exactly 0 in half of the epochs, five equal losses or accuracies of steps.</summary>
internal static class DeepLocalize
{
    private const int Window = 5;

    public static KnownTool Tool { get; } = new("DeepLocalize, subset", Read, new Dictionary<string, string[]>
    {
        ["not finite"] = ["L5", "O1", "D2", "A3", "I2"],
        ["zero in forward"] = ["A1", "D3", "I1"],
        ["zero gradient"] = ["A1", "I1", "I3", "O6", "A2"],
        ["model does not learn"] = ["O2", "O3", "D4", "D3", "I1", "I3", "A1", "O7", "L8"],
    });

    private static List<string> Read(RunLog log)
    {
        var found = new List<string>();
        if (log.StepLosses.Any(loss => !double.IsFinite(loss)) || log.Epochs.Any(epoch => epoch.Tensors.Any(tensor => !double.IsFinite(tensor.Mean) || !double.IsFinite(tensor.GradientMean))))
        {
            found.Add("not finite");
        }

        var half = log.Epochs.Count / 2.0;
        if (log.Epochs.Count(epoch => epoch.Layers.Any(layer => layer.Mean == 0)) >= Math.Max(1, half))
        {
            found.Add("zero in forward");
        }

        if (log.Epochs.Count(epoch => epoch.Tensors.Any(tensor => tensor.GradientMean == 0)) >= Math.Max(1, half))
        {
            found.Add("zero gradient");
        }

        if (KnownTool.EverStands(log.StepLosses, Window) || KnownTool.EverStands(log.StepAccuracies, Window))
        {
            found.Add("model does not learn");
        }

        return found;
    }
}
