using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Descent.Numerics;

namespace Descent.Training;

/// <summary>A safetensors file: named tensors and a table of text, as PyTorch and others read and write. Immutable.</summary>
/// <remarks>
/// Layout: the header's length as 8 bytes, a JSON header of name → type, shape and offsets, then the numbers, little-endian.
/// Float32 and Float64 are read and written. Files written here carry a SHA-256 in their text, so that an altered file is
/// noticed; files of other writers, without one and without an entry <c>descent.…</c>, are read as they are. Source: the safetensors format, version 0.3 (2023).
/// </remarks>
/// <param name="Tensors">The tensors by name, in the order of the file.</param>
/// <param name="Texts">The text entries by name.</param>
public sealed record Safetensors(IReadOnlyDictionary<string, Tensor> Tensors, IReadOnlyDictionary<string, string> Texts)
{
    private const string MetadataKey = "__metadata__";
    private const string ChecksumKey = "sha256";
    private const string OwnPrefix = "descent.";
    private const int LengthBytes = sizeof(ulong);

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">The file is not whole, not of this format, or was altered; the message says where.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Safetensors Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        try
        {
            return Parse(bytes, path);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException or InvalidOperationException or OverflowException or ArgumentException)
        {
            throw new InvalidDataException($"{path}: the header is not that of a safetensors file ({e.Message}). Use the file as it was written, or train again.", e);
        }
    }

    /// <summary>Writes the file whole or not at all: to a temporary file beside it, which then takes its name.</summary>
    /// <exception cref="IOException">The folder cannot be written or the disk is full; an existing file is left as it was.</exception>
    public void Write(string path)
    {
        var data = Data();
        var texts = new Dictionary<string, string>(Texts);
        texts[ChecksumKey] = Checksum(Tensors, texts, data);
        var header = Header(texts);
        WholeFile.Write(path, stream =>
        {
            Span<byte> length = stackalloc byte[LengthBytes];
            BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
            stream.Write(length);
            stream.Write(header);
            stream.Write(data);
        });
    }

    private static Safetensors Parse(byte[] bytes, string path)
    {
        if (bytes.Length < LengthBytes || BinaryPrimitives.ReadUInt64LittleEndian(bytes) is var length && length > (ulong)(bytes.Length - LengthBytes))
        {
            throw new InvalidDataException($"{path}: the file ends after {bytes.Length} bytes, inside its header. It was cut short, or is no safetensors file: copy it again, or train again.");
        }

        var data = bytes.AsSpan(LengthBytes + (int)length);
        using var header = JsonDocument.Parse(bytes.AsMemory(LengthBytes, (int)length));
        var texts = new Dictionary<string, string>();
        var tensors = new Dictionary<string, Tensor>();
        foreach (var entry in header.RootElement.EnumerateObject())
        {
            if (entry.Name == MetadataKey)
            {
                foreach (var text in entry.Value.EnumerateObject())
                {
                    texts[text.Name] = text.Value.GetString()!;
                }
            }
            else
            {
                tensors[entry.Name] = ReadTensor(entry, data, path);
            }
        }

        var isOurs = texts.Keys.Any(key => key.StartsWith(OwnPrefix, StringComparison.Ordinal));
        if (texts.Remove(ChecksumKey, out var checksum) ? checksum != Checksum(tensors, texts, data) : isOurs)
        {
            throw new InvalidDataException($"{path}: the contents do not match the checksum they were written with. The file was altered: copy it again, or train again.");
        }

        return new(tensors, texts);
    }

    private static Tensor ReadTensor(JsonProperty entry, ReadOnlySpan<byte> data, string path)
    {
        var type = entry.Value.GetProperty("dtype").GetString() switch
        {
            "F32" => ElementType.Float32,
            "F64" => ElementType.Float64,
            var other => throw new InvalidDataException($"{path}: tensor {entry.Name} holds {other} numbers. Convert it to F32 or F64 first."),
        };
        var shape = new Shape([.. entry.Value.GetProperty("shape").EnumerateArray().Select(length => length.GetInt32())]);
        var offsets = entry.Value.GetProperty("data_offsets");
        var (start, end) = (offsets[0].GetInt32(), offsets[1].GetInt32());
        var size = type == ElementType.Float32 ? sizeof(float) : sizeof(double);
        if (end > data.Length)
        {
            throw new InvalidDataException($"{path}: tensor {entry.Name} ends at byte {end} of the numbers, and the file holds {data.Length}. It was cut short: copy it again, or train again.");
        }

        if (start < 0 || end - start != shape.Count * size)
        {
            throw new InvalidDataException($"{path}: tensor {entry.Name} of shape {shape} needs {shape.Count * size} bytes, and its place holds {end - start}. The file was altered: copy it again, or train again.");
        }

        var part = data[start..end];
        return type == ElementType.Float32
            ? Tensor.From(shape, Array.ConvertAll(MemoryMarshal.Cast<byte, float>(part).ToArray(), x => (double)x))
            : Tensor.From(shape, MemoryMarshal.Cast<byte, double>(part), ElementType.Float64);
    }

    // Of everything a reader uses: names, types, shapes and numbers of the tensors, and the text entries.
    private static string Checksum(IReadOnlyDictionary<string, Tensor> tensors, Dictionary<string, string> texts, ReadOnlySpan<byte> data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, tensor) in tensors)
        {
            Append(name, $"{tensor.ElementType}{tensor.Shape}");
        }

        foreach (var (name, text) in texts.Where(text => text.Key != ChecksumKey).OrderBy(text => text.Key, StringComparer.Ordinal))
        {
            Append(name, text);
        }

        hash.AppendData(data);
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Append(string name, string text) =>
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name.Length}:{name}{text.Length}:{text}")));
    }

    private byte[] Data()
    {
        var data = new MemoryStream();
        foreach (var tensor in Tensors.Values)
        {
            data.Write(tensor.Bytes);
        }

        return data.ToArray();
    }

    private byte[] Header(Dictionary<string, string> texts)
    {
        using var header = new MemoryStream();
        using (var writer = new Utf8JsonWriter(header))
        {
            writer.WriteStartObject();
            writer.WriteStartObject(MetadataKey);
            foreach (var (name, text) in texts)
            {
                writer.WriteString(name, text);
            }

            writer.WriteEndObject();
            var offset = 0;
            foreach (var (name, tensor) in Tensors)
            {
                var isSingle = tensor.ElementType == ElementType.Float32;
                writer.WriteStartObject(name);
                writer.WriteString("dtype", isSingle ? "F32" : "F64");
                writer.WriteStartArray("shape");
                foreach (var length in tensor.Shape.Lengths)
                {
                    writer.WriteNumberValue(length);
                }

                writer.WriteEndArray();
                writer.WriteStartArray("data_offsets");
                writer.WriteNumberValue(offset);
                offset += tensor.Shape.Count * (isSingle ? sizeof(float) : sizeof(double));
                writer.WriteNumberValue(offset);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        while ((header.Length + LengthBytes) % LengthBytes != 0)
        {
            header.WriteByte((byte)' '); // the numbers start on a multiple of 8 bytes, so that they can be mapped
        }

        return header.ToArray();
    }
}
