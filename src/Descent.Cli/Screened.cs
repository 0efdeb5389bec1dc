using Descent.Cli.Display;
using Descent.Cli.Runs;
using Descent.Diagnostics;

namespace Descent.Cli;

/// <summary>Says on the screen and in the log which experiment is made, and why.</summary>
internal sealed class Screened(Screen screen, RunLog log) : IProgress<ExperimentNotice>
{
    public void Report(ExperimentNotice value)
    {
        screen.Show(value);
        log.Told(value);
    }
}
