namespace VixShield.Adjustments;

public static partial class RuleSetBuilderExtensions
{
    /// <summary>Adds the rule that speaks against trading around events, with feed problems and at wide quotes.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="options">Its options; null for the defaults.</param>
    /// <exception cref="ArgumentException">The builder is null, the set holds the rule already.</exception>
    public static RuleSetBuilder AddStandAside(this RuleSetBuilder builder, StandAsideOptions? options = null) =>
        Guard.NotNull(builder, nameof(builder)).Add(new StandAsideRule(options ?? new StandAsideOptions()));
}
