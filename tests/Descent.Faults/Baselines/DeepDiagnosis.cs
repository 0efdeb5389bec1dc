namespace Descent.Faults.Baselines;

/// <summary>DeepDiagnosis (Wardat et al., ICSE 2022): eight symptoms an epoch; it stops at the first.</summary>
internal static class DeepDiagnosis
{
    public static KnownTool Tool { get; } = new("DeepDiagnosis", Read, new Dictionary<string, string[]>
    {
        ["out of range"] = ["L4", "L3", "L7"],
        ["numerical"] = ["L5", "O1", "D2", "A3", "I2", "D3", "I1", "D4"],
        ["dead node"] = ["A1", "I1", "O1"],
        ["saturated"] = ["A2", "I2", "D1"],
        ["unchanged"] = ["O6", "I1", "O2", "I3"],
        ["invalid"] = ["L5", "O1", "D2", "L3"],
        ["loss not decreasing"] = ["O1", "O2", "I3", "I1", "D3", "A1", "L8"],
        ["accuracy not increasing"] = ["O2", "G2", "L2", "O3", "I3", "D3", "D5", "L8", "O7"],
        ["vanishing"] = ["I3", "A2", "I1"],
    });

    private static List<string> Read(RunLog log)
    {
        for (var i = 0; i < log.Epochs.Count; i++)
        {
            if (Symptom(log, i) is { } symptom)
            {
                return [symptom];
            }
        }

        return [];
    }

    private static string? Symptom(RunLog log, int at)
    {
        var now = log.Epochs[at];
        var last = log.LayerKinds.Count > 0 ? log.LayerKinds[^1] : "";
        if (at == 0 && ((last is "Relu" or "Sigmoid" && log.Targets.Low < 0) || (last is "Sigmoid" or "Tanh" && log.Targets.High > 1 && !log.IsClassification) || (!log.IsClassification && now.OutputSpan > 10 * (log.Targets.High - log.Targets.Low)) || (log.IsClassification && last == "Relu")))
        {
            return "out of range";
        }

        static bool IsWrong(double value) => value == 0 || !double.IsFinite(value);
        if (now.Layers.Any(layer => IsWrong(layer.Mean)) || now.Tensors.Any(tensor => (tensor.IsWeight && IsWrong(tensor.Mean)) || IsWrong(tensor.GradientMean)))
        {
            return "numerical";
        }

        if (at == log.Epochs.Count - 1 && now.Layers.Any(layer => layer.Kind == "Relu" && layer.Zeros >= 0.7))
        {
            return "dead node";
        }

        if (at % 5 == 0 && now.Layers.Any(layer => layer.Kind is "Tanh" or "Sigmoid" && layer.Beyond5 > 0.5))
        {
            return "saturated";
        }

        var past = log.Epochs.Take(at + 1).ToArray();
        if (now.Tensors.Where(tensor => tensor.IsWeight).Select((_, k) => k).Any(k => KnownTool.Stands([.. past.Select(epoch => epoch.Tensors.Where(tensor => tensor.IsWeight).ElementAt(k).Mean)], 5)))
        {
            return "unchanged";
        }

        if (!double.IsFinite(now.TrainLoss) || (log.IsClassification && now.TrainAccuracy == 0))
        {
            return "invalid";
        }

        return KnownTool.Stands([.. past.Select(epoch => epoch.TrainLoss)], 5) ? "loss not decreasing"
            : log.IsClassification && KnownTool.Stands([.. past.Select(epoch => epoch.TrainAccuracy)], 20) ? "accuracy not increasing"
            : now.Tensors.Any(tensor => tensor.IsWeight && tensor.GradientMeanSize < 1e-7) ? "vanishing" : null;
    }
}
