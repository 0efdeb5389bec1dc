using System.Globalization;
using Descent.Diagnostics.Rules;

namespace Descent.Diagnostics;

/// <summary>The experiments of a run in the words of its report: short runs of a kind together, all others one by one.</summary>
internal static class ReportedTrials
{
    public static IEnumerable<ReportExperiment> Of(IReadOnlyList<Trial> trials)
    {
        foreach (var kind in trials.GroupBy(trial => trial.Result is ExperimentRun ? trial.Code == "E2" ? "E2: 16 rows alone" : "E4 to E7: short runs, one thing changed" : $"{trial.Code}: {Title(trial)}"))
        {
            var runs = kind.Where(trial => trial.Result is ExperimentRun).Select(trial => new ReportTrial(trial.Name, (ExperimentRun)trial.Result!)).ToArray();
            if (runs.Length > 1)
            {
                var best = runs.MaxBy(trial => trial.Run.Skill)!;
                var isByHeart = kind.First().Code == "E2";
                yield return new(kind.Key, isByHeart ? Question(kind.First().Why) : "What does a single change do?", Say($"Best: {best.Name}, skill {best.Run.Skill:F2}"), runs);
                continue;
            }

            foreach (var trial in kind)
            {
                yield return new(kind.Key, Question(trial.Why), Outcome(trial.Result), runs);
            }
        }
    }

    private static string Title(Trial trial) => trial.Result switch
    {
        GradientCheck => "gradient against finite differences",
        ReferenceRun => trial.Code == "E9" ? "targets exchanged between rows" : "a reference net",
        LabelNoise => "classes judged by other nets",
        InputDependence => "inputs of other rows",
        Modes => "training and use",
        Baselines => "without training",
        double[] => "recall of the classes",
        _ => "not made",
    };

    private static string Outcome(object? result) => result switch
    {
        GradientCheck gradient => double.IsNaN(gradient.Difference) ? "It cannot be checked in double"
            : Limits.GradientError.Contains(gradient.Difference) ? Say($"It agrees to {gradient.Difference:G2}")
            : Say($"It is off by {gradient.Difference:G2} in {gradient.Name}"),
        ExperimentRun run => double.IsFinite(run.End) ? Say($"Loss {run.Start:G4} to {run.End:G4} in {run.Steps} steps, skill {run.Skill:F2}") : Say($"It diverges within {run.Steps} steps"),
        ReferenceRun net => double.IsNaN(net.Train) ? "None can be trained on such data" : Say($"Skill {net.Validation:F2} on rows it has not seen and {net.Train:F2} on its own, in {net.Steps} steps"),
        LabelNoise noise => Say($"They give {noise.Wrong:P0} of the rows another class, and {noise.WrongWhenSure:P0} where they are surest"),
        InputDependence inputs => Say($"Loss {inputs.Own:G4} with a row's own inputs, {inputs.Others:G4} with those of another"),
        Modes modes => Say($"Two uses differ by {modes.Between:G2}; loss {modes.Training:G4} as in training, {modes.Use:G4} in use"),
        Baselines baselines => Say($"{(baselines.AreClasses ? "Accuracy" : "R²")} {baselines.Prior:F2} by the commonest answer{(double.IsNaN(baselines.Linear) ? "" : Say($", {baselines.Nearest:F2} by the nearest row, {baselines.Linear:F2} by a straight line"))}"),
        double[] recalls => $"Recall {string.Join(", ", recalls.Select(recall => Say($"{recall:F2}")))}, class by class",
        _ => "It could not be made",
    };

    private static string Question(string why) => $"{char.ToUpperInvariant(why[0])}{why[1..]}";

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
