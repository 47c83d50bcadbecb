using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Risk.Scenarios;

/// <summary>Shares of volatility funds and options on them in scenarios, against the market that follows its moved VX curve.</summary>
public sealed class FundScenarioTests
{
    private static readonly MarketSnapshot Market = new VolatilityFundMarket().Build();

    [Fact]
    public void Funds_follow_their_contracts_as_the_moved_market_has_them()
    {
        MarketSnapshot moved = VolatilityFunds.Follow(Market, Sample.Move.ApplyTo(Market));
        foreach ((ContractSpec shares, ContractSpec options, double level, _, _, _) in VolatilityFundMarket.Funds)
        {
            Leg[] legs =
            [
                new SecurityLeg { Contract = shares, Quantity = -30 },
                new OptionLeg { Contract = options, Expiry = TestExpiries.SpxwApril, Strike = level, Right = OptionRight.Put, Quantity = 4 },
            ];
            Assert.All(legs, leg =>
            {
                BookValuation before = BookValuation.Of(Book.OfLegs(leg), Market);
                ScenarioResult result = ScenarioGrid.Run(Book.OfLegs(leg), Market, [new FactorScenario(), new HistoricalScenario(Sample.Move)]);
                Assert.Equal(0, result.ProfitAndLoss[0]);
                double expected = BookValuation.Of(Book.OfLegs(leg), moved).Mark - before.Mark;
                // Option volatilities: by the nearest VIX options' ratio there, by the one ratio of the day here, which is the same up to their smile.
                Assert.Equal(expected, result.ProfitAndLoss[1], leg is SecurityLeg ? 1e-9 * Math.Abs(before.Mark) : 0.02 * Math.Abs(expected));
            });
        }
    }

    [Fact]
    public void One_day_of_a_fund_is_its_carry_and_its_profit_is_explained_by_its_contracts()
    {
        foreach ((ContractSpec shares, _, double level, double leverage, _, _) in VolatilityFundMarket.Funds)
        {
            Book book = Book.OfLegs(new SecurityLeg { Contract = shares, Quantity = 70 });
            ScenarioResult day = ScenarioGrid.Run(book, Market, [new FactorScenario(days: 1)]);
            Assert.Equal(day.Valuation.Net.Carry.Total, day.ProfitAndLoss[0], 1e-8);
            MarketSnapshot after = new VolatilityFundMarket { Near = 1.5, Far = 0.8, Basis = 0.05 }.Build();
            ProfitParts parts = ProfitAndLossExplain.Between(BookValuation.Of(book, Market), BookValuation.Of(book, after)).Net;
            double held = 70 * level * leverage * ((5 * 1.5) + (95 * 0.8)) / VolatilityFundMarket.IndexValue;
            Assert.Equal(held + (70 * 0.05), parts.Total, 1e-8);
            // Spot VIX stood still, so all of it is basis.
            Assert.Equal(parts.Total, parts[ProfitCause.VixBasis], 1e-8);
            Assert.Equal(0, parts[ProfitCause.Residual], 1e-9);
        }
    }
}
