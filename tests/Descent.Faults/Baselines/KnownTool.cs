namespace Descent.Faults.Baselines;

/// <summary>A known tool's rules, written anew from their description: from a run's log to the symptoms it reports.</summary>
/// <param name="Name">What the tables call it.</param>
/// <param name="Read">The symptoms, the first reported first.</param>
/// <param name="Causes">For each symptom the ids of faults that it may be taken for, generously.</param>
internal sealed record KnownTool(string Name, Func<RunLog, IReadOnlyList<string>> Read, IReadOnlyDictionary<string, string[]> Causes)
{
    public static IReadOnlyList<KnownTool> All { get; } = [AutoTrainer.Tool, DeepDiagnosis.Tool, DeepLocalize.Tool, Umlaut.Tool, SageMaker.Tool, SageMaker.Quieter];

    /// <summary>Whether one of the symptoms may be taken for the fault.</summary>
    public bool Names(IReadOnlyList<string> symptoms, string fault) => symptoms.Any(symptom => Causes.TryGetValue(symptom, out var causes) && causes.Contains(fault));

    /// <summary>Whether the last values are all equal.</summary>
    public static bool Stands(IReadOnlyList<double> values, int window) => values.Count >= window && values.Skip(values.Count - window).All(value => value.Equals(values[^1]));

    /// <summary>Whether any stretch of so many values is all equal.</summary>
    public static bool EverStands(IReadOnlyList<double> values, int window)
    {
        var equal = 1;
        for (var i = 1; i < values.Count; i++)
        {
            equal = values[i].Equals(values[i - 1]) ? equal + 1 : 1;
            if (equal >= window)
            {
                return true;
            }
        }

        return false;
    }
}
