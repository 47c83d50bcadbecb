using VixShield.Adjustments;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Adjustments.Solving;

/// <summary>The reduced problems of adjust_instruments.csv and adjust_constraints.csv as problems.</summary>
internal static class AdjustmentTables
{
    internal static AdjustmentProblem Problem(ReferenceTable.Row[] instruments, ReferenceTable.Row limits, bool definedRisk)
    {
        List<AdjustmentRow> rows =
        [
            Row("delta", "delta", limits.Number("delta1"), -limits.Number("dband"), limits.Number("dband")),
            Row("vega", "vega", limits.Number("vega1"), limits.Number("vega_lo"), limits.Number("vega_hi")),
            Row("theta floor", "theta", limits.Number("theta1"), limits.Number("theta_floor"), double.PositiveInfinity),
            Row("gamma cap", "gamma", limits.Number("gamma1"), limits.Number("gamma_floor"), double.PositiveInfinity),
        ];
        if (definedRisk)
        {
            rows.Add(Cover("puts", "P", -1));
            rows.Add(Cover("calls", "C", 1));
        }

        return new AdjustmentProblem(
            instruments.Select(i => new AdjustmentColumn(i.Text("instrument"), (int)i.Number("lo"), (int)i.Number("hi"), i.Number("half_spread"))), rows);

        LinearRow Row(string guardrail, string column, double start, double low, double high) =>
            new(guardrail, GuardrailSeverity.Hard, "$", new LinearForm(start, instruments.Select(i => i.Number(column))), low, high);

        // A synthetic forward is one call bought and one put sold.
        LinearRow Cover(string what, string right, int synthetic) => new(
            $"defined risk {what}",
            GuardrailSeverity.Hard,
            "contracts",
            new LinearForm(
                instruments.Where(i => IsOption(i, right)).Sum(i => i.Number("position")),
                instruments.Select(i => IsOption(i, right) ? 1.0 : i.Text("instrument").StartsWith("SYN", StringComparison.Ordinal) ? synthetic : 0)),
            0,
            double.PositiveInfinity);

        static bool IsOption(ReferenceTable.Row instrument, string right) => instrument.Text("instrument").StartsWith($"SPX {right}", StringComparison.Ordinal);
    }
}
