using System.Globalization;
using Mono.Cecil;

namespace VixShield.Tests.PublicApi;

/// <summary>
/// What callers of one assembly would miss in a later one: members, names of parameters, default values, constants. Package validation looks at members and names as well when a package is packed; default values, which are compiled
/// into callers, it does not look at.
/// </summary>
internal static class SurfaceChanges
{
    /// <summary>One line a break, in the order of the names; none where the later assembly serves every caller of the earlier.</summary>
    public static IEnumerable<string> Between(AssemblyDefinition before, AssemblyDefinition after)
    {
        Dictionary<string, TypeDefinition> types = Visible(after).ToDictionary(t => t.FullName);
        foreach (TypeDefinition type in Visible(before).OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            if (!types.TryGetValue(type.FullName, out TypeDefinition? now))
            {
                yield return $"{type.FullName} is gone";
                continue;
            }

            foreach (string change in Methods(type, now).Concat(Constants(type, now)))
                yield return change;
        }
    }

    private static IEnumerable<TypeDefinition> Visible(AssemblyDefinition assembly) =>
        assembly.MainModule.GetTypes().Where(t => t.IsPublic || (t.IsNestedPublic && t.DeclaringType.IsPublic));

    private static bool IsVisible(MethodDefinition method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static IEnumerable<string> Methods(TypeDefinition before, TypeDefinition after)
    {
        Dictionary<string, MethodDefinition> methods = after.Methods.Where(IsVisible).ToDictionary(m => m.FullName);
        foreach (MethodDefinition method in before.Methods.Where(IsVisible))
        {
            if (!methods.TryGetValue(method.FullName, out MethodDefinition? now))
            {
                yield return $"{method.FullName} is gone";
                continue;
            }

            foreach ((ParameterDefinition was, ParameterDefinition has) in method.Parameters.Zip(now.Parameters))
            {
                if (was.Name != has.Name)
                    yield return $"{method.FullName}: {was.Name} is called {has.Name}";
                if (was.IsOptional && !has.IsOptional)
                    yield return $"{method.FullName}: {was.Name} has no default any more";
                else if (was.HasConstant && Text(was.Constant) != Text(has.Constant))
                    yield return $"{method.FullName}: the default of {was.Name} was {Text(was.Constant)} and is {Text(has.Constant)}";
            }
        }
    }

    private static IEnumerable<string> Constants(TypeDefinition before, TypeDefinition after)
    {
        Dictionary<string, FieldDefinition> fields = after.Fields.Where(f => f.IsPublic).ToDictionary(f => f.Name);
        foreach (FieldDefinition field in before.Fields.Where(f => f.IsPublic && f.HasConstant))
        {
            if (!fields.TryGetValue(field.Name, out FieldDefinition? now))
                yield return $"{field.FullName} is gone";
            else if (Text(field.Constant) != Text(now.Constant))
                yield return $"{field.FullName} was {Text(field.Constant)} and is {Text(now.Constant)}";
        }
    }

    private static string Text(object? constant) => constant is null ? "default" : Convert.ToString(constant, CultureInfo.InvariantCulture)!;
}
