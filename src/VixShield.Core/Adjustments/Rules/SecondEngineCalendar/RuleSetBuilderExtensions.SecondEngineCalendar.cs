using System.Diagnostics.CodeAnalysis;

namespace VixShield.Adjustments;

public static partial class RuleSetBuilderExtensions
{
    /// <summary>Adds the rule that offers VIX calendars with a capping further call.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="options">Its options; null for the defaults.</param>
    /// <exception cref="ArgumentException">The builder is null, the set holds the rule already, or two options contradict each other.</exception>
    [Experimental("VIX002")]
    public static RuleSetBuilder AddSecondEngineCalendar(this RuleSetBuilder builder, SecondEngineCalendarOptions? options = null) =>
        Guard.NotNull(builder, nameof(builder)).Add(new SecondEngineCalendarRule(options ?? new SecondEngineCalendarOptions()));
}
