namespace VixShield.Economics;

/// <summary>Limits of what records of this folder hold, far beyond any book: sums and products of what is within them are finite.</summary>
internal static class Limits
{
    internal const double MostDollars = 1e15;
    internal const double MostRate = 1000;

    internal static double Dollars(double value, string parameter) =>
        Math.Abs(value) <= MostDollars ? value : throw Guard.OutOfRange(parameter, value, FormattableString.Invariant($"Must be finite and from {-MostDollars} to {MostDollars} dollars."));

    internal static double NonNegativeDollars(double value, string parameter) =>
        value is >= 0 and <= MostDollars ? value : throw Guard.OutOfRange(parameter, value, FormattableString.Invariant($"Must be finite, at least 0 and at most {MostDollars} dollars."));

    internal static double Rate(double value, string parameter) =>
        Math.Abs(value) <= MostRate ? value : throw Guard.OutOfRange(parameter, value, FormattableString.Invariant($"Must be finite and from {-MostRate} to {MostRate} a year."));
}
