namespace VixShield.Adjustments;

public static partial class RuleSetBuilderExtensions
{
    /// <summary>Adds the rule that rotates VX futures to later contracts at equal point beta.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="options">Its options; null for the defaults.</param>
    public static RuleSetBuilder AddTimeShift(this RuleSetBuilder builder, TimeShiftOptions? options = null) =>
        Guard.NotNull(builder, nameof(builder)).Add(new TimeShiftRule(options ?? new TimeShiftOptions()));
}
