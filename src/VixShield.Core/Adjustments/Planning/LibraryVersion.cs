using System.Reflection;

namespace VixShield.Adjustments;

/// <summary>The version of the library as records name it.</summary>
internal static class LibraryVersion
{
    // What follows a plus sign is the build's commit, which does not change what the library computes.
    internal static string Text { get; } =
        (typeof(AdjustmentPlan).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? string.Empty).Split('+')[0];
}
