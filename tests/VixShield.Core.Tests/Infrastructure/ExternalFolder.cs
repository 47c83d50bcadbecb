namespace VixShield.Tests.Infrastructure;

/// <summary>A folder named by an environment variable. Not set: the tests are skipped. Set but empty or unreadable: they fail.</summary>
public static class ExternalFolder
{
    public const string Reference = "VIXSHIELD_REFERENCE";
    public const string Data = "VIXSHIELD_DATA";

    public static string? SkipReason(string variable) =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable)) ? $"{variable} is not set." : null;

    public static string PathOf(string variable, params string[] parts)
    {
        string root = Environment.GetEnvironmentVariable(variable)
            ?? throw new InvalidOperationException($"{variable} is not set.");
        if (!Directory.EnumerateFileSystemEntries(root).Any())
            throw new InvalidOperationException($"{variable} names an empty folder.");
        return Path.Combine([root, .. parts]);
    }
}
