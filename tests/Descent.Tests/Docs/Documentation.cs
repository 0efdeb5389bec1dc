using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Descent.Tests.Docs;

/// <summary>The library's documentation comments, as the compiler wrote them.</summary>
internal static partial class Documentation
{
    private static readonly Dictionary<string, XElement> Members = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Descent.xml"))
        .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);

    /// <summary>The comment of a method.</summary>
    public static XElement Of(MethodInfo method) => Members[$"M:{method.DeclaringType!.FullName}.{method.Name}({string.Join(",", method.GetParameters().Select(parameter => Name(parameter.ParameterType)))})"];

    /// <summary>An element's text as Markdown: code in backticks, one space between words.</summary>
    public static string Markdown(XElement? element) => element is null ? "" : Space().Replace(string.Concat(element.Nodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "paramref" } reference => $"`{reference.Attribute("name")!.Value}`",
        XElement { Name.LocalName: "see" } reference => $"`{Simple(reference.Attribute("cref")!.Value)}`",
        XElement { Name.LocalName: "para" } paragraph => $" {Markdown(paragraph)} ",
        _ => node.ToString(),
    })), " ").Trim();

    private static string Simple(string reference) => reference.Split('(')[0].Split('.')[^1];

    // As the compiler writes types into the names of members.
    private static string Name(Type type) => type.IsGenericType
        ? $"{type.GetGenericTypeDefinition().FullName!.Split('`')[0]}{{{string.Join(",", type.GetGenericArguments().Select(Name))}}}"
        : type.FullName!;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
