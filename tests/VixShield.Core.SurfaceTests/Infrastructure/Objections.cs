namespace VixShield.Tests.Infrastructure;

/// <summary>Asserts on lists of objections: all of them are shown in full, one a line.</summary>
public static class Objections
{
    public static void AssertNone(IEnumerable<string> objections)
    {
        string[] all = [.. objections];
        Assert.True(all.Length == 0, $"{all.Length} objections:\n  {string.Join("\n  ", all)}");
    }
}
