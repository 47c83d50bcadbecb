namespace VixShield.Tests.Infrastructure;

/// <summary>A fact that reads the reference tables; skipped where VIXSHIELD_REFERENCE names no folder.</summary>
public sealed class ReferenceFactAttribute : FactAttribute
{
    public const string Variable = "VIXSHIELD_REFERENCE";

    public ReferenceFactAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)))
            Skip = $"{Variable} is not set.";
    }
}
