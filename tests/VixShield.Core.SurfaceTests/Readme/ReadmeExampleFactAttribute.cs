using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Readme;

/// <summary>A fact about the README's example, skipped while the README has none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadmeExampleFactAttribute : FactAttribute
{
    public ReadmeExampleFactAttribute()
    {
        if (new ReadmeDocument(File.ReadAllText(Repository.PathOf("README.md"))).Example is null)
            Skip = "README.md has no C# example.";
    }
}
