using System.Globalization;
using FsCheck.Xunit;

namespace VixShield.Tests.Infrastructure;

/// <summary>
/// A property over generated cases, with a fixed seed so that a run can be repeated; VIXSHIELD_EXPLORE=1 draws a new one, which
/// a failure prints. VIXSHIELD_CASES=100 draws fewer cases, for mutation testing, which runs the same tests for every mutant.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public class SeededPropertyAttribute : PropertyAttribute
{
    private const string Seed = "20260216,1299709";

    public SeededPropertyAttribute()
    {
        if (Environment.GetEnvironmentVariable("VIXSHIELD_EXPLORE") != "1")
            Replay = Seed;
        MaxTest = int.TryParse(Environment.GetEnvironmentVariable("VIXSHIELD_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out int cases) ? cases : 1000;
        QuietOnSuccess = true;
    }
}
