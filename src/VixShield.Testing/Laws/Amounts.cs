namespace VixShield.Testing;

/// <summary>Comparisons of laws: null where one holds, else the objection in numbers.</summary>
internal static class Amounts
{
    /// <summary>Two numbers that must agree.</summary>
    internal static string? Equal(string what, double value, double demanded, double tolerance) =>
        Math.Abs(value - demanded) <= tolerance
            ? null
            : FormattableString.Invariant($"{what} is {value:G10} and must be {demanded:G10} (off by {value - demanded:G3}, allowed {tolerance:G3}).");

    /// <summary>A number that must not be below another.</summary>
    internal static string? AtLeast(string what, double value, double least, double tolerance) =>
        value >= least - tolerance
            ? null
            : FormattableString.Invariant($"{what} is {value:G10} and must be at least {least:G10} (short of it by {least - value:G3}, allowed {tolerance:G3}).");

    /// <summary>A number that must not be above another.</summary>
    internal static string? AtMost(string what, double value, double most, double tolerance) =>
        value <= most + tolerance
            ? null
            : FormattableString.Invariant($"{what} is {value:G10} and must be at most {most:G10} (above it by {value - most:G3}, allowed {tolerance:G3}).");

    /// <summary>A number that must be one.</summary>
    internal static string? Finite(string what, double value) => double.IsFinite(value) ? null : FormattableString.Invariant($"{what} is {value}.");

    /// <summary>The same bits, zero's sign included.</summary>
    internal static bool SameBits(double one, double other) => BitConverter.DoubleToInt64Bits(one) == BitConverter.DoubleToInt64Bits(other);
}
