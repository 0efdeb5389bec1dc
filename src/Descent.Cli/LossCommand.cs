using System.CommandLine;
using System.CommandLine.Parsing;
using Descent.Cli.Display;
using Descent.Cli.Losses;

namespace Descent.Cli;

/// <summary>The command <c>descent loss</c>: lists the losses, explains and draws one, or computes it on a table.</summary>
internal static class LossCommand
{
    private const int NameWidth = 36;

    private static readonly Argument<string?> Name = new("NAME") { Description = "The loss, as cross-entropy; all are listed without it.", Arity = ArgumentArity.ZeroOrOne, CustomParser = Known };
    private static readonly Option<string?> Data = new("--data") { Description = "A .csv or .tsv file with predictions and targets, to compute the loss on.", HelpName = "FILE" };
    private static readonly Option<string[]> Prediction = new("--prediction") { Description = "The column of the predictions; for classes one score column for each, as a,b,c.", HelpName = "COLUMN" };
    private static readonly Option<string[]> Target = new("--target") { Description = "The column of the targets.", HelpName = "COLUMN" };

    public static Command Create(Screen screen)
    {
        var command = new Command("loss", """
            List the losses; explain and draw one: formula, when to use it, what an untrained model scores, what division
            does; or compute it on a table: value, denominator, by class, the worst rows, how far above the floor.

              descent loss                                   all losses
              descent loss cross-entropy                     one of them
              descent loss squared-error --data houses.csv --prediction guess --target price
            """)
        {
            Name, Data, Prediction, Target,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(Data) is not null && (result.GetResult(Name) is null or { Tokens.Count: 0 } || result.GetResult(Prediction) is null || result.GetResult(Target) is null))
            {
                result.AddError("--data: a loss is computed from a NAME, a --prediction and a --target. Name all three.");
            }
        });
        command.SetAction(result =>
        {
            if (result.GetValue(Name) is not { } typed)
            {
                List(screen);
            }
            else if (result.GetValue(Data) is { } file)
            {
                Compute(screen, LossCatalog.Find(typed)!, file, Columns(result.GetValue(Prediction)!), Columns(result.GetValue(Target)!));
            }
            else
            {
                Explain(screen, LossCatalog.Find(typed)!);
            }

            return ExitCode.Finished;
        });
        return command;
    }

    /// <summary>Reads the name of a loss, in any spelling.</summary>
    public static string? Known(ArgumentResult result)
    {
        var typed = result.Tokens[0].Value;
        if (LossCatalog.Find(typed) is null)
        {
            var near = NearName.Of(typed, LossPage.Names);
            result.AddError($"there is no loss '{typed}'.{(near is null ? "" : $" Did you mean '{near}'?")} 'descent loss' lists all.");
        }

        return typed;
    }

    private static string[] Columns(string[] typed) => [.. typed.SelectMany(names => names.Split(',')).Select(name => name.Trim())];

    private static void List(Screen screen)
    {
        foreach (var name in LossPage.Names)
        {
            screen.Line($"{name.PadRight(NameWidth)}{LossPage.Summary(name)}");
        }
    }

    /// <summary>Shows the page of a loss, and its curve where it has one.</summary>
    public static void Explain(Screen screen, string name)
    {
        foreach (var line in LossPage.Lines(name))
        {
            screen.Line($"{line}");
        }

        if (!LossCatalog.Functions.TryGetValue(name, out var loss))
        {
            return;
        }

        var curve = LossCurve.Of(loss);
        screen.Line($"The loss (upper) and its slope (lower) by {curve.Across}, from {curve.From} to {curve.To}:");
        screen.Draw(curve.Values, curve.Values.Min(), curve.Values.Max());
        screen.Draw(curve.Slopes, curve.Slopes.Min(), curve.Slopes.Max());
    }

    private static void Compute(Screen screen, string name, string file, string[] predictions, string[] targets)
    {
        var loss = LossCatalog.Functions.GetValueOrDefault(name)
            ?? throw new InvalidDataException($"{name}: it needs more than a prediction and a target, so it cannot be computed on columns. Call it in a program; 'descent loss {name}' shows how.");
        var source = DataSource.Find(file);
        new LossTable(Table.Read(source.Read(), source.Path), loss, predictions, targets).Show(screen);
    }
}
