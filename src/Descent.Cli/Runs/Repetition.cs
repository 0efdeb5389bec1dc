using System.Globalization;
using Descent.Diagnostics;

namespace Descent.Cli.Runs;

/// <summary>Settings as the options that ask for them.</summary>
internal static class Repetition
{
    private const string Plain = "._/,:=+-";

    /// <summary>Every setting that has a value.</summary>
    public static IReadOnlyList<ReportFact> Facts(Settings settings) =>
        [new("data", settings.Data), .. Options(settings).Where(option => option.Value is not null).Select(option => new ReportFact(option.Key, option.Value!))];

    /// <summary>What to type to have the same run again: the data, and each setting that is not the usual one.</summary>
    public static string Command(Settings settings, Settings standard)
    {
        var usual = Options(standard);
        return $"descent train {Quoted(settings.Data)}" + string.Concat(Options(settings)
            .Where(option => option.Value is not null && option.Value != usual[option.Key])
            .Select(option => $" --{option.Key} {Quoted(option.Value!)}"));
    }

    private static Dictionary<string, string?> Options(Settings settings) => new()
    {
        ["target"] = settings.Target,
        ["task"] = settings.Task,
        ["loss"] = settings.Loss,
        ["seed"] = Text(settings.Seed),
        ["epochs"] = Text(settings.Epochs),
        ["batch"] = Text(settings.Batch),
        ["optimizer"] = settings.Optimizer,
        ["rate"] = Text(settings.LearningRate),
        ["schedule"] = settings.Schedule,
        ["decay"] = Text(settings.WeightDecay),
        ["l1"] = Text(settings.L1),
        ["l2"] = Text(settings.L2),
        ["clip"] = settings.ClipNorm is { } clip ? Text(clip) : null,
        ["patience"] = settings.Patience is { } patience ? Text(patience) : null,
        ["hidden"] = settings.Hidden.Length == 0 ? "none" : string.Join(',', settings.Hidden.Select(Text)),
        ["activation"] = settings.Activation,
        ["dropout"] = Text(settings.Dropout),
        ["context"] = settings.Context == 0 ? null : Text(settings.Context),
        ["embedding"] = settings.Embedding == 0 ? null : Text(settings.Embedding),
    };

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    private static string Quoted(string text) => text.Length > 0 && text.All(symbol => char.IsAsciiLetterOrDigit(symbol) || Plain.Contains(symbol, StringComparison.Ordinal))
        ? text
        : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
