using System.CommandLine;
using System.Globalization;

namespace Descent.Cli;

/// <summary>Options that say, when a value will not do, what would.</summary>
internal static class Options
{
    public static Option<string?> Choice(string name, string description, params string[] values) => new(name)
    {
        Description = $"{description} One of {string.Join(", ", values)}.",
        HelpName = "NAME",
        CustomParser = result =>
        {
            var value = result.Tokens[0].Value;
            if (!values.Contains(value))
            {
                var near = NearName.Of(value, values);
                result.AddError($"{name}: there is no '{value}'.{(near is null ? "" : $" Did you mean '{near}'?")} Choose one of {string.Join(", ", values)}.");
            }

            return value;
        },
    };

    public static Option<T?> Number<T>(string name, string description, Func<T, bool> isRight, string range)
        where T : struct, IParsable<T> => new(name)
        {
            Description = $"{description} {char.ToUpperInvariant(range[0])}{range[1..]}.",
            HelpName = "NUMBER",
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (!T.TryParse(text, CultureInfo.InvariantCulture, out var value) || !isRight(value))
                {
                    result.AddError($"{name}: {text} will not do. Give {range}.");
                }

                return value;
            },
        };
}
