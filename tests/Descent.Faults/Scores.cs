using System.Globalization;

namespace Descent.Faults;

/// <summary>One line of the table: what is counted, its goal, and how often it held.</summary>
/// <param name="What">What is counted.</param>
/// <param name="Goal">The goal, as a sentence's end.</param>
/// <param name="Value">The measured value as it is shown.</param>
/// <param name="IsReached">Whether the goal is reached.</param>
internal sealed record Score(string What, string Goal, string Value, bool IsReached);

/// <summary>What the cases come to.</summary>
internal static class Scores
{
    private static readonly string[] Structural = ["L2", "L3", "L4", "L6", "L7", "D1", "D2", "D3", "D4", "D7", "D8", "D12", "I1", "A4", "O4", "O5", "O6", "O10"];

    /// <summary>The metrics of the suite with their goals.</summary>
    public static IReadOnlyList<Score> Of(IReadOnlyList<Case> cases, IReadOnlyList<Overhead> overheads)
    {
        var counted = cases.Where(c => c.IsCounted).ToArray();
        var latent = cases.Where(c => c.Kind == "latent").ToArray();
        var healthy = cases.Where(c => c.Kind == "certified").SelectMany(c => c.Answers).ToArray();
        var detected = counted.Where(c => c.First.Cause is not null).ToArray();
        var right = counted.Where(c => c.IsStrict).ToArray();
        var structural = right.Where(c => Structural.Contains(c.Fault)).ToArray();
        double[] shares = [.. detected.Select(c => c.First.Step / (double)Math.Max(1, c.First.Steps))];
        var agreements = cases.SelectMany(c => c.Agreements).ToArray();
        var answers = cases.Where(c => c.Data.Length > 0).SelectMany(c => c.Answers.Select(answer => (c.Fault, answer))).Where(pair => pair.Fault != "G4").ToArray();
        var causes = detected.Length == 0 ? double.NaN : detected.Average(c => c.First.Open.Count);
        List<Score> scores =
        [
            Share("harmful and deceptive programs with a warning or an error", counted.Count(c => c.First.Cause is not null), counted.Length, 0.97, isLeast: true),
            Share("the seeded cause stands first", right.Length, counted.Length, 0.9, isLeast: true),
            Share("the first cause is the seeded one, or its repair regains 90 %", counted.Count(c => c.IsAccepted), counted.Length, 0.95, isLeast: true),
            Share("certified healthy runs with a warning or an error", healthy.Count(answer => answer.Open.Count > 0), healthy.Length, 0.01, isLeast: false),
            Share("certified healthy runs with a warning or an error at any time, also one that was taken back", healthy.Count(answer => answer.Open.Count > 0 || answer.Passed.Count > 0), healthy.Length, 0.01, isLeast: false),
            Share("latent faults called an error", latent.Count(c => c.First.HasError && c.First.Cause != c.Fault), latent.Length, 0.01, isLeast: false),
            new("causes named in a detected run", "≤ 1.3", Number(causes, "F2"), causes <= 1.3),
            Quantile("step of the first cause, share of the run, median", shares, 0.5, 0.05),
            Quantile("step of the first cause, share of the run, 90 %", shares, 0.9, 0.25),
            Share("structural faults named first within 3 steps", structural.Count(c => c.First.Step <= 3), structural.Length, 1, isLeast: true),
            Share("the first suggested change regains 90 % of what was lost", counted.Count(c => c.Regained >= Case.Accepted), counted.Length, 0.85, isLeast: true),
            Share("the same verdict with other seeds, permuted columns, relabelled classes", agreements.Count(agrees => agrees), agreements.Length, 0.95, isLeast: true),
            Share("runs with the same bits watched and unwatched (G4, whose layer draws at random whenever it is asked, apart)", answers.Count(pair => pair.answer.IsSame), answers.Length, 1, isLeast: true),
        ];
        if (overheads.Count > 0)
        {
            var mean = Math.Exp(overheads.Average(overhead => Math.Log(overhead.Ratio))) - 1;
            var worst = overheads.MaxBy(overhead => overhead.Ratio)!;
            scores.Add(new("passive overhead, geometric mean", "≤ 3 %", Number(mean, "P1"), mean <= 0.03));
            scores.Add(new("passive overhead, worst program", "≤ 8 %", $"{Number(worst.Ratio - 1, "P1")} ({worst.Program}, {Number(worst.Milliseconds, "F0")} ms)", worst.Ratio - 1 <= 0.08));
        }

        return scores;
    }

    private static Score Share(string what, int hits, int count, double goal, bool isLeast)
    {
        var (low, high) = Statistics.Wilson(hits, count);
        var share = count == 0 ? double.NaN : hits / (double)count;
        return new(what, $"{(isLeast ? "≥" : "≤")} {Number(goal, "P0")}", $"{Number(share, "P1")} ({hits} of {count}; {Number(low, "P1")} to {Number(high, "P1")})", count > 0 && (isLeast ? share >= goal : share <= goal));
    }

    private static Score Quantile(string what, double[] shares, double quantile, double goal)
    {
        var value = Statistics.Quantile(shares, quantile);
        return new(what, $"≤ {Number(goal, "P0")}", Number(value, "P1"), value <= goal);
    }

    private static string Number(double value, string format) => double.IsNaN(value) ? "–" : value.ToString(format, CultureInfo.InvariantCulture);
}
