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

        Section($"Plan: {plan.Status} ({plan.Record.Candidates.Length} candidates, {plan.Record.Nodes} sizes judged)");
        Line(plan.Reason);
        if (plan.Record.SearchNote is { } note)
            Line($"Searched: {note}");
        foreach (string left in plan.Record.LeftOut)
            Line($"Not a candidate: {left}");
        foreach (GuardrailFault fault in plan.AtFault)
            Line($"At fault: {fault}");
        new SearchReport(output).Write(plan);
        Line();

        var greeks = new TextTable("Alternative", "feasible", "cost $", "objective $", "total delta/1%", "gamma/1%", "vega/VIX pt", "carry/day", "stress loss $", "kept for");
        greeks.Add("(before)", "", "", "", M(plan.Exposures.TotalDelta.Mid), M(plan.Exposures.SpxGamma), M(plan.Exposures.VixEquivalentVega.Mid), M(plan.Exposures.Carry.Total), "", "");
        foreach (PlanAlternative alternative in plan.Alternatives)
        {
            greeks.Add(
                alternative.Name,
                alternative.IsFeasible ? "yes" : "no",
                M(alternative.Cost),
                M(alternative.Objective),
                M(alternative.After.TotalDelta.Mid),
                M(alternative.After.SpxGamma),
                M(alternative.After.VixEquivalentVega.Mid),
                M(alternative.After.Carry.Total),
                alternative.StressLoss is { } loss ? M(loss) : "-",
                Kept(alternative.Outlook));
        }

        output.Write(greeks);
        Line($"No other is cheaper, earns more and loses less in the stress set: {string.Join(", ", plan.Pareto.Select(a => a.Name))}");
        foreach (PlanAlternative alternative in plan.Alternatives)
            Write(alternative);
        Line();
        Line(plan.Record.Disclaimer);
    }

    private static string Kept(GuardrailOutlook? outlook) => outlook switch
    {
        null => "-",
        { Days: { } days } => $"{days} d",
        _ => $"> {outlook.HorizonDays} d",
    };

    private void Write(PlanAlternative alternative)
    {
        Line();
        Line(alternative.ToString());
        foreach (string reason in alternative.Reasons)
            Line("  " + reason);
        if (alternative.Outlook is { } outlook)
            Line($"  {outlook}");
        if (alternative.BreakEvens is { } reading)
            Line($"  Break-evens at the horizon: {(reading.Levels.IsEmpty ? "none" : string.Join(", ", reading.Levels))}");
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

    private void Section(string title)
    {
        Line();
        Line("-- " + title);
    }

    private void Line(string text = "") => output.Write(text + "\n");

    private static string M(double value) => NumberText.WithSign(value, 0);

    private static string Number(double? value) => value is null ? "-" : NumberText.Significant(value.Value);
}
