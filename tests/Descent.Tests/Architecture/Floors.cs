using System.Reflection;
using System.Reflection.Emit;
using System.Text.RegularExpressions;

namespace Descent.Tests.Architecture;

/// <summary>Reads from built code which types use which, and from the sources in which folder each type stands.</summary>
internal static partial class Floors
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<string, int> ByFolder = new()
    {
        ["Numerics"] = 0,
        ["Kernels"] = 1,
        ["Tensors"] = 2,
        ["Ops"] = 3,
        ["Recording"] = 4,
        ["Losses"] = 5,
        ["Layers"] = 5,
        ["Optimizers"] = 5,
        ["Data"] = 5,
        ["Metrics"] = 5,
        ["Checking"] = 6,
        ["Training"] = 6,
        ["Diagnostics"] = 7,
    };

    private static readonly Dictionary<int, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (int)(ushort)code.Value);

    /// <summary>The folder of every type that the sources declare, by namespace and name.</summary>
    public static Dictionary<string, string> Folders(string library)
    {
        var folders = new Dictionary<string, string>();
        foreach (var file in Directory.EnumerateFiles(library, "*.cs", SearchOption.AllDirectories))
        {
            var folder = Path.GetRelativePath(library, file).Split(Path.DirectorySeparatorChar)[0];
            if (!ByFolder.ContainsKey(folder))
            {
                continue;
            }

            var space = "";
            foreach (Match match in Declaration().Matches(File.ReadAllText(file)))
            {
                space = match.Groups["space"].Success ? match.Groups["space"].Value : space;
                if (match.Groups["type"].Success)
                {
                    folders.TryAdd($"{space}.{match.Groups["type"].Value}", folder);
                }
            }
        }

        return folders;
    }

    /// <summary>Every use of a type by one whose floor is not above it, in another folder.</summary>
    /// <param name="types">The types to look at.</param>
    /// <param name="folders">The folder of each type.</param>
    public static IEnumerable<string> Offences(IEnumerable<Type> types, Dictionary<string, string> folders) =>
        from type in types
        let user = Folder(type, folders)
        where user is not null
        from used in Uses(type).Select(Outermost).Distinct()
        let other = Folder(used, folders)
        where other is not null && other != user && ByFolder[other] >= ByFolder[user] && !IsGradientWrittenInOperations(user, used)
        orderby type.FullName, used.FullName
        select $"{user}/{Outermost(type).Name} uses {other}/{used.Name}";

    public static bool HasFloor(string folder) => ByFolder.ContainsKey(folder);

    // Gradients are written in operations: the contract on floor 2 reaches floor 3 through operators alone.
    private static bool IsGradientWrittenInOperations(string user, Type used) => user == "Tensors" && used == typeof(TensorOps);

    private static string? Folder(Type type, Dictionary<string, string> folders)
    {
        var outer = Outermost(type);
        return folders.GetValueOrDefault($"{outer.Namespace}.{outer.Name.Split('`')[0]}");
    }

    private static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type;
    }

    private static IEnumerable<Type> Uses(Type type)
    {
        var direct = new List<Type?> { type.BaseType };
        direct.AddRange(type.GetInterfaces());
        direct.AddRange(type.GetFields(All).Select(field => field.FieldType));
        foreach (var method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
        {
            direct.AddRange(method.GetParameters().Select(parameter => parameter.ParameterType));
            direct.Add((method as MethodInfo)?.ReturnType);
            direct.AddRange(Body(method));
        }

        return direct.OfType<Type>().SelectMany(Parts).Where(used => used.Assembly == type.Assembly || used.Assembly == typeof(Tensor).Assembly);
    }

    // A generic or array type stands for itself and for what it is made of.
    private static IEnumerable<Type> Parts(Type type) => type switch
    {
        { IsGenericParameter: true } => [],
        { HasElementType: true } => Parts(type.GetElementType()!),
        { IsGenericType: true } => type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()),
        _ => [type],
    };

    private static IEnumerable<Type?> Body(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code)
        {
            yield break;
        }

        var types = method.DeclaringType!.GetGenericArguments();
        var methods = method.IsGenericMethod ? method.GetGenericArguments() : [];
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? 0xFE00 | code[at + 1] : code[at];
            at += value > 0xFF ? 2 : 1;
            var operand = OpCodesByValue[value].OperandType;
            if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                var member = method.Module.ResolveMember(BitConverter.ToInt32(code, at), types, methods);
                yield return member as Type ?? member?.DeclaringType;
                foreach (var argument in member is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericArguments() : [])
                {
                    yield return argument;
                }
            }

            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
                _ => 4,
            };
        }
    }

    [GeneratedRegex(@"^\s*namespace (?<space>[\w.]+)|^\s*(?:public |internal |abstract |sealed |static |partial |readonly |ref |file )*(?:class|struct|interface|enum|record struct|record) (?<type>[A-Z]\w*)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
