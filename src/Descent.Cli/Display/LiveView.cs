using System.Diagnostics;
using System.Globalization;
using Descent.Training;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Descent.Cli.Display;

/// <summary>Training in a terminal: a bar, the rate, the time left, and both losses as a small curve.</summary>
internal sealed class LiveView : TrainingView
{
    private const int CurveHeight = 6;
    private const int WidestCurve = 64;
    private const int RoomForLabels = 12;
    private const int SmoothedSteps = 20;
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);
    private static readonly Style[] Colours = [Style.Plain, new(Color.Grey), new(Color.Aqua)];

    private readonly LiveDisplayContext _context;
    private readonly int _epochs;
    private readonly int _width;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly List<double> _train = [];
    private readonly List<double> _validation = [];
    private TimeSpan _drawn = -Refresh;
    private TrainingStep _step;
    private double _smooth = double.NaN;
    private int _firstStep = -1;

    private LiveView(LiveDisplayContext context, int epochs, int width) => (_context, _epochs, _width) = (context, epochs, width);

    public static void Show(IAnsiConsole terminal, int epochs, Action<TrainingView> train)
    {
        var width = Math.Clamp(terminal.Profile.Width - RoomForLabels, RoomForLabels, WidestCurve);
        terminal.Live(new Text("")).Start(context => train(new LiveView(context, epochs, width)));
    }

    public override void Report(TrainingStep value)
    {
        _step = value;
        _firstStep = _firstStep < 0 ? value.Step - 1 : _firstStep;
        _smooth = double.IsNaN(_smooth) ? value.Loss : _smooth + (value.Loss - _smooth) / SmoothedSteps;
        var elapsed = Stopwatch.GetElapsedTime(_start);
        if (elapsed - _drawn > Refresh)
        {
            _drawn = elapsed;
            _context.UpdateTarget(Draw(elapsed));
        }
    }

    public override void Finished(Epoch epoch)
    {
        _train.Add(epoch.TrainLoss);
        if (epoch.ValidationLoss is { } loss)
        {
            _validation.Add(loss);
        }

        if (_firstStep >= 0)
        {
            _context.UpdateTarget(Draw(Stopwatch.GetElapsedTime(_start)));
        }
    }

    private Rows Draw(TimeSpan elapsed)
    {
        var total = (double)_epochs * _step.Batches;
        var done = (_step.Epoch - 1) * (double)_step.Batches + _step.Batch;
        var rate = (_step.Step - _firstStep) / Math.Max(elapsed.TotalSeconds, 1e-9);
        var left = TimeSpan.FromSeconds((total - done) / Math.Max(rate, 1e-9));
        var filled = (int)Math.Round(done / total * _width);
        var parts = new List<IRenderable>
        {
            new Paragraph()
                .Append(new string('━', filled), new Style(Color.Aqua))
                .Append(new string('─', _width - filled), new Style(Color.Grey))
                .Append(Text($" {done / total,4:P0}")),
            new Text(Text($"epoch {_step.Epoch} of {_epochs}   {rate:F0} steps/s   {left:h\\:mm\\:ss} left at most")),
            new Paragraph()
                .Append("train ", Colours[1]).Append(Text($"{(_train.Count > 0 ? _train[^1] : _smooth):F4}"))
                .Append(_validation.Count > 0 ? "   validation " : "", Colours[2]).Append(_validation.Count > 0 ? Text($"{_validation[^1]:F4}   best {_validation.Min():F4}") : ""),
        };
        if (_train.Count > 1)
        {
            parts.AddRange(Curve());
        }

        return new(parts);
    }

    private IEnumerable<IRenderable> Curve()
    {
        var all = _train.Concat(_validation).ToArray();
        var (low, high) = (all.Min(), all.Max());
        var plane = new Braille(_width, CurveHeight);
        plane.Draw(1, _train, low, Math.Max(high, Math.BitIncrement(low)));
        plane.Draw(2, _validation, low, Math.Max(high, Math.BitIncrement(low)));
        for (var row = 0; row < CurveHeight; row++)
        {
            var line = new Paragraph();
            for (var column = 0; column < _width; column++)
            {
                var (character, series) = plane.At(row, column);
                line.Append(character.ToString(), Colours[series]);
            }

            yield return line.Append(row == 0 ? Text($" {high:F4}") : row == CurveHeight - 1 ? Text($" {low:F4}") : "");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
