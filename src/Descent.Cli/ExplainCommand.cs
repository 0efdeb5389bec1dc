using System.CommandLine;
using Descent.Cli.Display;
using Descent.Diagnostics;

namespace Descent.Cli;

/// <summary>The command <c>descent explain</c>: a finding in plain words, with its formula and its fix.</summary>
internal static class ExplainCommand
{
    private const int NameWidth = 44;

    private static readonly Argument<string?> Id = new("ID")
    {
        Description = "The finding, as L2; all are listed without it.",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = result =>
        {
            var typed = result.Tokens[0].Value;
            if (Catalogue.Find(typed) is null)
            {
                result.AddError($"there is no finding '{typed}'. 'descent explain' lists all; 'descent loss {typed}' explains a loss.");
            }

            return typed;
        },
    };

    public static Command Create(Screen screen)
    {
        var command = new Command("explain", """
            Explain a finding: what goes wrong, how it is measured, what healthy runs show, and what to change.

              descent explain        all findings
              descent explain L2     one of them
            """)
        {
            Id,
        };
        command.SetAction(result =>
        {
            if (result.GetValue(Id) is not { } id)
            {
                foreach (var rule in Catalogue.All)
                {
                    screen.Line($"{rule.Id,-5}{rule.Name.PadRight(NameWidth)}{rule.Statistic}");
                }
            }
            else
            {
                Explain(screen, Catalogue.Find(id)!);
            }

            return ExitCode.Finished;
        });
        return command;
    }

    private static void Explain(Screen screen, Rule rule)
    {
        screen.Line($"{rule.Id}  {rule.Name}");
        screen.Line();
        screen.Line($"{rule.About}");
        screen.Line();
        screen.Line("measured", $"{rule.Statistic}");
        screen.Line("formula", $"{rule.Formula}");
        screen.Line("healthy runs", $"{rule.Healthy} ({rule.Healthy.Source})");
        screen.Line("change", $"{rule.Change}");
        if (rule.Explains.Count > 0)
        {
            screen.Line("explains", $"{string.Join(", ", rule.Explains.Select(id => Catalogue.Find(id) is { } symptom ? $"{symptom.Name} [{id}]" : id))}");
        }
    }
}
