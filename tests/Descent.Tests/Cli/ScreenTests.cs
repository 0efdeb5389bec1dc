using Descent.Cli.Display;
using Descent.Diagnostics;
using Spectre.Console;
using Xunit;

namespace Descent.Tests.Cli;

/// <summary>What is told of findings in a terminal, and in a pipe.</summary>
public sealed class ScreenTests
{
    private static readonly Finding Leaking = new(Catalogue.Find("D7")!, FindingLevel.Warning, Certainty.Likely, 3, 0.99, "Column 1 alone gives 99 % of the classes, the next best 61 %. That is suspicious, though it may be real.", "Ask where it comes from.");

    [Fact]
    public void A_pipe_gets_a_plain_line()
    {
        var text = new StringWriter();
        new Screen(text, TextWriter.Null).Show(new FindingChange(FindingEvent.Opened, Leaking, 3));
        new Screen(text, TextWriter.Null).Show(new FindingChange(FindingEvent.Resolved, Leaking with { ResolvedAt = 9 }, 9));
        Assert.Equal(
            """
            ▲ step 3: one column gives the answer away [D7] likely. Column 1 alone gives 99 % of the classes, the next best 61 %. That is suspicious, though it may be real.
            ✔ step 9: one column gives the answer away [D7] no longer holds

            """,
            text.ToString());
    }

    [Fact]
    public void A_terminal_gets_colours_and_lines_of_80()
    {
        var text = new StringWriter();
        var terminal = AnsiConsole.Create(new() { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.Standard, Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(text) });
        terminal.Profile.Width = 120;
        new Screen(text, TextWriter.Null, terminal).Show(new FindingChange(FindingEvent.Opened, Leaking, 3));
        Assert.Equal(
            [
                "\e[93m▲ step 3: one column gives the answer away [D7] likely. Column 1 alone gives 99\e[0m",
                $"\e[93m{"  % of the classes, the next best 61 %. That is suspicious, though it may be",-79}\e[0m",
                $"\e[93m{"  real.",-79}\e[0m",
                "",
            ],
            text.ToString().Split('\n'));
    }

    [Theory]
    [InlineData("  Seen      a b c d e", 16, "  Seen      a b|            c d|            e")]
    [InlineData("data      a b c d e", 14, "data      a b|          c d|          e")]
    [InlineData("aaaa bbbb", 5, "aaaa|bbbb")]
    [InlineData("aaaaaaaaaaaa", 5, "aaaaaaaaaaaa")]
    public void What_goes_on_stands_under_its_beginning(string line, int width, string expected) =>
        Assert.Equal(expected, string.Join('|', Paragraphs.Wrapped(line, width)));
}
