using System.CommandLine;
using Descent.Cli.Display;
using Descent.Cli.Reports;
using Descent.Cli.Runs;
using Descent.Diagnostics;

namespace Descent.Cli;

/// <summary>The command <c>descent report</c>: a run's page again, from the numbers in its folder.</summary>
internal static class ReportCommand
{
    private static readonly Argument<string> Run = new("FOLDER") { Description = "The folder of a run, or of anything that wrote a report.json into it." };

    public static Command Create(Screen screen)
    {
        var command = new Command("report", """
            Write the page of a run again, from the report.json in its folder. 'descent train' writes both by itself; a program
            that trains with the library writes the JSON (check.Report().ToJson()), and this makes the page.

              descent report runs/names-1
            """)
        {
            Run,
        };
        command.SetAction(result =>
        {
            var folder = RunFolder.At(result.GetValue(Run)!);
            ReportPage.Write(folder.ReadReport(), folder.Page);
            screen.Line("report", $"{folder.Page}");
            return ExitCode.Finished;
        });
        return command;
    }
}
