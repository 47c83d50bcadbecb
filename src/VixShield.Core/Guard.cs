using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace VixShield;

/// <summary>Argument checks of the library: every message carries the parameter, the value and the limit.</summary>
internal static class Guard
{
    // Every count up to it is a double of its own.
    internal const long LargestCount = 1_000_000_000_000;

    internal static double Finite(double value, string parameter) =>
        double.IsFinite(value) ? value : throw OutOfRange(parameter, value, "Must be finite.");

    internal static double PositiveFinite(double value, string parameter) =>
        double.IsFinite(value) && value > 0 ? value : throw OutOfRange(parameter, value, "Must be finite and greater than 0.");

    internal static double NonNegativeFinite(double value, string parameter) =>
        double.IsFinite(value) && value >= 0 ? value : throw OutOfRange(parameter, value, "Must be finite and at least 0.");

    internal static double InRange(double value, double low, double high, string parameter) =>
        value >= low && value <= high
            ? value
            : throw OutOfRange(parameter, value, string.Create(CultureInfo.InvariantCulture, $"Must be from {low} to {high}."));

    internal static int InRange(int value, int low, int high, string parameter) =>
        value >= low && value <= high
            ? value
            : throw OutOfRange(parameter, value, string.Create(CultureInfo.InvariantCulture, $"Must be from {low} to {high}."));

    internal static long? CountOrNull(long? value, string parameter) =>
        value is null or (>= 0 and <= LargestCount)
            ? value
            : throw OutOfRange(parameter, value, string.Create(CultureInfo.InvariantCulture, $"Must be from 0 to {LargestCount}, or null when unknown."));

    internal static T NotNull<T>([NotNull] T? value, string parameter)
        where T : class => value ?? throw new ArgumentNullException(parameter);

    /// <summary>The elements as an array, none of them null. (Sorting checks no element of a list of one.)</summary>
    internal static ImmutableArray<T> NoNulls<T>([NotNull] IEnumerable<T>? values, string parameter)
        where T : class
    {
        ImmutableArray<T> all = [.. NotNull(values, parameter)];
        foreach (T value in all)
            NotNull(value, parameter);
        return all;
    }

    internal static string NotBlank([NotNull] string? value, string parameter)
    {
        ArgumentNullException.ThrowIfNull(value, parameter);
        return string.IsNullOrWhiteSpace(value) ? throw new ArgumentException("Must not be empty or white space.", parameter) : value;
    }

    internal static T Defined<T>(T value, string parameter)
        where T : struct, Enum => Enum.IsDefined(value)
            ? value
            : throw OutOfRange(parameter, value, $"Must be one of {string.Join(", ", Enum.GetNames<T>())}.");

    internal static ImmutableArray<T> NotDefault<T>(ImmutableArray<T> value, string parameter) =>
        value.IsDefault ? throw new ArgumentNullException(parameter) : value;

    internal static ArgumentOutOfRangeException OutOfRange(string parameter, object? value, string limit) => new(parameter, value, limit);
}
