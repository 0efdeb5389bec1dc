namespace Descent.Tests;

/// <summary>The source tree the tests were built from.</summary>
internal static class Tree
{
    /// <summary>Its root: up from the built tests, since a deterministic build writes no source path into the assembly.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Descent.slnx")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
