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

        Section("Plan");
        output.Write(plan.ToTable());
        new SearchReport(output).Write(plan);
        foreach (PlanAlternative alternative in plan.Alternatives.Where(a => a != plan.Best))
        {
            Line();
            output.Write(alternative.ToTable());
        }
    }

    private void Section(string title)
    {
        Line();
        Line("-- " + title);
    }

    private void Line(string text = "") => output.Write(text + "\n");
}
