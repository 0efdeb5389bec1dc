using System.CommandLine;
using Descent.Cli.Display;
using Descent.Cli.Findings;
using Descent.Cli.Losses;
using Descent.Diagnostics;

namespace Descent.Cli;

/// <summary>The command <c>descent explain</c>: a finding or a loss in plain words, with its formula, a program and its curve.</summary>
internal static class ExplainCommand
{
    private const double TallestCurve = 3; // times the highest of the mended one: above it the faulty one is cut off
    private const int LongestId = 3; // as O10: one id is as near as another

    private static readonly (char Letter, string Name)[] Groups =
    [
        ('L', "Loss and targets"), ('D', "Data"), ('I', "Initialization"), ('A', "Activations and structure"), ('O', "Optimization"), ('G', "Capacity and generalization"),
    ];

    private static readonly Argument<string?> Id = new("ID")
    {
        Description = "The finding, as L2, or the loss, as cross-entropy; all findings are listed without it.",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = result =>
        {
            var typed = result.Tokens[0].Value;
            if (Catalogue.Find(typed) is null && LossCatalog.Find(typed) is null)
            {
                var near = typed.Length > LongestId ? NearName.Of(typed, LossPage.Names) : null;
                result.AddError($"there is no finding and no loss '{typed}'.{(near is null ? "" : $" Did you mean '{near}'?")} 'descent explain' lists the findings, 'descent loss' the losses.");
            }

            return typed;
        },
    };

    public static Command Create(Screen screen)
    {
        var command = new Command("explain", """
            Explain a finding: what goes wrong, how it is measured, what healthy runs show, what to change, a short program
            that shows it, and its curve; or a loss.

              descent explain                  all findings
              descent explain L2               one of them
              descent explain cross-entropy    a loss, as 'descent loss' does
            """)
        {
            Id,
        };
        command.SetAction(result =>
        {
            if (result.GetValue(Id) is not { } typed)
            {
                List(screen);
            }
            else if (Catalogue.Find(typed) is { } rule)
            {
                Explain(screen, rule);
            }
            else
            {
                LossCommand.Explain(screen, LossCatalog.Find(typed)!);
            }

            return ExitCode.Finished;
        });
        return command;
    }

    private static void List(Screen screen)
    {
        foreach (var (letter, name) in Groups)
        {
            screen.Line($"{name}");
            foreach (var rule in Catalogue.All.Where(rule => rule.Id[0] == letter).OrderBy(rule => rule.Id.Length).ThenBy(rule => rule.Id, StringComparer.Ordinal))
            {
                screen.Line($"  {rule.Id,-5}{rule.Name}");
            }
        }
    }

    private static void Explain(Screen screen, Rule rule)
    {
        foreach (var line in FindingPage.Lines(rule.Id))
        {
            screen.Line($"{line}");
        }

        var (what, last, faulty, mended) = FindingPage.Curves(rule.Id);
        var finite = faulty.Concat(mended).Where(double.IsFinite).ToArray();
        var low = finite.Min();
        var high = Math.Min(finite.Max(), low + TallestCurve * (Math.Max(mended.Where(double.IsFinite).Max(), faulty.First(double.IsFinite)) - low));
        screen.Line($"The program's {what}, 1 to {last}, as it is (upper) and with the change (lower){(faulty.Any(loss => loss > high) ? FormattableString.Invariant($"; cut off at {high:G3}") : "")}:");
        screen.Draw(Array.ConvertAll(faulty, loss => Math.Min(loss, high)), low, high);
        screen.Draw(Array.ConvertAll(mended, loss => Math.Min(loss, high)), low, high);
    }
}
