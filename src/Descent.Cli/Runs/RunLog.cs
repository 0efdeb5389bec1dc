using System.Buffers;
using System.Text.Json;
using Descent.Training;

namespace Descent.Cli.Runs;

/// <summary>A run's log: one JSON object a line, each flushed before the run goes on, so that a kill loses no whole line.</summary>
internal sealed class RunLog : IDisposable
{
    private readonly FileStream _file;

    public RunLog(string path)
    {
        _file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        CutUnfinishedLine(_file);
    }

    public void Started(string data, int parameters, double expected, double measured) => Write("start", writer =>
    {
        writer.WriteString("data", data);
        writer.WriteNumber("parameters", parameters);
        writer.WriteNumber("expected_start", expected);
        writer.WriteNumber("measured_start", measured);
    });

    public void Resumed(int step) => Write("resume", writer => writer.WriteNumber("step", step));

    public void Finished(Epoch epoch) => Write("epoch", writer =>
    {
        writer.WriteNumber("epoch", epoch.Number);
        writer.WriteNumber("step", epoch.Step);
        writer.WriteNumber("train_loss", epoch.TrainLoss);
        if (epoch.ValidationLoss is { } loss)
        {
            writer.WriteNumber("validation_loss", loss);
        }

        writer.WriteNumber("penalty", epoch.Penalty);
        writer.WriteNumber("learning_rate", epoch.LearningRate);
    });

    public void Ended(string how, int step) => Write("end", writer =>
    {
        writer.WriteString("how", how);
        writer.WriteNumber("step", step);
    });

    public void Dispose() => _file.Dispose();

    // A kill in the middle of a write leaves half a line at the end, which no reader of JSON lines could take.
    private static void CutUnfinishedLine(FileStream file)
    {
        for (file.Seek(0, SeekOrigin.End); file.Position > 0; file.Seek(-1, SeekOrigin.Current))
        {
            file.Seek(-1, SeekOrigin.Current);
            if (file.ReadByte() == '\n')
            {
                break;
            }
        }

        file.SetLength(file.Position);
    }

    private void Write(string what, Action<Utf8JsonWriter> fields)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(line))
        {
            writer.WriteStartObject();
            writer.WriteString("event", what);
            fields(writer);
            writer.WriteEndObject();
        }

        line.Write("\n"u8);
        _file.Write(line.WrittenSpan);
        _file.Flush();
    }
}
