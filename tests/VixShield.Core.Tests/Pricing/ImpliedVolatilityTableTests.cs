using VixShield.Instruments;
using VixShield.Pricing;
using VixShield.Tests.Infrastructure;
using Xunit.Abstractions;

namespace VixShield.Tests.Pricing;

public class ImpliedVolatilityTableTests(ITestOutputHelper output)
{
    private const string File = "implied_vol.csv";
    private const double Epsilon = 2.220446049250313e-16;

    [ReferenceFact]
    [Trait("Category", "Reference")]
    public void Every_volatility_of_the_reference_table_is_met() => CompareVolatilities(ReferenceTable.Reference(File));

    [ReferenceFact]
    [Trait("Category", "Reference")]
    public void Every_status_of_the_reference_table_is_met() => CompareStatuses(ReferenceTable.Reference(File));

    [Fact]
    public void Every_volatility_of_the_golden_table_is_met() => CompareVolatilities(ReferenceTable.Golden(File));

    [Fact]
    public void Every_status_of_the_golden_table_is_met() => CompareStatuses(ReferenceTable.Golden(File));

    private static ImpliedVolatilityStatus Solve(ReferenceTable.Row row, out double volatility) => Black76.TryImpliedVolatility(
        row.Number("price"),
        row.Number("F"),
        row.Number("K"),
        row.Number("T_years"),
        row.Number("df"),
        row.Text("flag") == "C" ? OptionRight.Call : OptionRight.Put,
        out volatility);

    private static void CompareStatuses(ReferenceTable table)
    {
        Deviations deviations = new();
        foreach (ReferenceTable.Row row in table.Rows)
        {
            ImpliedVolatilityStatus expected = Enum.Parse<ImpliedVolatilityStatus>(row.Text("status"), ignoreCase: true);
            ImpliedVolatilityStatus actual = Solve(row, out double volatility);
            deviations.Check(actual == expected, $"{row}: {actual}");
            if (expected != ImpliedVolatilityStatus.Ok)
                deviations.Check(volatility.Equals(row.Number("sigma")), $"{row}: volatility {volatility}");
        }

        deviations.Verify();
    }

    // 8 times what one unit in the last place of price, discount, forward and strike does to the volatility, at least 8 eps.
    private void CompareVolatilities(ReferenceTable table)
    {
        Deviations deviations = new();
        foreach (ReferenceTable.Row row in table.Rows.Where(r => r.Text("status").Equals("OK", StringComparison.OrdinalIgnoreCase)))
        {
            Solve(row, out double volatility);
            double expected = row.Number("sigma");
            double tolerance = Math.Max(8 * Epsilon, 8 * row.Number("attainable_rel")) * expected;
            deviations.Compare(expected, volatility, tolerance, row);
        }

        output.WriteLine($"{table.Name}: worst {deviations.Worst:F3} of the tolerance at {deviations.WorstPlace}");
        deviations.Verify();
    }
}
