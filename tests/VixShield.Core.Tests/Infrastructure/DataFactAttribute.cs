namespace VixShield.Tests.Infrastructure;

/// <summary>A fact that reads real market data; skipped where VIXSHIELD_DATA names no folder.</summary>
public sealed class DataFactAttribute : FactAttribute
{
    public const string Variable = "VIXSHIELD_DATA";

    public DataFactAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)))
            Skip = $"{Variable} is not set.";
    }
}
