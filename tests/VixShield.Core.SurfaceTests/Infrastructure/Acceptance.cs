namespace VixShield.Tests.Infrastructure;

/// <summary>Whether a run may rewrite the approved files: on request and never in CI.</summary>
public static class Acceptance
{
    public const string Command = "VIXSHIELD_ACCEPT=1 dotnet test -c Release tests/VixShield.Core.SurfaceTests";

    public static bool Requested =>
        Environment.GetEnvironmentVariable("VIXSHIELD_ACCEPT") == "1" && Environment.GetEnvironmentVariable("CI") != "true";
}
