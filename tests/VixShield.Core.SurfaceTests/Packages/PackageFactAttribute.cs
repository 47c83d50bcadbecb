namespace VixShield.Tests.Packages;

/// <summary>A fact about packed packages in the folder that VIXSHIELD_PACKAGES names; skipped where none is named.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PackageFactAttribute : FactAttribute
{
    public const string Variable = "VIXSHIELD_PACKAGES";

    public PackageFactAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)))
            Skip = $"{Variable} is not set.";
    }
}
