using Descent.Cli.Display;
using Descent.Diagnostics;

namespace Descent.Cli;

/// <summary>Says on the screen which experiment is made, and why.</summary>
internal sealed class Screened(Screen screen) : IProgress<ExperimentNotice>
{
    public void Report(ExperimentNotice value) => screen.Line($"trying {value.Code}", $"{value.Why}");
}
