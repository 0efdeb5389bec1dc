using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Descent.Cli.Losses;

namespace Descent.Tests.Docs;

/// <summary>The pages of docs/losses, written from the comments in the code, from examples that ran, and from the losses themselves.</summary>
internal static partial class LossPages
{
    private static readonly string[] Variants = ["TermsOfLogs", "Terms", "OfRate", "OfLogs", "OfLogProbability"];
    private static readonly string[] ExampleSource = File.ReadAllLines(Path.Combine(Tree.Root, "tests/Descent.Tests/Docs/LossExamples.cs"));

    /// <summary>The functions of <see cref="Loss"/> by page: overloads and variants stand on the page of the loss.</summary>
    public static IReadOnlyDictionary<string, MethodInfo[]> Methods { get; } = typeof(Loss).GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(method => method.ReturnType == typeof(LossValues))
        .GroupBy(method => Variants.Where(variant => method.Name.EndsWith(variant, StringComparison.Ordinal)).Select(variant => method.Name[..^variant.Length]).FirstOrDefault() ?? method.Name)
        .ToDictionary(group => group.Key, group => group.OrderBy(method => method.Name != group.Key).ThenBy(method => method.GetParameters().Length > 1 && method.GetParameters()[1].ParameterType != typeof(Indices)).ToArray());

    public static string FileName(string loss) => Word().Replace(loss, "-").ToLowerInvariant();

    public static string Page(string loss)
    {
        var methods = Methods[loss];
        var comment = Documentation.Of(methods[0]);
        var summary = Documentation.Markdown(comment.Element("summary"));
        var colon = summary.IndexOf(": ", StringComparison.Ordinal);
        var page = new StringBuilder($"# {summary[..colon]}\n\n{summary[(colon + 2)..]}\n\n```csharp\n{Signature(methods[0])}\n```\n\n{Documentation.Markdown(comment.Element("remarks"))}\n\n");
        page.Append("| argument | |\n|---|---|\n");
        foreach (var parameter in comment.Elements("param"))
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{parameter.Attribute("name")!.Value}` | {Documentation.Markdown(parameter)} |\n");
        }

        page.Append(CultureInfo.InvariantCulture, $"| returns | {Documentation.Markdown(comment.Element("returns"))} |\n\n## What dividing does\n\n{Division(methods[0], Documentation.Markdown(comment.Element("returns")))}\n\n");
        page.Append(Example(loss));
        if (LossCatalog.Functions.TryGetValue(FileName(loss), out var function))
        {
            page.Append(CultureInfo.InvariantCulture, $"![The loss (full) and its slope (dashed) by {LossCurve.Of(function).Across}]({FileName(loss)}.svg)\n\n");
        }

        foreach (var method in methods.Skip(1))
        {
            var other = Documentation.Of(method);
            page.Append($"## Also\n\n```csharp\n{Signature(method)}\n```\n\n{Documentation.Markdown(other.Element("summary"))} {Documentation.Markdown(other.Element("remarks"))}".TrimEnd() + "\n\n");
        }

        var derivation = Path.Combine(Tree.Root, "docs/losses/derivations", $"{FileName(loss)}.md");
        return File.Exists(derivation) ? $"{page}{File.ReadAllText(derivation)}" : page.ToString().TrimEnd('\n') + "\n";
    }

    public static string Index()
    {
        var page = new StringBuilder("# The losses\n\nOne page each: formula, when to use it, what to expect of an untrained model, an example with its result, value and slope in a\npicture. The same pages in a terminal: `descent loss NAME`. All are written by the tests from the code.\n\n");
        foreach (var loss in Methods.Keys.Order(StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"- [{FileName(loss)}]({FileName(loss)}.md): {Documentation.Markdown(Documentation.Of(Methods[loss][0]).Element("summary"))}\n");
        }

        return page.ToString();
    }

    /// <summary>A picture of value and slope.</summary>
    public static string Picture(LossCurve curve)
    {
        const int Width = 480;
        const int Height = 280;
        const int Margin = 36;
        var all = curve.Values.Concat(curve.Slopes).Append(0).ToArray();
        var (low, high) = (Math.Max(all.Min(), -6), Math.Min(all.Max(), 6));
        string X(double x) => (Margin + (x - curve.From) / (curve.To - curve.From) * (Width - 2 * Margin)).ToString("F1", CultureInfo.InvariantCulture);
        string Y(double y) => (Height - Margin - (Math.Clamp(y, low, high) - low) / (high - low) * (Height - 2 * Margin)).ToString("F1", CultureInfo.InvariantCulture);
        string Path(double[] values) => string.Join(" ", values.Select((value, i) => $"{X(curve.From + (curve.To - curve.From) * i / (values.Length - 1))},{Y(value)}"));
        string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" font-family="sans-serif" font-size="11" fill="none">
            <rect width="{Width}" height="{Height}" fill="white"/>
            <line x1="{Margin}" x2="{Width - Margin}" y1="{Y(0)}" y2="{Y(0)}" stroke="#bbb"/>
            <polyline points="{Path(curve.Slopes)}" stroke="#c55" stroke-dasharray="5 3" stroke-width="1.5"/>
            <polyline points="{Path(curve.Values)}" stroke="#236" stroke-width="2"/>
            <g fill="#333">
            <text x="4" y="{Y(high)}">{Number(high)}</text>
            <text x="4" y="{Y(low)}">{Number(low)}</text>
            <text x="{Margin}" y="{Height - 18}">{Number(curve.From)}</text>
            <text x="{Width - Margin}" y="{Height - 18}" text-anchor="end">{Number(curve.To)}</text>
            <text x="{Width / 2}" y="{Height - 5}" text-anchor="middle">{curve.Across}</text>
            <text x="{Width - 6}" y="14" text-anchor="end" fill="#236">loss</text>
            <text x="{Width - 6}" y="28" text-anchor="end" fill="#c55">slope</text>
            </g>
            </svg>

            """.ReplaceLineEndings("\n");
    }

    private static string Example(string loss)
    {
        var method = typeof(LossExamples).GetMethod(loss) ?? throw new InvalidOperationException($"{loss}: it has no example. Add one to LossExamples.");
        var losses = (LossValues)method.Invoke(null, null)!;
        var start = Array.FindIndex(ExampleSource, line => line.Contains($" {loss}()", StringComparison.Ordinal)) + 2;
        var lines = ExampleSource.Skip(start).TakeWhile(line => line != "    }").Select(line => line.Trim().Replace("return ", "var losses = ", StringComparison.Ordinal));
        return $"## Example\n\n```csharp\n{string.Join('\n', lines)}\nlosses.Values;   // {string.Join(", ", losses.Values.ToArray().Select(Number))}\nlosses.Mean();   // {Number(losses.Mean().ToScalar())}\n```\n\n";

        static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
    }

