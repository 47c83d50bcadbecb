namespace VixShield.MarketData;

/// <summary>Numbers of contracts as files have them.</summary>
internal static class FileCount
{
    private const double Largest = 1e12;

    /// <summary>The whole number; null for what is no count: a fraction, or more contracts than there can be.</summary>
    internal static long? Of(double? value) => value is >= 0 and <= Largest && Math.Floor(value.Value) == value.Value ? (long)value.Value : null;
}
