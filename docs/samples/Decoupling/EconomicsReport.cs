using VixShield.Curves;
using VixShield.Display;
using VixShield.Economics;
using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Samples.Decoupling;

/// <summary>What the book asks of its capital and offers for it, under premia that are somebody's opinion; what option prices say of dividends and of the equity premium.</summary>
internal sealed class EconomicsReport(TextWriter output)
{
    private const double RiskFree = 0.045;

    // Stand-ins: what cash and bills would earn elsewhere beyond what they earn here, and what a loan costs.
    private static readonly FundingState s_now = new() { Cash = 40_000, CashRate = 0.01, Bills = 210_000, BillRate = 0.001 };
    private static readonly FundingState s_then = s_now with { Cash = 10_000, MarginLoan = 30_000, MarginLoanRate = 0.058 };
    private static readonly RiskPremia s_premia = new(0.05, -0.6, "example of this sample");

    internal void Write(BookValuation valuation, FactorMap map)
    {
        output.Write("\n-- Economics of the book (premia are opinions, named as such; a trading book has no WACC, it has a cost of funding)\n");
        Line($"Funding now: {s_now}");
        Line($"With 30000 $ of the cash borrowed: {FundingChange.Between(s_now, s_then)}");
        Line($"Price to carry in years, largest loss at settlement: {PriceToCarry.Of(SettlementBounds.Of(valuation.Book, valuation.Mark).Worst, valuation.Net.Carry)}");
        Hurdles(valuation, map);
        Prices(valuation.Market);
    }

    private void Hurdles(BookValuation valuation, FactorMap map)
    {
        if (!valuation.Market.HasVixFutures || valuation.Market.VixFutures.Points is not [VixFuture front, ..])
            return;
        double income = RiskFree * s_now.Bills;
        var table = new TextTable("Part", "beta market", "beta volatility", "required", "offered by carry", "verdict", "beats r_f + premium");
        foreach (string structure in valuation.Structures)
            Row(structure, valuation.ByStructure(structure));
        Row("book", valuation.Net);
        output.Write(table);
        Line($"Per year over {NumberText.Fixed(s_now.Capital, 0)} $; {s_premia}; bills earn {NumberText.Significant(RiskFree)}.");
        Line("Each row is judged over the whole capital and with the income of its bills, so risk-free rate and bills count in each.");
        Line("A carry is earned if nothing moves. The last column is the rule that a pure hedge fails by construction; the verdict is that of the book as a whole.");

        void Row(string name, FactorExposures exposures)
        {
            var reading = Hurdle.OfExposures(exposures, map, front, s_now.Capital, s_premia, RiskFree, income);
            table.Add(
                name, N(reading.Betas?.Market), N(reading.Betas?.Volatility), N(reading.Required), N(reading.Offered), reading.Status.ToString(), reading.ExceedsRiskFreePlusPremium is { } beats ? beats ? "yes" : "no" : "-");
        }
    }

    private void Prices(MarketSnapshot market)
    {
        if (!market.Levels.TryGetValue("SPX", out double spot))
            return;
        var table = new TextTable("SPX expiry", "PV of dividends", "implied yield %", "reading", "bound on the equity premium %", "a year %");
        double before = 0;
        foreach (OptionChain chain in market.Chains.Where(c => c.Symbol == "SPX"))
        {
            var bound = market.SmileFor("SPX", chain.Expiry) is { } smile ? EquityPremiumBound.Of(smile, spot, chain.DiscountFactor) : null;
            double paid = ImpliedDividends.PresentValue(spot, chain.Forward, chain.DiscountFactor);
            string reading = paid >= before ? "dividends" : "falls: quote, rate or spot is off";
            before = paid;
            table.Add(
                chain.Expiry.ToString(), N(paid, 2), N(100 * ImpliedDividends.Yield(spot, chain.Forward, chain.Rate, chain.Years), 2), reading, N(100 * bound?.Value, 3), N(100 * bound?.Annualised, 2));
        }

        output.Write(table);
        Line("From parity and smiles alone; DividendCurve adds standard errors where there are parity fits. The bound holds under Martin's condition of negative correlation and is no forecast.");
    }

    private static string N(double? value, int decimals = 3) => value is { } number ? NumberText.Fixed(number, decimals) : "-";

    private void Line(string text) => output.Write(text + "\n");
}
