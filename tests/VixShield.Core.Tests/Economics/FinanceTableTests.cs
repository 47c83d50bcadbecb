using System.Globalization;
using VixShield.Economics;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Economics;

/// <summary>Every row of finance_misc.csv; a kind that is not known fails.</summary>
public static class FinanceTableTests
{
    private const double Relative = 1e-13;

    [ReferenceFact]
    public static void Textbook_numbers_are_those_of_the_table()
    {
        var deviations = new Deviations();
        foreach (ReferenceTable.Row row in ReferenceTable.Reference("finance_misc.csv").Rows)
        {
            Dictionary<string, double> inputs = row.Text("inputs").Split(';').Select(pair => pair.Split('='))
                .ToDictionary(p => p[0], p => double.Parse(p[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
            double expected = row.Number("value");
            (double? value, double size) = row.Text("kind") switch
            {
                "wacc" => (WeightedAverageCostOfCapital.Of(inputs["E"], inputs["D"], inputs["re"], inputs["rd"], inputs["tax"]).Value, Math.Abs(expected)),
                "gordon_price" => (GordonGrowth.Price(inputs["D1"], inputs["k"], inputs["g"]).Value, Math.Abs(expected) * (inputs["k"] / (inputs["k"] - inputs["g"]))),
                "gordon_implied_k" => (GordonGrowth.ImpliedDiscountRate(inputs["D1"], inputs["S"], inputs["g"]).Value, Math.Abs(expected)),
                // Differences: rounding of the larger term.
                "gordon_implied_g" => (GordonGrowth.ImpliedGrowth(inputs["D1"], inputs["S"], inputs["k"]).Value, Math.Max(Math.Abs(expected), inputs["k"])),
                "parity_forward" => (ImpliedDividends.ForwardFromParity(inputs["K"], inputs["C"], inputs["P"], inputs["r"], inputs["T"]), Math.Abs(expected)),
                "parity_implied_q" => (ImpliedDividends.Yield(
                    inputs["S"], ImpliedDividends.ForwardFromParity(inputs["K"], inputs["C"], inputs["P"], inputs["r"], inputs["T"]), inputs["r"], inputs["T"]), Math.Abs(expected) + (1 / inputs["T"])),
                "capm_vol_required" => (RequiredReturn.Of(inputs["rf"], inputs["beta_m"], inputs["mrp"], inputs["beta_v"], inputs["vrp"]), Math.Max(Math.Abs(expected), inputs["rf"])),
                "quick_ratio" => (QuickRatio.Of(inputs["cash"], inputs["marketable"], inputs["receivables"], inputs["current_liabilities"]).Value, Math.Abs(expected)),
                string unknown => throw new InvalidDataException($"Unknown kind {unknown}."),
            };
            deviations.Check(value is not null, $"{row}: no value");
            deviations.Compare(expected, value ?? double.NaN, Relative * size, row);
        }

        deviations.Verify("finance_misc.csv");
    }
}
