using VixShield.Adjustments;
using VixShield.Display;

namespace VixShield.Samples.Decoupling;

/// <summary>Prints what a solver that relaxes says beside its plan: the bound, the gap to it, and what the limits that bind cost. Nothing for one that does not.</summary>
internal sealed class SearchReport(TextWriter output)
{
    internal void Write(AdjustmentPlan plan)
    {
        DecisionRecord record = plan.Record;
        if (record.RelaxedObjective is not { } relaxed)
            return;
        if (record.Bound is { } bound)
        {
            Line($"Bound: no lots that keep the guardrails a solver sees have an objective below {Number(bound)} $");
            if (plan.Best is { } best)
                Line($"Gap: {Number(Math.Max(0, best.Objective - bound))} $ between the bound and {best.Name}");
        }

        Line($"Relaxation, in which lots need not be whole: objective {Number(relaxed)} $");
        if (record.ShadowPrices.IsEmpty)
        {
            Line("No limit binds in it.");
            return;
        }

        Line("Shadow prices of the relaxation: what it costs to tighten a limit by one unit, and what one unit of room saves. They say nothing exact of whole lots.");
        foreach (IGrouping<(string, GuardrailSeverity, LimitSide, string), ShadowPrice> rows in record.ShadowPrices.GroupBy(p => (p.Guardrail, p.Severity, p.Side, p.Unit)))
        {
            (string guardrail, GuardrailSeverity severity, LimitSide side, string unit) = rows.Key;
            string kind = severity == GuardrailSeverity.Soft ? ", soft" : "";
            Line($"  {guardrail}{kind}: one {(side == LimitSide.Low ? "more" : "less")} {unit} costs {Number(rows.Max(p => p.DollarsPerUnit))} $");
        }
    }

    private void Line(string text) => output.Write(text + "\n");

    private static string Number(double value) => NumberText.Significant(value);
}
