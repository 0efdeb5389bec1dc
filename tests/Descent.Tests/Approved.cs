using Xunit;

namespace Descent.Tests;

/// <summary>Files of the tree that must be what the code makes: compared, or written anew with DESCENT_ACCEPT=1 in the environment.</summary>
internal static class Approved
{
    public static void Matches(string path, string text)
    {
        var file = Path.Combine(Tree.Root, path);
        if (Environment.GetEnvironmentVariable("DESCENT_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        Assert.True(File.Exists(file), $"{path} is missing. Run the tests with DESCENT_ACCEPT=1 and look at what they write.");
        Assert.Equal(File.ReadAllText(file), text);
    }
}
