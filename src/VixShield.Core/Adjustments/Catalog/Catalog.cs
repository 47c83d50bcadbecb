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
    ];
}
