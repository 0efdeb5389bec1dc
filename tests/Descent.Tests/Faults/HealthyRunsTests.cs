using Descent.Diagnostics;
using Descent.Diagnostics.Rules;
using Descent.Faults;
using Xunit;

namespace Descent.Tests.Faults;

/// <summary>The healthy ranges against what certified healthy runs were measured to show.</summary>
public sealed class HealthyRunsTests
{
    private const double MostOutside = 0.01;
    private const int FewestSets = 3; // a range is never taken from one
    private static readonly IReadOnlyList<HealthyRuns> Lines = HealthyRuns.Read(Path.Combine(Tree.Root, HealthyRuns.File));

    // Rules whose statistic no healthy run has, beside those of plain facts.
    private static readonly Dictionary<string, string> NotThere = new()
    {
        ["O10"] = "only operations of one's own are checked, and no healthy program has any",
        ["L5"] = "only a run that stops being finite has it",
        ["L4"] = "only an output with bounds has it",
        ["L3"] = "only targets that are numbered have it",
        ["O8"] = "the experiment is made where a run falls short of the reference net, and asks for more than its limit",
        ["O9"] = "the same",
        ["G3"] = "only objectives that are shown and drop something have it, in runs that fall short",
    };

    // Rules of whose healthy runs more lie outside, and what else they ask before they find anything.
    private static readonly Dictionary<string, string> OftenOutside = new()
    {
        ["A3"] = "a run with spikes has to come further when they are clipped",
        ["D5"] = "a warning asks for targets that agree once shifted, for validation rows that agree, or for no skill on validation",
        ["D6"] = "the limit rises with the share of wrong rows, by more than the standard error, eight in a hundred have to be wrong, and nearest rows too",
        ["D9"] = "it has to be found where its rows are drawn as often as the others",
        ["G2"] = "a wider model has to come further",
        ["O9"] = "only a run that falls short of the reference net has it: of 2,541 healthy runs three, which are told",
    };

    [Fact]
    public void The_file_has_every_statistic_of_three_sets_and_more()
    {
        foreach (var rule in Catalogue.All.Where(rule => rule.Healthy.Source != Limits.Zero.Source))
        {
            var sets = Lines.Where(line => line.Rule == rule.Id && line.Runs > 0).Select(line => line.Set).Distinct().Count();
            Assert.True(NotThere.ContainsKey(rule.Id) ? sets < FewestSets : sets >= FewestSets, $"{rule.Id}: {sets} sets");
        }
    }

    [Fact]
    public void At_most_one_healthy_run_in_a_hundred_lies_outside_a_range()
    {
        foreach (var lines in Lines.GroupBy(line => line.Rule))
        {
            var share = lines.Sum(line => line.Outside) / (double)lines.Sum(line => line.Runs);
            Assert.True(OftenOutside.ContainsKey(lines.Key) ? share > MostOutside : share <= MostOutside, $"{lines.Key}: {share:P2}");
        }
    }

    // Else a limit was moved, and the suite not asked again.
    [Fact]
    public void The_file_speaks_of_the_ranges_that_stand()
    {
        foreach (var line in Lines)
        {
            var rule = Catalogue.Find(line.Rule)!;
            Assert.Equal(rule.Statistic, line.Statistic);
            Assert.True(line.Outside > 0 || (rule.Healthy.Contains(line.P01) && rule.Healthy.Contains(line.P99)), $"{line.Set}, {line.Rule}: {rule.Healthy}, and none outside");
            Assert.True(line.Outside <= line.Runs && (rule.Healthy.Contains(line.P50) || 2 * line.Outside >= line.Runs), $"{line.Set}, {line.Rule}: {rule.Healthy}");
        }
    }

    [Fact]
    public void Quantiles_are_counted_by_hand_and_a_set_leaves_the_others_alone()
    {
        Case Of(string kind, params double[] values) => new() { Program = "", Data = "", Kind = kind, Answers = [.. values.Select(value => new Answer(null, [], [], false, 0, 1, "", true) { Statistics = new Dictionary<string, double> { ["A1"] = value } })] };
        var file = Path.GetTempFileName();
        try
        {
            HealthyRuns.Write(file, "b", HealthyRuns.Of("b", [Of("certified", 0, 0.5), Of("certified", 1), Of("uncertified", 1), Of("harmful", 1)]));
            HealthyRuns.Write(file, "a", HealthyRuns.Of("a", [Of("certified", 0.25)]));
            HealthyRuns.Write(file, "b", HealthyRuns.Of("b", [Of("certified", 0, 0.5), Of("certified", 1)]));
            var statistic = Catalogue.Find("A1")!.Statistic;
            Assert.Equal([new("a", "A1", statistic, 1, 0.25, 0.25, 0.25, 0.25, 0.25, 0), new("b", "A1", statistic, 3, 0.01, 0.05, 0.5, 0.95, 0.99, 1)], HealthyRuns.Read(file)); // 1 % of two gaps of 0.5; above 0.6 lies one
        }
        finally
        {
            File.Delete(file);
        }
    }
}
