using Descent.Conformance;
using Xunit;

namespace Descent.Tests.Conformance;

public sealed class ConformanceTests
{
    // Recorded from torch 1.13 (BSD-3-Clause; inputs are random numbers, outputs facts): its criterion, module and operator tests and edge cases.
    private static readonly Lazy<ReferenceCase[]> Cases = new(() => ReferenceCase.Read(Path.Combine(Tree.Root, "tests/Descent.Tests/Golden/pytorch-losses.json.gz")));

    [Fact]
    public void All_402_of_PyTorchs_cases_agree_or_differ_for_a_listed_reason()
    {
        var report = Report.Of(Cases.Value);
        Assert.Empty(report.Failures);
        Assert.Equal(402, report.Passed);
        Assert.InRange(report.Differing.Count, 0, 25);
        Assert.Equal(Difference.All, Difference.All.Where(difference => report.Differing.Any(found => found.Reasons.Contains(difference)))); // each occurs
        Approved.Matches("docs/differences-from-pytorch.md", report.ToMarkdown());
    }

    // The program must see a wrong loss: each number of a case, bent by a millionth, fails it.
    [Theory]
    [InlineData("MSELoss")]
    [InlineData("CrossEntropyLoss")]
    [InlineData("ctc_loss[2]")]
    public void A_wrong_number_is_a_failure(string name)
    {
        var reference = Cases.Value.Single(reference => reference.Name == name);
        var value = reference.Output! with { Values = [.. reference.Output.Values.Select(number => number * 1.000001)] };
        var gradient = reference.Gradients.First();
        var slopes = gradient.Value with { Values = [.. gradient.Value.Values.Select(number => number * 1.000001)] };
        Assert.Single(Report.Of([reference with { Output = value }]).Failures);
        Assert.Single(Report.Of([reference with { Gradients = new Dictionary<string, ReferenceTensor> { [gradient.Key] = slopes } }]).Failures);
        Assert.Empty(Report.Of([reference]).Failures);
    }
}
