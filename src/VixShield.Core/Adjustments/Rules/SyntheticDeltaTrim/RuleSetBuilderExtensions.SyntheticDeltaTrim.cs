namespace VixShield.Adjustments;

public static partial class RuleSetBuilderExtensions
{
    /// <summary>Adds the rule that trims total delta by index futures or synthetic forwards.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="options">Its options; null for the defaults.</param>
    public static RuleSetBuilder AddSyntheticDeltaTrim(this RuleSetBuilder builder, SyntheticDeltaTrimOptions? options = null) =>
        Guard.NotNull(builder, nameof(builder)).Add(new SyntheticDeltaTrimRule(options ?? new SyntheticDeltaTrimOptions()));
}
