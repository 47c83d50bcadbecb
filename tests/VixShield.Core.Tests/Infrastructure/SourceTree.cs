namespace VixShield.Tests.Infrastructure;

/// <summary>The sources that the tests were built from, where they still lie above the test assembly.</summary>
internal static class SourceTree
{
    /// <summary>The folder of the solution, or null.</summary>
    internal static string? Root { get; } = FindRoot();

    private static string? FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "VixShield.Core.sln")))
                return folder.FullName;
        }

        return null;
    }
}
