using System.Reflection;
using System.Text;

namespace VixShield.Tests.PublicApi;

/// <summary>
/// What the listing of declarations does not show, because it prints records as classes: one line for each public type with its
/// kind as written in the source, and the static abstract members of interfaces.
/// </summary>
public static class TypeShapes
{
    public static string Of(IEnumerable<Type> types)
    {
        StringBuilder text = new();
        foreach (Type type in types)
        {
            text.Append(type.FullName).Append(": ").Append(Kind(type)).Append('\n');
            foreach (MethodInfo method in StaticAbstracts(type))
                text.Append("    static abstract ").Append(method).Append('\n');
        }

        return text.ToString();
    }

    public static string Kind(Type type)
    {
        if (type.IsEnum)
            return $"enum : {Enum.GetUnderlyingType(type).Name}";
        if (typeof(Delegate).IsAssignableFrom(type))
            return "delegate";
        if (type.IsInterface)
            return "interface";
        if (type.IsValueType)
            return (IsReadOnly(type) ? "readonly " : "") + (IsRecord(type) ? "record struct" : "struct");
        string modifier = (type.IsAbstract, type.IsSealed) switch
        {
            (true, true) => "static ",
            (true, false) => "abstract ",
            (false, true) => "sealed ",
            _ => "open ",
        };
        return modifier + (IsRecord(type) ? "record" : "class");
    }

    public static bool IsRecord(Type type) => type.IsValueType
        ? type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not null
        : type.GetMethod("<Clone>$") is not null;

    private static bool IsReadOnly(Type type) =>
        type.CustomAttributes.Any(a => a.AttributeType.FullName == "System.Runtime.CompilerServices.IsReadOnlyAttribute");

    private static IEnumerable<MethodInfo> StaticAbstracts(Type type) => type.IsInterface
        ? type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(m => m.IsAbstract).OrderBy(m => m.ToString(), StringComparer.Ordinal)
        : [];
}
