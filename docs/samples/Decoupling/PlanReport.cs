using VixShield.Adjustments;
using VixShield.Display;

namespace VixShield.Samples.Decoupling;

/// <summary>Prints a plan: rules, alternatives before and after, verdicts.</summary>
internal sealed class PlanReport(TextWriter output)
{
    internal void Write(AdjustmentPlan plan)
    {
        Section("Rules");
        foreach (RuleOutcome outcome in plan.Record.Outcomes)
            Line(outcome.ToString());

        Section($"Plan: {plan.Status} (combinations judged: {plan.Record.CombinationsJudged})");
        Line(plan.LeastCost is { } least ? $"Least cost inside all hard guardrails: {(least.Trades.IsEmpty ? least.Name : $"{string.Join("; ", least.Trades)}; cost {NumberText.Significant(least.Cost)} $")}" : "No combination of the offered trades keeps all hard guardrails.");
        foreach (GuardrailVerdict verdict in plan.AtFault)
            Line($"At fault: {verdict} (the best attainable while the others named here hold)");
        Line();

        var greeks = new TextTable("Alternative", "feasible", "cost $", "total delta/1%", "gamma/1%", "vega/VIX pt", "carry/day");
        greeks.Add("(before)", "", "", M(plan.Exposures.TotalDelta.Mid), M(plan.Exposures.SpxGamma), M(plan.Exposures.VixEquivalentVega.Mid), M(plan.Exposures.Carry.Total));
        foreach (PlanAlternative alternative in plan.Alternatives)
        {
            greeks.Add(
                alternative.Name,
                alternative.IsFeasible ? "yes" : "no",
                M(alternative.Cost),
                M(alternative.After.TotalDelta.Mid),
                M(alternative.After.SpxGamma),
                M(alternative.After.VixEquivalentVega.Mid),
                M(alternative.After.Carry.Total));
        }

        output.Write(greeks);
        foreach (PlanAlternative alternative in plan.Alternatives)
        {
            Line();
            Line(alternative.ToString());
            foreach (string reason in alternative.Reasons)
                Line("  by " + reason);
            var verdicts = new TextTable("  guardrail", "severity", "verdict", "measured", "limit", "margin", "unit");
            foreach (GuardrailVerdict verdict in alternative.Guardrails)
            {
                verdicts.Add(
                    "  " + verdict.Guardrail,
                    verdict.Severity.ToString(),
                    verdict.Status.ToString(),
                    Number(verdict.Measured),
                    Number(verdict.Limit),
                    Number(verdict.Margin),
                    verdict.Unit);
            }

            output.Write(verdicts);
        }
    }

    private void Section(string title)
    {
        Line();
        Line("-- " + title);
    }

    private void Line(string text = "") => output.Write(text + "\n");

    private static string M(double value) => NumberText.WithSign(value, 0);

    private static string Number(double? value) => value is null ? "-" : NumberText.Significant(value.Value);
}
