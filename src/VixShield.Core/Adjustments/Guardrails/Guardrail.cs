using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>
/// One limit of a policy. It says the same thing twice by separate routes: of a book after trades, revalued in full, and as rows over lots for a solver. Where it has no rows a solver cannot see it, and only
/// the revalued book is judged.
/// </summary>
internal abstract class Guardrail(string name, GuardrailSeverity severity, string unit)
{
    internal string Name { get; } = name;

    internal GuardrailSeverity Severity { get; } = severity;

    internal string Unit { get; } = unit;

    /// <summary>The verdict on a book after trades.</summary>
    internal abstract GuardrailVerdict Judge(PlanState state);

    /// <summary>What it asks of the lots; none where that is not known before the trades.</summary>
    internal virtual IEnumerable<AdjustmentRow> Rows(PlanColumns columns) => [];

    /// <summary>Whether only the book after the trades can be judged by it although lots move it as they move a number: a round then takes it as linear where it refused a plan.</summary>
    internal virtual bool IsLate => false;

    /// <summary>What a verdict leaves to the limit, in a measure that lots move nearly in proportion: negative where it is broken, null where there is no number.</summary>
    internal virtual double? SlackOf(GuardrailVerdict verdict) => verdict.Margin is { } margin && double.IsFinite(margin) ? margin : null;

    /// <summary>Unit of that measure, in words.</summary>
    internal virtual string SlackUnit => Unit;

    /// <summary>What a soft guardrail's violation costs in the objective, in dollars.</summary>
    internal virtual double PenaltyOf(MappedExposures exposures) => 0;

    private protected GuardrailVerdict Missing(string reason) => GuardrailVerdict.Missing(Name, Severity, Unit, reason);

    private protected GuardrailVerdict Within(double value, Band band) =>
        GuardrailVerdict.Of(Name, Severity, value, band.NearerEdge(value), band.MarginOf(value), Unit);

    private protected GuardrailVerdict AtLeast(double value, double floor) => GuardrailVerdict.Of(Name, Severity, value, floor, value - floor, Unit);

    private protected GuardrailVerdict AtMost(double value, double limit) => GuardrailVerdict.Of(Name, Severity, value, limit, limit - value, Unit);

    private protected static double Outside(double value, Band band) => Math.Max(0, -band.MarginOf(value));

    private protected LinearRow Row(LinearForm form, double low, double high, int priority = 0, double price = 0) =>
        new(Name, Severity, Unit, form, low, high) { Priority = priority, Price = price };
}