    private static string Division(MethodInfo method, string returns)
    {
        var isElement = returns.StartsWith("The loss of each element", StringComparison.Ordinal);
        var names = method.GetParameters().Select(parameter => parameter.Name).ToArray();
        var weights = new (string Name, string Words)[] { ("classWeights", "the weights of their classes"), ("positiveWeights", "1 + (P − 1) t"), ("ignored", "0 where ignored"), ("ignoreImpossible", "0 where impossible and left out") }
            .Where(weight => names.Contains(weight.Name)).Select(weight => weight.Words).ToArray();
        return (isElement
                ? "One loss an element. `Mean()` divides by the elements, `MeanOverBatch()` by the rows: k times as much where a row has k of them. "
                : "One loss an example. `Mean()` divides by the examples, `Sum()` by nothing, so its gradient grows with the batch. ")
            + (weights.Length > 0 ? $"With options they count {string.Join(", ", weights)}, and `Mean()` divides by what they count for; `MeanOverExamples()` by how many there are all the same. " : "")
            + "For plain gradient descent a division only changes the learning rate, as long as what divides stays the same from batch to batch.";
    }

    private static string Signature(MethodInfo method) =>
        $"Loss.{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => $"{TypeName(parameter)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {Default(parameter)}" : "")}"))})";

    private static string Default(ParameterInfo parameter) => parameter.DefaultValue switch
    {
        null => "null",
        bool value => value ? "true" : "false",
        double value => value.ToString("R", CultureInfo.InvariantCulture),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string TypeName(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var name = type == typeof(double) ? "double" : type == typeof(int) ? "int" : type == typeof(bool) ? "bool" : type.IsGenericType ? "Func<Tensor, Tensor, Tensor>" : type.Name;
        return parameter.HasDefaultValue && parameter.DefaultValue is null ? name + "?" : name;
    }

    // As people write them: CrossEntropy is cross-entropy, SmoothL1 smooth-l1.
    [GeneratedRegex("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")]
    private static partial Regex Word();
}
