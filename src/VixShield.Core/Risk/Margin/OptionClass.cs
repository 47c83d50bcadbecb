using VixShield.Expiries;

namespace VixShield.Risk;

/// <summary>
/// Options that can cover each other, compiled: payoffs of each at the strikes of all, and the thresholds. A group of the universal spread rule has a threshold, an expiry
/// of a short: its shorts expire no later and its longs no earlier. Two groups of one threshold lose no more together than apart, so there is one for each.
/// </summary>
internal sealed class OptionClass
{
    internal OptionClass(string name, MarginEntry[] entries)
    {
        Name = name;
        Entries = entries;
        Shorts = [.. entries.Where(e => e.Quantity < 0)];
        Longs = [.. entries.Where(e => e.Quantity > 0)];
        Expiry[] thresholds = [.. Shorts.Select(e => e.Expiry!).Distinct().Order()];
        Thresholds = thresholds.Length;
        FirstThreshold = [.. Shorts.Select(e => Array.IndexOf(thresholds, e.Expiry))];
        LastThreshold = [.. Longs.Select(e => Array.FindLastIndex(thresholds, t => t <= e.Expiry!))];
        double[] points = [0, .. Longs.Where((_, l) => LastThreshold[l] >= 0).Select(e => e.MarketStrike).Distinct().Order()];
        Points = points.Length;
        LastThresholdOf = [.. points.Select((p, k) => k == 0 ? Thresholds - 1 : Longs.Select((e, l) => e.MarketStrike == p ? LastThreshold[l] : -1).Max())];
        ShortPayoffs = Payoffs(Shorts, points);
        LongPayoffs = Payoffs(Longs, points);
        ShortSlopes = [.. Shorts.Select(Slope)];
        LongSlopes = [.. Longs.Select(Slope)];
    }

    internal string Name { get; }

    internal MarginEntry[] Entries { get; }

    internal MarginEntry[] Shorts { get; }

    internal MarginEntry[] Longs { get; }

    internal int Thresholds { get; }

    /// <summary>The first threshold under which a short may stand: its own expiry.</summary>
    internal int[] FirstThreshold { get; }

    /// <summary>The last threshold under which a long may stand; -1 for one that expires before every short.</summary>
    internal int[] LastThreshold { get; }

    /// <summary>
    /// Number of settlement values: 0 and the strikes of longs that can cover. What a group loses is a line between strikes that turns upwards at those of shorts, so the
    /// most is lost at one of these or beyond the last.
    /// </summary>
    internal int Points { get; }

    /// <summary>The last threshold whose group can lose most at a settlement value: that of the longs of the strike.</summary>
    internal int[] LastThresholdOf { get; }

    /// <summary>Dollars by short and settlement value.</summary>
    internal double[] ShortPayoffs { get; }

    internal double[] LongPayoffs { get; }

    /// <summary>Dollars per point beyond the last strike.</summary>
    internal double[] ShortSlopes { get; }

    internal double[] LongSlopes { get; }

    private static double Slope(MarginEntry entry) => entry.IsCall ? entry.DollarsPerPoint : 0;

    private static double[] Payoffs(MarginEntry[] entries, double[] points) => [.. entries.SelectMany(e => points.Select(e.PayoffAt))];
}
