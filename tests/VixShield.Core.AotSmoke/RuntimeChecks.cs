using System.Runtime.CompilerServices;

namespace VixShield.AotSmoke;

/// <summary>The program is what it claims to be: one native file without a compiler at run time.</summary>
internal static class RuntimeChecks
{
    public static void Run(Checklist checks, bool expectNative)
    {
        checks.Holds(!RuntimeFeature.IsDynamicCodeSupported, "dynamic code is not supported");
        // The switch above is off in an ordinary build of this project too; only the native program runs without the library beside it.
        checks.Equal(
            expectNative,
            !File.Exists(Path.Combine(AppContext.BaseDirectory, "VixShield.Core.dll")),
            "the library is part of the program (pass --managed to run without publishing)");
    }
}
