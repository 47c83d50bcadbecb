namespace VixShield.Adjustments;

public static partial class RuleSetBuilderExtensions
{
    /// <summary>Adds the rule that scans index chains for locked conversions, reversals and boxes.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="options">Its options; null for the defaults.</param>
    /// <exception cref="ArgumentException">The builder is null, the set holds the rule already.</exception>
    public static RuleSetBuilder AddConversionReversalScan(this RuleSetBuilder builder, ConversionReversalScanOptions? options = null) =>
        Guard.NotNull(builder, nameof(builder)).Add(new ConversionReversalScanRule(options ?? new ConversionReversalScanOptions()));
}
