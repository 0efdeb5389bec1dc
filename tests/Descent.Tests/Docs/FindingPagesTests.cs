using Descent.Diagnostics;
using Xunit;

namespace Descent.Tests.Docs;

public sealed class FindingPagesTests
{
    private static readonly bool IsAccepting = Environment.GetEnvironmentVariable("DESCENT_ACCEPT") == "1";

    public static TheoryData<string> Findings => [.. Catalogue.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Findings))]
    public void The_program_shows_it_the_change_mends_it_and_the_page_says_so(string id)
    {
        var (faulty, mended) = (FindingPages.Run(id, isMended: false), FindingPages.Run(id, isMended: true));
        Assert.True(faulty.Diagnosis.Cause?.Id == id, $"as it is:\n{faulty.Diagnosis}");
        Assert.False(mended.Diagnosis.Findings.Any(finding => finding.IsOpenFault), $"with the change:\n{mended.Diagnosis}");
        var page = FindingPages.Page(Catalogue.Find(id)!, faulty.Diagnosis.Cause!);
        var file = Path.Combine(Tree.Root, $"docs/findings/{id}.md");
        if (IsAccepting)
        {
            var curves = FindingPages.Curves(faulty.Run, mended.Run);
            Approved.Matches($"docs/findings/{id}.md", page);
            Approved.Matches($"docs/findings/{id}.csv", curves);
            Approved.Matches($"docs/findings/{id}.svg", FindingPages.Picture(curves));
        }

        Assert.True(File.Exists(file), $"docs/findings/{id}.md is missing. Run the tests with DESCENT_ACCEPT=1 and look at what they write.");
        Assert.Equal(FindingPages.Masked(File.ReadAllText(file)), FindingPages.Masked(page));
        Assert.Equal(FindingPages.Picture(File.ReadAllText(Path.ChangeExtension(file, "csv"))), File.ReadAllText(Path.ChangeExtension(file, "svg")));
    }

    [Fact]
    public void The_index_lists_all() => Approved.Matches("docs/findings/README.md", FindingPages.Index());

    [Fact]
    public void No_page_is_left_of_a_finding_that_is_gone() =>
        Assert.Equal(Catalogue.All.Select(rule => $"{rule.Id}.md").Append("README.md").Order(), Directory.EnumerateFiles(Path.Combine(Tree.Root, "docs/findings"), "*.md").Select(Path.GetFileName).Order());
}
