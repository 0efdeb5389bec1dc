using System.Buffers.Binary;
using System.Text;
using Descent.Training;
using Xunit;

namespace Descent.Tests.Training;

public sealed class SafetensorsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("descent-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "a.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_written_is_read_again_bit_for_bit()
    {
        Sample().Write(Path);
        var read = Safetensors.Read(Path);
        Assert.Equal(["a", "b"], read.Tensors.Keys);
        Assert.Equal(new(2, 2), read.Tensors["a"].Shape);
        Assert.Equal(ElementType.Float32, read.Tensors["a"].ElementType);
        Assert.Equal([(double)0.1f, -0.0, 3e38f, 1e-45f], read.Tensors["a"].ToArray());
        Assert.Equal(ElementType.Float64, read.Tensors["b"].ElementType);
        Assert.Equal([Math.PI], read.Tensors["b"].ToArray());
        Assert.Equal("ü", read.Texts["descent.name"]);
        Assert.Equal([Path], Directory.GetFiles(_folder));
    }

    // The bytes of a file with one tensor, as the safetensors reference writes it: no checksum, so none is demanded.
    [Fact]
    public void A_file_of_another_writer_is_read()
    {
        WriteRaw("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", [0, 0, 128, 63, 0, 0, 0, 64]);
        Assert.Equal([1, 2], Safetensors.Read(Path).Tensors["w"].ToArray());
    }

    [Fact]
    public void Every_truncation_is_refused_with_the_files_name()
    {
        Sample().Write(Path);
        var whole = File.ReadAllBytes(Path);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(Path, whole[..length]);
            var e = Assert.Throws<InvalidDataException>(() => Safetensors.Read(Path));
            Assert.StartsWith(Path, e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_altered_byte_is_refused()
    {
        Sample().Write(Path);
        var whole = File.ReadAllBytes(Path);
        for (var i = 0; i < whole.Length; i++)
        {
            if (whole[i] == ' ')
            {
                continue; // padding between header and numbers means nothing
            }

            var altered = (byte[])whole.Clone();
            altered[i] ^= 1;
            File.WriteAllBytes(Path, altered);
            Assert.Throws<InvalidDataException>(() => Safetensors.Read(Path));
        }
    }

    [Fact]
    public void A_number_type_that_is_not_supported_is_named()
    {
        WriteRaw("""{"w":{"dtype":"BF16","shape":[1],"data_offsets":[0,2]}}""", [0, 0]);
        Assert.Equal($"{Path}: tensor w holds BF16 numbers. Convert it to F32 or F64 first.", Assert.Throws<InvalidDataException>(() => Safetensors.Read(Path)).Message);
    }

    [Fact]
    public void A_write_that_fails_leaves_the_old_file_and_nothing_else()
    {
        File.WriteAllText(Path, "old");
        Assert.Throws<IOException>(() => WholeFile.Write(Path, stream =>
        {
            stream.WriteByte(1);
            throw new IOException("disk full");
        }));
        Assert.Equal("old", File.ReadAllText(Path));
        Assert.Equal([Path], Directory.GetFiles(_folder));
    }

    private static Safetensors Sample() => new(
        new Dictionary<string, Tensor>
        {
            ["a"] = Tensor.From(new(2, 2), [0.1f, -0.0, 3e38f, 1e-45f]),
            ["b"] = Tensor.From(new(1), [Math.PI], ElementType.Float64),
        },
        new Dictionary<string, string> { ["descent.name"] = "ü" });

    private void WriteRaw(string header, byte[] data)
    {
        var bytes = new byte[8 + Encoding.UTF8.GetByteCount(header) + data.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)(bytes.Length - 8 - data.Length));
        Encoding.UTF8.GetBytes(header, bytes.AsSpan(8));
        data.CopyTo(bytes, bytes.Length - data.Length);
        File.WriteAllBytes(Path, bytes);
    }
}
