using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Descent.Cli;

/// <summary>Where data come from: a file, or a set that is embedded in the command.</summary>
/// <param name="Path">The path as it was given, or the embedded set's name.</param>
/// <param name="IsEmbedded">Whether the command carries it.</param>
/// <param name="IsTable">Whether it is a table; else it is text, one item a line.</param>
internal sealed record DataSource(string Path, bool IsEmbedded, bool IsTable)
{
    private static readonly string[] Texts = ["names"];
    private const string Moons = "moons";
    private const int MoonsCount = 1000;
    private const double MoonsNoise = 0.1;
    private static readonly string[] Tables = ["iris", Moons];
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

        if (Path == Moons)
        {
            return MoonsTable();
        }

        using var stream = typeof(DataSource).Assembly.GetManifestResourceStream(Path)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static byte[] MoonsTable()
    {
        var moons = TwoMoons.Of(MoonsCount, MoonsNoise, seed: 1);
        var points = ((Tensor)moons.Inputs).ToArray();
        var classes = ((Indices)moons.Targets).Values;
        var text = new StringBuilder("x,y,moon\n");
        for (var i = 0; i < classes.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{points[2 * i]:R},{points[2 * i + 1]:R},{(classes[i] == 0 ? "upper" : "lower")}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Near(string path)
    {
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path));
        var near = Directory.Exists(folder)
            ? NearName.Of(System.IO.Path.GetFileName(path), Directory.EnumerateFiles(folder).Select(file => System.IO.Path.GetFileName(file)))
            : null;
        return near is null ? "" : $" Did you mean {System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path) ?? "", near)}?";
    }
}
