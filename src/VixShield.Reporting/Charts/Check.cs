using System.Collections.Immutable;
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

    /// <summary>The elements of an array that was given, none of them null.</summary>
    internal static ImmutableArray<T> NotDefault<T>(ImmutableArray<T> values, string parameter)
        where T : class
    {
        if (values.IsDefault || values.Any(v => v is null))
            throw new ArgumentException("Must be an array without null.", parameter);
        return values;
    }
}
