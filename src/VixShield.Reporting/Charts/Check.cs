using System.Diagnostics.CodeAnalysis;

namespace VixShield.Reporting;

/// <summary>Argument checks of this package.</summary>
internal static class Check
{
    internal static string NotBlank([NotNull] string? value, string parameter)
    {
        ArgumentNullException.ThrowIfNull(value, parameter);
        return string.IsNullOrWhiteSpace(value) ? throw new ArgumentException("Must not be empty or white space.", parameter) : value;
    }

    internal static double Finite(double value, string parameter) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(parameter, value, "Must be finite.");
}
