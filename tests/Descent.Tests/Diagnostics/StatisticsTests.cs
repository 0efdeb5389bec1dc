using Descent.Diagnostics;
using Xunit;

namespace Descent.Tests.Diagnostics;

/// <summary>The values that rules compare are told whether or not they are findings.</summary>
public sealed class StatisticsTests
{
    [Fact]
    public void A_healthy_run_tells_what_was_compared()
    {
        var (train, model) = (Programs.Clouds(), Programs.Net(2, 3));
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.1 };
        var diagnosis = Programs.Loop(new TrainingCheck(model, new CrossEntropy(), sgd, train), train, 60, (x, y) => Loss.CrossEntropy(model.Forward(x), (Indices)y).Mean(), sgd.Step);
        Assert.Null(diagnosis.Cause);
        Assert.Equal(1, diagnosis.Statistics["L6"], 1e-6); // the objective is the mean
        Assert.Equal(0, diagnosis.Statistics["O4"]); // and goes down
        Assert.All(new[] { "D1", "D5", "D7", "L1", "L6", "O1", "O2", "O4", "O5" }, id => Assert.True(Catalogue.Find(id)!.Healthy.Contains(diagnosis.Statistics[id]), $"{id}: {diagnosis.Statistics[id]}"));
        Assert.DoesNotContain("O7", diagnosis.Statistics.Keys); // nothing is clipped
    }

    [Fact]
    public void Of_a_finding_that_holds_it_is_its_value()
    {
        var (train, model) = (Programs.Clouds(), Programs.Net(2, 3));
        var sgd = new Sgd(model.Parameters) { LearningRate = 0.1 };
        var diagnosis = Programs.Loop(new TrainingCheck(model, new CrossEntropy(), sgd, train), train, 20, (x, y) => Loss.CrossEntropy(model.Forward(x), (Indices)y).Sum(), sgd.Step);
        Assert.Equal("L6", diagnosis.Cause?.Id);
        Assert.Equal(diagnosis.Cause!.Value, diagnosis.Statistics["L6"]);
        Assert.All(diagnosis.Findings.Where(finding => finding.ResolvedAt is null), finding => Assert.Equal(finding.Value, diagnosis.Statistics[finding.Id]));
    }
}
