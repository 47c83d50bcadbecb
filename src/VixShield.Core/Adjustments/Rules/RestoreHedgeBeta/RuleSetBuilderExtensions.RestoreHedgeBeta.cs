namespace VixShield.Adjustments;

public static partial class RuleSetBuilderExtensions
{
    /// <summary>Adds the rule that buys back lost VIX beta by VX futures and VIX calls.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="options">Its options; null for the defaults.</param>
    /// <exception cref="ArgumentException">The builder is null, the set holds the rule already, or two options contradict each other.</exception>
    public static RuleSetBuilder AddRestoreHedgeBeta(this RuleSetBuilder builder, RestoreHedgeBetaOptions? options = null) =>
        Guard.NotNull(builder, nameof(builder)).Add(new RestoreHedgeBetaRule(options ?? new RestoreHedgeBetaOptions()));
}
