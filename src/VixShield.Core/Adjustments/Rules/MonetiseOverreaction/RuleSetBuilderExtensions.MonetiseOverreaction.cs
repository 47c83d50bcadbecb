namespace VixShield.Adjustments;

public static partial class RuleSetBuilderExtensions
{
    /// <summary>Adds the rule that sells part of a long hedge that moved more than its beta says.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="options">Its options; null for the defaults.</param>
    /// <exception cref="ArgumentException">The builder is null, the set holds the rule already.</exception>
    public static RuleSetBuilder AddMonetiseOverreaction(this RuleSetBuilder builder, MonetiseOverreactionOptions? options = null) =>
        Guard.NotNull(builder, nameof(builder)).Add(new MonetiseOverreactionRule(options ?? new MonetiseOverreactionOptions()));
}
