using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Volatility;
using VixShield.Risk;

namespace VixShield.Tests.Risk;

/// <summary>
/// A credit condor with published numbers: S = 6000, r = 4 %, q = 1.3 %, T = 30/365, vol(K) = 0.15 - 0.225 ln(K/S), legs +5600P -5750P
/// -6200C +6300C: value -33.36371, delta -0.01362, gamma -0.00083, vega -3.72364 per point. Here it is a book in a market of quotes.
/// </summary>
public static class CheckedCondorTests
{
    private const double Spot = 6000;
    private const double Rate = 0.04;
    private const double Yield = 0.013;
    private const double Years = 30d / 365d;
    private const int Condors = 3;
    private const double Size = Condors * 100;

    private static readonly Expiry Expiry = Expiry.AtClose(new DateOnly(2023, 3, 31), TradingCalendar.UsOptions);
    private static readonly DateTimeOffset Now = Expiry.Instant.AddDays(-30);

    [Fact]
    public static void The_checked_condor_has_its_published_numbers_as_a_book()
    {
        double forward = Spot * Math.Exp((Rate - Yield) * Years);
        SmileNode[] volatilities = [.. new[] { 5600.0, 5750, 6200, 6300 }.Select(k => new SmileNode(k, 0.15 - (0.225 * Math.Log(k / Spot))))];
        MarketSnapshot market = new MarketSnapshotBuilder(Now)
            .SetLevel("SPX", Spot)
            .Set(new OptionChain("SPX", Expiry, Now, forward, PriceSource.OptionParity, Math.Exp(-Rate * Years), [], volatilities))
            .Build();
        BookValuation credit = Value(CondorSide.Credit, market);
        BookValuation debit = Value(CondorSide.Debit, market);

        Assert.Equal(-33.36371, credit.Value / Size, 1e-5);
        Assert.Equal(-0.01362, credit.Net[new RiskFactor(FactorKind.Spot, "SPX")] / Size, 1e-5);
        Assert.Equal(-0.00083, credit.Net.SecondOrder(new RiskFactor(FactorKind.Spot, "SPX")) / Size, 1e-5);
        Assert.Equal(-3.72364, credit.Net[new RiskFactor(FactorKind.Volatility, "SPX", Expiry)] / Size / 100, 1e-5);
        Assert.Equal(-credit.Value, debit.Value, 1e-9);
        Assert.Equal(33.36371, debit.Value / Size, 1e-5);
        foreach (FactorExposure item in credit.Net.Items)
            Assert.Equal(-item.FirstOrder, debit.Net[item.Factor], 1e-6);

        // Theta with spot held is the carry's theta and financing, plus the growth of the forward that carry takes for granted.
        double growth = Rate - Yield;
        double theta = credit.Legs.Sum(l => l.Position.Leg.Quantity * 100
            * (l.UnitGreeks!.Value.Theta - (growth * l.Forward!.Value * l.UnitGreeks!.Value.Delta)));
        Assert.Equal(0.9442, theta / Size / 365, 5e-5);
    }

    private static BookValuation Value(CondorSide side, MarketSnapshot market) => BookValuation.Of(
        Book.Of(IronCondor.Create(Contracts.Spxw, Expiry, 5600, 5750, 6200, 6300, Condors, side)), market);
}
