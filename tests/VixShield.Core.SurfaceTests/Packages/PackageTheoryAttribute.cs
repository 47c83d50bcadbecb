namespace VixShield.Tests.Packages;

/// <summary>A theory about packed packages in the folder that VIXSHIELD_PACKAGES names; skipped where none is named.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PackageTheoryAttribute : TheoryAttribute
{
    public const string Variable = "VIXSHIELD_PACKAGES";

    public PackageTheoryAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)))
            Skip = $"{Variable} is not set.";
    }
}
