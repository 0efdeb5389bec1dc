namespace Descent.Faults.Baselines;

/// <summary>UMLAUT (Schoop et al., CHI 2021): structure before training, seven checks an epoch.</summary>
internal static class Umlaut
{
    private static readonly string[] Activations = ["Relu", "Tanh", "Sigmoid", "Gelu", "OwnSwish", "Silu", "LeakyRelu", "Elu", "Softplus"];

    public static KnownTool Tool { get; } = new("UMLAUT", Read, new Dictionary<string, string[]>
    {
        ["missing softmax"] = ["L2", "L3"],
        ["missing activation"] = ["A4"],
        ["last layer has activation"] = ["L4", "L2"],
        ["dropout"] = ["G3", "G4"],
        ["input range"] = ["D1"],
        ["NaN"] = ["D2"],
        ["learning rate high"] = ["O1", "L6", "O8"],
        ["learning rate low"] = ["O2"],
        ["overfitting"] = ["G1"],
        ["validation accuracy"] = ["D7", "D8"],
    });

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

        var kinds = log.LayerKinds;
        Add(kinds.Count > 0 && kinds[^1] != "Softmax" && !log.LossName.Contains("cross-entropy", StringComparison.OrdinalIgnoreCase), "missing softmax"); // Descent's cross-entropy takes logits, as from_logits = True
        Add(kinds.Zip(kinds.Skip(1)).Any(pair => pair is { First: "Linear", Second: not "Linear" } && !Activations.Contains(pair.Second) && pair.Second != "Softmax") || kinds.Zip(kinds.Skip(1)).Any(pair => pair is { First: "Linear", Second: "Linear" }), "missing activation");
        Add(kinds.Count > 0 && Activations.Contains(kinds[^1]), "last layer has activation");
        Add(log.MostDropped > 0.5, "dropout");
        Add(log.Inputs.Low < -1 || log.Inputs.High > 1, "input range");
        Add(log.HasNonFiniteInput, "NaN");
        Add(log.Rate > 0.01, "learning rate high");
        Add(log.Rate < 1e-7, "learning rate low");
        var steps = log.Epochs.Skip(1).Zip(log.Epochs);
        Add(steps.Any(pair => pair.First.ValidationLoss > pair.Second.ValidationLoss && pair.First.TrainLoss <= pair.Second.TrainLoss), "overfitting");
        Add(log.Epochs.Skip(2).Any(epoch => epoch.ValidationAccuracy > 0.95 || epoch.ValidationAccuracy > epoch.TrainAccuracy + 0.05), "validation accuracy");
        return found;
    }
}
