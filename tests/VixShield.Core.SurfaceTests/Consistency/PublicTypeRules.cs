using System.Reflection;
using System.Runtime.CompilerServices;

namespace VixShield.Tests.Consistency;

/// <summary>What every public type of the packages keeps to; each rule gives the objections to one type.</summary>
public static class PublicTypeRules
{
    private const BindingFlags PublicMembers = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>A class is sealed, static or abstract: nobody inherits by accident.</summary>
    public static IEnumerable<string> Inheritance(Type type)
    {
        if (type is { IsClass: true, IsSealed: false, IsAbstract: false })
            yield return $"{type.FullName} can be inherited by accident: seal it or make it abstract";
    }

    /// <summary>Equality to its own type comes with equality to any object and a hash code.</summary>
    public static IEnumerable<string> Equality(Type type)
    {
        if (type.IsInterface || type.IsEnum || !type.GetInterfaces().Contains(typeof(IEquatable<>).MakeGenericTypeOrNull(type)))
            yield break;
        if (type.GetMethod(nameof(Equals), [typeof(object)])!.DeclaringType != type)
            yield return $"{type.FullName} is IEquatable without its own Equals(object)";
        if (type.GetMethod(nameof(GetHashCode), [])!.DeclaringType != type)
            yield return $"{type.FullName} is IEquatable without its own GetHashCode";
    }

    /// <summary>A public property is read-only or settable by an initialiser alone.</summary>
    public static IEnumerable<string> Setters(Type type) =>
        from property in type.GetProperties(PublicMembers)
        let setter = property.GetSetMethod()
        where setter is not null && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
        select $"{type.FullName}.{property.Name} can be set after construction";

    /// <summary>No public field but constants: an instance field can be set, a static one is state of the process.</summary>
    public static IEnumerable<string> Fields(Type type) => type.IsEnum
        ? []
        : from field in type.GetFields(PublicMembers)
          where !field.IsLiteral
          select $"{type.FullName}.{field.Name} is a public field";

    /// <summary>No state of the process, public or not: static fields are read-only. Fields that the compiler makes for itself are left out.</summary>
    public static IEnumerable<string> StaticState(Type type) =>
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where !field.IsLiteral && !field.IsInitOnly
        where !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && !field.Name.StartsWith("<>", StringComparison.Ordinal)
        select $"{type.FullName}.{field.Name} is static and can change";

    /// <summary>Nothing writable goes in or out: arrays are copied by no one, so the surface uses immutable arrays and spans.</summary>
    public static IEnumerable<string> Arrays(Type type) =>
        from property in type.GetProperties(PublicMembers)
        where property.PropertyType.IsArray
        select $"{type.FullName}.{property.Name} hands out an array that a caller can change";

    private static Type? MakeGenericTypeOrNull(this Type definition, Type argument) =>
        argument.IsByRefLike || argument.ContainsGenericParameters ? null : definition.MakeGenericType(argument);
}
