namespace VixShield.MarketData;

/// <summary>Names of columns that say which series they hold. A table of dates and numbers can be anything; only these make it one that is recognised.</summary>
internal static class SeriesNames
{
    private static readonly HashSet<string> s_known = new(StringComparer.OrdinalIgnoreCase)
    {
        "spx_close", "vix_open", "vix_high", "vix_low", "vix_close", "vix", "vix1d", "vix9d", "vix3m", "vix6m", "vix1y", "vvix", "skew", "cor1m", "spx", "spy",
        "vxx", "vixy", "uvxy", "svxy", "svix", "uvix", "fed_funds_pct", "irx_13w_bill_discount_pct",
    };

    private static readonly HashSet<string> s_values = new(StringComparer.OrdinalIgnoreCase) { "close", "adj close", "value", "price", "last" };

    internal static bool IsKnown(string name) => s_known.Contains(name);

    /// <summary>Whether the name only says that the numbers are values, not of what.</summary>
    internal static bool IsValue(string name) => s_values.Contains(name);

    /// <summary>Whether the name says that the numbers are of another series than a symbol's.</summary>
    internal static bool IsOfAnother(string name, string symbol) => IsKnown(name)
        && !name.Equals(symbol, StringComparison.OrdinalIgnoreCase) && !name.Equals($"{symbol}_close", StringComparison.OrdinalIgnoreCase);
}
