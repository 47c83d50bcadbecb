namespace VixShield.Benchmarks.Tables;

/// <summary>The file and the title of the table that a class of benchmarks becomes.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TableAttribute(string file, string title) : Attribute
{
    public string File { get; } = file;

    public string Title { get; } = title;
}
