using System.Reflection;
using Descent.Ops;

namespace Descent.Tests.Laws;

/// <summary>The library's operations, found by reflection: adding one adds its laws.</summary>
internal static class Operations
{
    /// <summary>A value for each parameter that a function takes.</summary>
    private const double Parameter = 0.3;

    public static IEnumerable<Type> Of<T>() => typeof(Tensor).Assembly.GetTypes().Where(type => type.IsValueType && type.IsAssignableTo(typeof(T)));

    public static Op Pointwise(Type function, int order = 0) => (Op)Activator.CreateInstance(typeof(Pointwise<>).MakeGenericType(function), Value(function), order)!;

    public static Op Pairwise(Type function) => (Op)Activator.CreateInstance(typeof(Pairwise<>).MakeGenericType(function))!;

    public static object Value(Type function)
    {
        var arguments = function.GetConstructors(BindingFlags.Public | BindingFlags.Instance)
            .Where(constructor => constructor.GetParameters().Length > 0)
            .Select(constructor => Array.ConvertAll(constructor.GetParameters(), object? (_) => Parameter))
            .FirstOrDefault();
        return Activator.CreateInstance(function, arguments)!;
    }

    public static (double From, double To) Domain(Type function) => Static<(double, double)>(function, nameof(IUnary.Domain));

    public static IReadOnlyList<double> Kinks(Type function) => Static<IReadOnlyList<double>>(function, nameof(IUnary.Kinks));

    public static bool IsStep(Type function) => Static<bool>(function, nameof(IUnary.IsStep));

    // A static virtual member is read through a generic method bound to the type.
    private static T Static<T>(Type function, string member) => (T)typeof(Operations)
        .GetMethod($"Read{member}", BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(function)
        .Invoke(null, null)!;

    private static (double From, double To) ReadDomain<T>()
        where T : struct, IUnary => T.Domain;

    private static bool ReadIsStep<T>()
        where T : struct, IUnary => T.IsStep;

    private static IReadOnlyList<double> ReadKinks<T>()
        where T : struct, IUnary => T.Kinks;
}
