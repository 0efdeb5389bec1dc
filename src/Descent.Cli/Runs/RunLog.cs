using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Descent.Diagnostics;
using Descent.Training;

namespace Descent.Cli.Runs;

/// <summary>A run's log: one JSON object a line, each flushed before the run goes on, so that a kill loses no whole line.</summary>
internal sealed class RunLog : IDisposable
{
    // Formulas stay readable: the lines are never put into a web page as they are.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly FileStream? _file;
    private readonly Action<string> _say;

    /// <param name="path">The file, or null for none.</param>
    /// <param name="lines">Where each line is written too, or null.</param>
    public RunLog(string? path, TextWriter? lines = null)
    {
        _say = line =>
        {
            lines?.Write(line);
            lines?.Flush();
        };
        if (path is not null)
        {
            _file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            CutUnfinishedLine(_file);
        }
    }

    public void Started(string data, int parameters, double expected, double measured) => Write("start", writer =>
    {
        writer.WriteString("data", data);
        writer.WriteNumber("parameters", parameters);
        FindingJson.Number(writer, "expected_start", expected);
        FindingJson.Number(writer, "measured_start", measured);
    });

    public void Told(StartingLoss start) => Write("starting_loss", writer =>
    {
        FindingJson.Number(writer, "measured", start.Measured);
        FindingJson.Number(writer, "expected", start.Expected);
        FindingJson.Number(writer, "prior", start.Prior);
        FindingJson.Number(writer, "offset", start.Offset);
        FindingJson.Number(writer, "spread", start.Spread);
        writer.WriteString("cause", start.Cause);
    });

    public void Told(FindingChange change) => Write("finding", writer =>
    {
        writer.WriteString("what", FindingJson.Word(change.Event));
        writer.WriteNumber("step", change.Step);
        FindingJson.Write(writer, change.Finding);
    });

    public void Told(ExperimentNotice experiment) => Write("experiment", writer =>
    {
        writer.WriteString("code", experiment.Code);
        writer.WriteString("why", experiment.Why);
        writer.WriteNumber("rows", experiment.Rows);
    });

    public void Told(ExperimentResults results) => Write("experiments", writer =>
    {
        FindingJson.Number(writer, "gradient_error", results.GradientError);
        writer.WriteString("gradient_error_in", results.GradientErrorIn);
        foreach (var (name, run) in new[] { ("few_rows", results.Overfit), ("slower", results.Slower), ("as_is", results.AsIs), ("faster", results.Faster) })
        {
            writer.WriteStartObject(name);
            writer.WriteNumber("steps", run.Steps);
            FindingJson.Number(writer, "start", run.Start);
            FindingJson.Number(writer, "end", run.End);
            FindingJson.Number(writer, "skill", run.Skill);
            writer.WriteEndObject();
        }
    });

    public void Told(Diagnosis diagnosis) => Write("diagnosis", writer => FindingJson.Write(writer, diagnosis));

    public void Resumed(int step) => Write("resume", writer => writer.WriteNumber("step", step));

    public void Finished(Epoch epoch) => Write("epoch", writer =>
    {
        writer.WriteNumber("epoch", epoch.Number);
        writer.WriteNumber("step", epoch.Step);
        FindingJson.Number(writer, "train_loss", epoch.TrainLoss);
        if (epoch.ValidationLoss is { } loss)
        {
            FindingJson.Number(writer, "validation_loss", loss);
        }

        FindingJson.Number(writer, "penalty", epoch.Penalty);
        writer.WriteNumber("learning_rate", epoch.LearningRate);
    });

    public void Ended(string how, int step) => Write("end", writer =>
    {
        writer.WriteString("how", how);
        writer.WriteNumber("step", step);
    });

    public void Dispose() => _file?.Dispose();

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
        using (var writer = new Utf8JsonWriter(line, Readable))
        {
            writer.WriteStartObject();
            writer.WriteString("event", what);
            fields(writer);
            writer.WriteEndObject();
        }

        line.Write("\n"u8);
        _file?.Write(line.WrittenSpan);
        _file?.Flush();
        _say(Encoding.UTF8.GetString(line.WrittenSpan));
    }
}
