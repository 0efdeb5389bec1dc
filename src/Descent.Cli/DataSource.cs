using System.Security.Cryptography;

namespace Descent.Cli;

/// <summary>Where data come from: a file, or a set that is embedded in the command.</summary>
/// <param name="Path">The path as it was given, or the embedded set's name.</param>
/// <param name="IsEmbedded">Whether the command carries it.</param>
/// <param name="IsTable">Whether it is a table; else it is text, one item a line.</param>
internal sealed record DataSource(string Path, bool IsEmbedded, bool IsTable)
{
    private static readonly string[] Texts = ["names"];
    private static readonly string[] Tables = ["iris", "moons"];
    private static readonly string[] TableEndings = [".csv", ".tsv"];

    /// <summary>The name for a run's folder.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path) is { Length: > 0 } name ? name : "data";

    /// <summary>The source of a name: a file that exists comes before an embedded set.</summary>
    /// <exception cref="InvalidDataException">There is no such file or set; the message names near ones.</exception>
    public static DataSource Find(string path)
    {
        if (Directory.Exists(path))
        {
            throw new InvalidDataException($"{path}: it is a folder. Name a file in it.");
        }

        if (!File.Exists(path) && (Texts.Contains(path) || Tables.Contains(path)))
        {
            return new(path, true, Tables.Contains(path));
        }

        return File.Exists(path)
            ? new(path, false, TableEndings.Contains(System.IO.Path.GetExtension(path).ToLowerInvariant()))
            : throw new InvalidDataException($"{path}: there is no such file.{Near(path)} The embedded sets are {string.Join(", ", Texts.Concat(Tables))}.");
    }

    public byte[] Read()
    {
        if (!IsEmbedded)
        {
            return File.ReadAllBytes(Path);
        }

        using var stream = typeof(DataSource).Assembly.GetManifestResourceStream(Path)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string Near(string path)
    {
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path));
        var near = Directory.Exists(folder)
            ? NearName.Of(System.IO.Path.GetFileName(path), Directory.EnumerateFiles(folder).Select(file => System.IO.Path.GetFileName(file)))
            : null;
        return near is null ? "" : $" Did you mean {System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path) ?? "", near)}?";
    }
}
