using System.Text.RegularExpressions;
using PublicApiGenerator;
using Xunit;

namespace Descent.Tests.Architecture;

public sealed partial class PublicApiTests
{
    [Fact]
    public void The_public_api_is_the_approved_one() => Approved.Matches(
        "tests/Descent.Tests/Architecture/PublicApi.txt",
        Marker().Replace(typeof(Tensor).Assembly.GeneratePublicApi(new() { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n"), "") + "\n");

    // What the compiler adds beside extension members, named by a hash.
    [GeneratedRegex(@"\n +public sealed class <G>\$[\s\S]*?\n        }")]
    private static partial Regex Marker();
}
