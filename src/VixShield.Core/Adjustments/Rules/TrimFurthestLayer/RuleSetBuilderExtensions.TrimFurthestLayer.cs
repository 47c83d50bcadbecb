namespace VixShield.Adjustments;

public static partial class RuleSetBuilderExtensions
{
    /// <summary>Adds the rule that trims the furthest hedge layer, for vega or for liquidity.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="options">Its options; null for the defaults.</param>
    public static RuleSetBuilder AddTrimFurthestLayer(this RuleSetBuilder builder, TrimFurthestLayerOptions? options = null) =>
        Guard.NotNull(builder, nameof(builder)).Add(new TrimFurthestLayerRule(options ?? new TrimFurthestLayerOptions()));
}
