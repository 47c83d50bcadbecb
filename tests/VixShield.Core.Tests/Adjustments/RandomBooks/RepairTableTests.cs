using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Adjustments.RandomBooks;

public static class RepairTableTests
{
    private const string File = "adjustment_repairs.md";

    /// <summary>With VIXSHIELD_ACCEPT=1 the approved file is written anew, never in CI.</summary>
    [SkippableFact]
    public static void The_competition_of_repairs_is_as_approved()
    {
        Skip.If(SourceTree.Root is null, "The sources are not at hand.");
        string path = Path.Combine(SourceTree.Root!, "tests", "VixShield.Core.Tests", "GoldenData", File);
        string text = string.Join('\n', RepairTable.Lines()) + "\n";
        if (Environment.GetEnvironmentVariable("VIXSHIELD_ACCEPT") == "1" && Environment.GetEnvironmentVariable("CI") != "true")
            System.IO.File.WriteAllText(path, text);
        Assert.True(text == Approved(), $"Accept with VIXSHIELD_ACCEPT=1 after looking at it. Now:\n{text}\napproved:\n{Approved()}");
    }

    [SkippableFact]
    public static void The_page_on_adjustments_shows_the_approved_table()
    {
        Skip.If(SourceTree.Root is null, "The sources are not at hand.");
        string[] page = System.IO.File.ReadAllLines(Path.Combine(SourceTree.Root!, "docs", "concepts", "adjustments.md"));
        string[] missing = [.. Approved().Split('\n').Where(l => l.Length > 0 && !page.Contains(l))];
        Assert.True(missing.Length == 0, string.Join('\n', missing));
        Assert.Contains("| do nothing |", Approved(), StringComparison.Ordinal);
    }

    private static string Approved() => System.IO.File.ReadAllText(Path.Combine(SourceTree.Root!, "tests", "VixShield.Core.Tests", "GoldenData", File)).ReplaceLineEndings("\n");
}
