namespace VixShield.Adjustments;

public static partial class RuleSetBuilderExtensions
{
    /// <summary>Adds the rule that trims the furthest hedge layer.</summary>
    /// <param name="builder">The builder.</param>
    public static RuleSetBuilder AddTrimFurthestLayer(this RuleSetBuilder builder) => Guard.NotNull(builder, nameof(builder)).Add(new TrimFurthestLayerRule());
}
