using System.CommandLine;
using System.Text;
using Descent.Cli.Display;
using Descent.Training;

namespace Descent.Cli;

/// <summary>The command <c>descent</c>: reads the arguments, runs, and turns every failure into one message and an exit code.</summary>
internal static class App
{
    private const string Description = """
        Descent trains neural networks and reads the loss out loud.

        Start with 'descent train', which trains on 32,033 embedded names; then give it your own data:
        a text file with one item a line becomes a character model, a CSV file with a header a
        classification or regression of its last column.

        Exit codes: 0 finished; of a check 1 for warnings and 2 for errors; 3 the run failed (data, numbers, files); 64 wrong usage; 130 stopped by Ctrl-C,
        with the state saved.
        """;

    public static int Run(string[] arguments, Screen screen, CancellationToken cancellation)
    {
        var root = new RootCommand(Description)
        {
            TrainCommand.Create(screen, cancellation),
            SampleCommand.Create(screen),
            PredictCommand.Create(screen),
            CheckCommand.Create(screen, cancellation),
            LossCommand.Create(screen),
            ExplainCommand.Create(screen),
            ReportCommand.Create(screen),
        };
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            screen.Error($"descent: {Complaint(parsed)}");
            var command = parsed.CommandResult.Command;
            screen.Error($"Type 'descent {(command == root ? "" : $"{command.Name} ")}--help' for what it takes.");
            return ExitCode.WrongUsage;
        }

        try
        {
            return parsed.Invoke(new() { EnableDefaultExceptionHandler = false, Output = screen.Output });
        }
        catch (OperationCanceledException e)
        {
            screen.Error($"descent: {e.Message}");
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or DecoderFallbackException or DivergedException or ShapeException)
        {
            screen.Error($"descent: {e.Message}");
            return ExitCode.Failed;
        }
        catch (Exception e)
        {
            screen.Error($"descent: this should not have happened: {e.GetType().Name}: {e.Message} Please report it, with what you typed.");
            return ExitCode.Failed;
        }
    }

    // What was typed and means nothing comes first: it is most often a mistyped name, and explains the other errors.
    private static string Complaint(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens.Count == 0)
        {
            return parsed.Errors[0].Message;
        }

        var (typed, command) = (parsed.UnmatchedTokens[0], parsed.CommandResult.Command);
        var near = NearName.Of(typed, command.Options.Select(option => option.Name).Concat(command.Subcommands.Select(sub => sub.Name)));
        return $"'{typed}' means nothing here.{(near is null ? "" : $" Did you mean '{near}'?")}";
    }
}
