using Descent.Cli.Losses;
using Descent.Tests.Laws;
using Xunit;

namespace Descent.Tests.Docs;

public sealed class LossPagesTests
{
    public static TheoryData<string> Losses => [.. LossPages.Methods.Keys];

    [Theory]
    [MemberData(nameof(Losses))]
    public void The_page_is_what_the_code_says(string loss)
    {
        var name = LossPages.FileName(loss);
        Approved.Matches($"docs/losses/{name}.md", LossPages.Page(loss));
        if (LossCatalog.Functions.TryGetValue(name, out var function))
        {
            Approved.Matches($"docs/losses/{name}.svg", LossPages.Picture(LossCurve.Of(function)));
        }
    }

    [Fact]
    public void The_index_lists_all() => Approved.Matches("docs/losses/README.md", LossPages.Index());

    [Fact]
    public void The_command_knows_every_loss()
    {
        Assert.Equal(LossCases.Defaulted.Keys.Select(LossPages.FileName).Order(), LossCatalog.Functions.Keys.Order());
        Assert.Equal(LossPages.Methods.Keys.Select(LossPages.FileName).Order(StringComparer.Ordinal), LossPage.Names);
        Assert.All(LossCases.Defaulted, pair => Assert.Equal(pair.Value, LossCatalog.Functions[LossPages.FileName(pair.Key)]));
    }
}
