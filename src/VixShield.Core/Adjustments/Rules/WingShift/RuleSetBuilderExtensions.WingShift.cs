namespace VixShield.Adjustments;

public static partial class RuleSetBuilderExtensions
{
    /// <summary>Adds the rule that moves long wings nearer to the short strikes.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="options">Its options; null for the defaults.</param>
    public static RuleSetBuilder AddWingShift(this RuleSetBuilder builder, WingShiftOptions? options = null) =>
        Guard.NotNull(builder, nameof(builder)).Add(new WingShiftRule(options ?? new WingShiftOptions()));
}
