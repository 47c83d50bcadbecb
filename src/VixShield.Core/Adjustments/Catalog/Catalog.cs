using System.Collections.Immutable;

namespace VixShield.Adjustments;

/// <summary>What the library offers for adjustments, as data: a front end can build its forms from it without knowing a type.</summary>
public static class Catalog
{
    /// <summary>The rules of the library, in the order of <see cref="RuleSet.Default"/>, with the parameters of their options.</summary>
    public static ImmutableArray<CatalogEntry> Rules { get; } =
    [
        SyntheticDeltaTrimRule.Entry,
        TimeShiftRule.Entry,
        TrimFurthestLayerRule.Entry,
        LongForLongSwapRule.Entry,
        WingShiftRule.Entry,
        RestoreHedgeBetaRule.Entry,
        MonetiseOverreactionRule.Entry,
        StandAsideRule.Entry,
        SecondEngineCalendarRule.Entry,
        ConversionReversalScanRule.Entry,
    ];

    /// <summary>The groups of numbers of an <see cref="AdjustmentPolicy"/>.</summary>
    public static ImmutableArray<CatalogEntry> Policies => PolicyEntries.All;

    /// <summary>The numbers that a plan shows of a book; most take no parameter.</summary>
    public static ImmutableArray<CatalogEntry> Measures => MeasureEntries.All;
}
