using System.Diagnostics;
using Descent.Training;

namespace Descent.Cli.Display;

/// <summary>Training as plain lines, for pipes and files: some 25 at most, and never a control character.</summary>
internal sealed class PlainView(Screen screen, int epochs) : TrainingView
{
    private const int Lines = 25;
    private readonly long _start = Stopwatch.GetTimestamp();
    private int _firstStep = -1;

    public override void Report(TrainingStep value) => _firstStep = _firstStep < 0 ? value.Step - 1 : _firstStep;

    public override void Finished(Epoch epoch)
    {
        var every = Math.Max(1, (epochs + Lines - 1) / Lines);
        if (_firstStep >= 0 && (epoch.Number == 1 || epoch.Number % every == 0 || epoch.Number == epochs))
        {
            var rate = (epoch.Step - _firstStep) / Stopwatch.GetElapsedTime(_start).TotalSeconds;
            screen.Line($"epoch {epoch.Number,4} of {epochs}   train {epoch.TrainLoss:F4}{Validation(epoch)}   {rate:F0} steps/s");
        }
    }

    private static FormattableString Validation(Epoch epoch) => epoch.ValidationLoss is { } loss ? (FormattableString)$"   validation {loss:F4}" : $"";
}
