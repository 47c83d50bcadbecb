using VixShield.Instruments;
using VixShield.Pricing;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Pricing;

/// <summary>Values published elsewhere: printed tables of a textbook, and full-precision values of another implementation.</summary>
public class PublishedValueTests
{
    private const string Folder = "pricing-vectors";

    // The tables are printed with four decimals; a few are cut off instead of rounded.
    private const double Printed = 1.0001e-4;

    [DataFact]
    [Trait("Category", "Data")]
    public void Textbook_prices_are_met_to_their_printed_digits()
    {
        Deviations deviations = new();
        foreach (ReferenceTable.Row row in ReferenceTable.Data(Folder, "haug-european-values.csv").Rows)
            deviations.Compare(row.Number("value"), Spot(row).Price, Printed, row);
        deviations.Verify();
    }

    [DataFact]
    [Trait("Category", "Data")]
    public void Textbook_greeks_are_met_to_their_printed_digits()
    {
        Deviations deviations = new();
        foreach (ReferenceTable.Row row in ReferenceTable.Data(Folder, "haug-greeks.csv").Rows)
        {
            Greeks g = Spot(row);
            double? actual = row.Text("greek") switch
            {
                "delta" => g.Delta,
                "elasticity" => g.Delta * row.Number("spot") / g.Price,
                "gamma" => g.Gamma,
                "vega" => g.Vega,
                "theta" => g.Theta,
                "theta_per_day" => g.ThetaPerCalendarDay,
                "rho" => g.Rho,
                "dividend_rho" => g.Phi,
                _ => null,
            };
            deviations.Check(actual is not null, $"{row}: no such member");
            deviations.Compare(row.Number("value"), actual ?? double.NaN, Printed, row);
        }

        deviations.Verify();
    }

    [DataFact]
    [Trait("Category", "Data")]
    public void Prices_and_volatilities_of_another_implementation_are_met()
    {
        Deviations deviations = new();
        foreach (ReferenceTable.Row row in ReferenceTable.Data(Folder, "black76-jaeckel-values.csv").Rows)
        {
            double forward = row.Number("forward");
            double strike = row.Number("strike");
            double years = row.Number("t_years");
            double published = row.Number("black_undiscounted");
            Greeks g = Black76.Greeks(forward, strike, years, row.Number("sigma"), 0, Right(row));
            double amounts = published + Math.Abs(forward * g.Delta) + Math.Abs(strike * g.DualDelta);
            deviations.Compare(published, g.Price, 1e-14 * amounts, row);
            Black76.TryImpliedVolatility(published, forward, strike, years, 1, Right(row), out double volatility);
            double expected = row.Number("implied_vol_returned");
            deviations.Compare(expected, volatility, 4e-15 * (expected + amounts / g.Vega), row);
        }

        deviations.Verify();
    }

    private static OptionRight Right(ReferenceTable.Row row) => row.Text("type") == "call" ? OptionRight.Call : OptionRight.Put;

    private static Greeks Spot(ReferenceTable.Row row) => BlackScholes.Greeks(
        row.Number("spot"), row.Number("strike"), row.Number("t_years"), row.Number("vol"), row.Number("rate"), row.Number("dividend_yield"), Right(row));
}
