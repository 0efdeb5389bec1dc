using System.Text;
using System.Text.Unicode;

namespace Descent;

/// <summary>Text, one item a line, as UTF-8.</summary>
public static class TextLines
{
    private const int LongestLine = 100_000;

    /// <summary>The items of a file's bytes: every line that is not empty, without its end.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="InvalidDataException">The bytes are not UTF-8 text, hold no item, or a line is longer than 100,000 characters;
    /// the message names the file and the line.</exception>
    public static string[] Read(ReadOnlySpan<byte> bytes, string name)
    {
        var items = Decode(bytes, name).Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i].Length > LongestLine)
            {
                throw new InvalidDataException($"{name}, line {i + 1}: the line has {items[i].Length} characters, and an item may have {LongestLine}. Break the text into lines, one item each.");
            }
        }

        items = Array.FindAll(items, item => item.Length > 0);
        return items.Length > 0 ? items : throw new InvalidDataException($"{name}: there is no line with text in it. Write one item a line.");
    }

    /// <summary>The text of a file's bytes, without a byte-order mark.</summary>
    /// <exception cref="InvalidDataException">The bytes are not UTF-8 text; the message names the file, the line and the byte.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF]))
        {
            throw new InvalidDataException($"{name}: the file is UTF-16. Save it as UTF-8.");
        }

        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        if (bytes.IndexOf((byte)0) is var zero and >= 0)
        {
            throw new InvalidDataException($"{name}, line {Line(bytes, zero)}: there is a zero byte, so the file is not text. Name a text file.");
        }

        if (!Utf8.IsValid(bytes))
        {
            var bad = FirstBad(bytes);
            throw new InvalidDataException($"{name}, line {Line(bytes, bad)}: byte {bytes[bad]:X2} is not UTF-8. Save the file as UTF-8; it may be Latin-1 or Windows-1252 now.");
        }

        return Encoding.UTF8.GetString(bytes);
    }

    private static int FirstBad(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }

    private static int Line(ReadOnlySpan<byte> bytes, int at) => bytes[..at].Count((byte)'\n') + 1;
}
