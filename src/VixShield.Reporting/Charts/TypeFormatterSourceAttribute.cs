namespace VixShield.Reporting;

/// <summary>Makes a type show itself in notebooks, which find the attribute by its simple name.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute : Attribute
{
    /// <summary>The class that makes the formatters.</summary>
    public Type FormatterSourceType { get; } = typeof(FigureFormatterSource);

    /// <summary>What is shown where the front end can choose.</summary>
    public string[] PreferredMimeTypes { get; } = ["text/html", "text/plain"];
}
