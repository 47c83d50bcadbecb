namespace VixShield.Adjustments;

public static partial class RuleSetBuilderExtensions
{
    /// <summary>Adds the rule that swaps a long of the hedge for another long of the same underlying at equal vega.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="options">Its options; null for the defaults.</param>
    public static RuleSetBuilder AddLongForLongSwap(this RuleSetBuilder builder, LongForLongSwapOptions? options = null) =>
        Guard.NotNull(builder, nameof(builder)).Add(new LongForLongSwapRule(options ?? new LongForLongSwapOptions()));
}
