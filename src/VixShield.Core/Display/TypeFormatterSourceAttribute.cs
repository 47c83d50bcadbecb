using System.Diagnostics.CodeAnalysis;

namespace VixShield.Display;

/// <summary>
/// Makes a type show itself in notebooks. .NET Interactive finds the attribute by its simple name, in any namespace, and asks its members by
/// name: no reference to that product is needed.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class TypeFormatterSourceAttribute : Attribute
{
    /// <summary>The class that makes the formatters; it has a parameterless constructor and <c>CreateTypeFormatters()</c>.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor | DynamicallyAccessedMemberTypes.PublicMethods)]
    public Type FormatterSourceType { get; } = typeof(DisplayFormatterSource);

    /// <summary>What is shown where the front end can choose.</summary>
    public string[] PreferredMimeTypes { get; } = ["text/html", "text/plain"];
}
