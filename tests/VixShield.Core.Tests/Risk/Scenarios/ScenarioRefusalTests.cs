using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Risk.Scenarios;

public sealed class ScenarioRefusalTests
{
    [Fact]
    public void What_cannot_be_put_upon_a_market_is_refused_with_value_and_limit()
    {
        ArgumentOutOfRangeException below = Assert.Throws<ArgumentOutOfRangeException>(() => Run(new FactorScenario(vixChange: -14.2)));
        Assert.Contains("14.2", below.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new FactorScenario(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FactorScenario(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FactorScenario(days: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FactorScenario(basis: [new BasisShock(3, 0.1), new BasisShock(3, 0.1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(new FactorScenario(slopeChange: 900)));
        Assert.Throws<ArgumentNullException>(() => Run(null!));
        ArgumentException both = Assert.Throws<ArgumentException>(() => ScenarioGrid.Run(
            Book.Empty, TestMarkets.Base, [new FactorScenario()], new ScenarioOptions { VixResponse = -1.2, SpotRule = SpotVolatilityRule.StickyStrike }));
        Assert.Contains("-1.2", both.Message, StringComparison.Ordinal);
        var dow = new MarketMove("a day", "DJX", new MovePoint(0, 1, 2), new MovePoint(0, 1, 2), [new MovePoint(1, 1, 2)], [new MovePoint(1, 1, 2)], new MovePoint(0, 1, 2));
        Assert.Throws<ArgumentException>(() => Run(new HistoricalScenario(dow)));
        Assert.Throws<ArgumentException>(() => new ScenarioAxes { Days = [] });
        Assert.ThrowsAny<ArgumentException>(() => new ScenarioAxes { SpotChanges = default });
        Assert.Throws<ArgumentException>(() => ScenarioEngine.Create(Book.Empty, TestMarkets.Base).Marks([new FactorScenario()], Memory<double>.Empty));
        ScenarioResult result = Run(new FactorScenario());
        Assert.Throws<InvalidOperationException>(() => result.ProfitAndLossOf(0));
        Assert.Throws<ArgumentException>(() => result[0, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => result[1]);
    }

    [Fact]
    public void A_move_of_VIX_needs_VIX_and_a_horizon_its_curve()
    {
        MarketSnapshot noVix = new MarketSnapshotBuilder(TestExpiries.Instant).SetLevel("SPX", 5000).Set(TestMarkets.Base.ChainFor("SPX", TestExpiries.SpxwMarch)!).Build();
        var leg = new OptionLeg { Contract = Contracts.Spxw, Expiry = TestExpiries.SpxwMarch, Strike = 4900, Right = OptionRight.Put, Quantity = -2 };
        Assert.Contains("VIX", Assert.Throws<MissingDatumException>(() => ScenarioGrid.Run(Book.OfLegs(leg), noVix, [new FactorScenario(vixChange: 2)])).Message, StringComparison.Ordinal);
        Assert.True(ScenarioGrid.Run(Book.OfLegs(leg), noVix, [new FactorScenario(-0.05, days: 3)]).ProfitAndLoss[0] < 0);
    }

    [Fact]
    public void Work_can_be_stopped_and_tells_its_progress()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        foreach (int threads in new[] { 1, 2 })
        {
            var options = new ScenarioOptions { MaximumThreads = threads };
            Assert.ThrowsAny<OperationCanceledException>(() => ScenarioGrid.Run(Sample.Book, Sample.Market, ScenarioAxes.Standard, options, cancellation: stopped.Token));
            using var late = new CancellationTokenSource();
            var axes = new ScenarioAxes { SpotChanges = [.. Enumerable.Range(0, 20_000).Select(i => (i - 10_000) / 30_000d)] };
            Assert.ThrowsAny<OperationCanceledException>(() => ScenarioGrid.Run(Sample.Book, Sample.Market, axes, options, new Told(_ => late.Cancel()), late.Token));
            List<double> shares = [];
            ScenarioGrid.Run(Sample.Book, Sample.Market, axes, options, new Told(s => { lock (shares) shares.Add(s); }));
            Assert.Equal(1, shares.Max());
            Assert.All(shares, s => Assert.InRange(s, 0, 1));
        }
    }

    [Fact]
    public void What_settles_within_the_horizon_is_worth_its_intrinsic_value_and_VX_settles_to_VIX()
    {
        double forward = TestMarkets.Base.ChainFor("SPX", TestExpiries.SpxwWeek)!.Forward;
        foreach (OptionRight right in Enum.GetValues<OptionRight>())
        {
            var option = new OptionLeg { Contract = Contracts.Spxw, Expiry = TestExpiries.SpxwWeek, Strike = 5000, Right = right, Quantity = -4 };
            ScenarioResult result = ScenarioGrid.Run(Book.OfLegs(option), TestMarkets.Base, [new FactorScenario(-0.02, 7, 10), new FactorScenario(0.03, -2, 7.1)]);
            for (int i = 0; i < 2; i++)
            {
                double worth = -400 * Math.Max(0, (int)right * ((forward * (i == 0 ? 0.98 : 1.03)) - 5000));
                Assert.Equal(worth - result.Valuation.Mark, result.ProfitAndLoss[i], 1e-8);
            }
        }

        var future = new FutureLeg { Contract = Contracts.Vx, Expiry = TestExpiries.VixFebruary, Quantity = 3 };
        double days = (TestExpiries.VixFebruary.Instant - TestExpiries.Instant).TotalDays + 2;
        Assert.Equal(3000 * (19.7 - 14.9), ScenarioGrid.Run(Book.OfLegs(future), TestMarkets.Base, [new FactorScenario(0, 5.5, days, basis: [new BasisShock(0, 0.3)])]).ProfitAndLoss[0], 1e-8);
    }

    private static ScenarioResult Run(MarketScenario scenario) => ScenarioGrid.Run(
        Book.OfLegs(new OptionLeg { Contract = Contracts.Spxw, Expiry = TestExpiries.SpxwToday, Strike = 4900, Right = OptionRight.Put, Quantity = -2 }), TestMarkets.Base, [scenario]);

    private sealed class Told(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
