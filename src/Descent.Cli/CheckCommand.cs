using System.CommandLine;
using Descent.Cli.Display;

namespace Descent.Cli;

/// <summary>The command <c>descent check</c>: the doctor alone, before a long run.</summary>
internal static class CheckCommand
{
    public static Command Create(Screen screen, CancellationToken cancellation)
    {
        var command = new Command("check", """
            Look at data, model and settings before a long run: what the data are, what guessing scores, whether the first
            loss is the expected one, whether the gradient is right, whether 16 rows can be learned by heart, whether the
            learning rate fits; then a few hundred steps, and what is wrong, if anything. Takes what 'descent train' takes.
            Exit codes: 0 healthy; 1 a warning; 2 an error, certain or confirmed; 3 the check failed.

              descent check iris
              descent check houses.csv --target price --rate 0.1
            """);
        command.Add(TrainCommand.Json);
        TrainCommand.AddSettings(command);
        command.SetAction(result =>
        {
            var (source, settings) = TrainCommand.Chosen(result);
            return CheckRun.Run(source, settings, result.GetValue(TrainCommand.Json), screen, cancellation);
        });
        return command;
    }
}
