using System.Collections.Immutable;
using VixShield.Adjustments;

namespace VixShield.Reporting;

/// <summary>A plan's alternatives by cost and carry: those that no other is better than, those that keep every hard guardrail, and those that do not.</summary>
public static class ParetoChart
{
    /// <summary>Draws a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <exception cref="ArgumentNullException">The plan is null.</exception>
    public static Chart Of(AdjustmentPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        PlanAlternative[] pareto = [.. plan.Pareto];
        PlanAlternative[] feasible = [.. plan.Alternatives.Where(a => a.IsFeasible && !pareto.Contains(a))];
        PlanAlternative[] broken = [.. plan.Alternatives.Where(a => !a.IsFeasible && !pareto.Contains(a))];
        List<ChartSeries> series = [];
        Add("not bettered by another", ChartColor.Blue, pareto);
        Add("keeps every hard guardrail", ChartColor.Green, feasible);
        Add("breaks a hard guardrail", ChartColor.Grey, broken);
        string best = plan.Best is { } chosen ? FormattableString.Invariant($" Lowest objective: {chosen.Name}, cost {chosen.Cost:0.##} $, carry {chosen.After.Carry.Total:0.#} $ a day.") : " None keeps every hard guardrail.";
        return new Chart(
            "Cost and carry of the alternatives",
            FormattableString.Invariant($"{plan.Alternatives.Length} alternatives, {plan.Pareto.Length} not bettered in cost, carry and stress loss.{best}"),
            new ChartAxis("cost of the trades", "$"),
            new ChartAxis("carry after", "$ per calendar day"))
        {
            Series = [.. series],
            Notes = ["Stress loss is the third measure: a point can stay although another lies above and to the left of it. The table of alternatives has it.", "The best is that of the lowest objective, which also counts soft guardrails that stay broken."],
        };

        void Add(string name, ChartColor color, PlanAlternative[] alternatives)
        {
            if (alternatives.Length > 0)
                series.Add(new ChartSeries(name, ChartSeriesKind.Points, color, alternatives.Select(a => a.Cost), alternatives.Select(a => (double?)a.After.Carry.Total), labels: alternatives.Select(a => a.Name)));
        }
    }
}
