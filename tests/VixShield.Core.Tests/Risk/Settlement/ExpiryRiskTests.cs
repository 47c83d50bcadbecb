using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Risk.Settlement;

/// <summary>The page of legs near their expiry, against full revaluation by scenarios and by settled books.</summary>
public sealed class ExpiryRiskTests
{
    private const double Rounding = 1e-9;

    [Law(Arbitrary = [typeof(Holdings)], MaxTest = 300)]
    public void Moves_of_one_deviation_are_those_of_the_scenario_engine_with_sticky_strikes(Leg leg)
    {
        MarketSnapshot market = TestMarkets.Base;
        ExpiryRiskReading page = Page(Book.OfLegs(leg), market, new ExpiryRiskOptions { Days = 366 });
        if (leg is SecurityLeg)
        {
            Assert.Empty(page.Legs);
            return;
        }

        ExpiryLegRisk risk = Assert.Single(page.Legs);
        Expiry expiry = leg is OptionLeg o ? o.Expiry : ((FutureLeg)leg).Expiry;
        double years = (expiry.Instant - TestExpiries.Instant).TotalMinutes / 525_600;
        Assert.Equal(years * 8760, risk.HoursLeft, 1e-9);
        Assert.Equal(years * 365, risk.DaysLeft, 1e-9);
        string symbol = leg.Contract.UnderlyingSymbol;
        bool onVix = symbol == "VIX";
        Assert.Equal(risk.Leg.Exposures.Items.Where(i => i.Factor.Kind is FactorKind.Spot or FactorKind.VixFuture).Sum(i => i.FirstOrder), risk.Delta);
        if (market.SmileFor(symbol, expiry) is not { } smile)
        {
            Assert.Equal((ExpiryLegStatus.NoVolatility, null, null, null), (risk.Status, risk.Deviation, risk.ProfitUp, risk.GammaPerDeviation));
            Assert.Contains(expiry.ToString(), risk.ToString(), StringComparison.Ordinal);
            return;
        }

        double relative = smile.AtTheMoney * Math.Sqrt(years);
        Assert.Equal((onVix ? risk.Leg.Forward!.Value : 5000) * relative, risk.Deviation!.Value, 1e-9 * risk.Deviation.Value);
        Assert.Equal(risk.Deviation.Value * risk.Leg.Exposures.SecondOrder(new RiskFactor(onVix ? FactorKind.VixFuture : FactorKind.Spot, symbol, onVix ? expiry : null)), risk.GammaPerDeviation!.Value, 1e-12 * (1 + Math.Abs(risk.GammaPerDeviation.Value)));
        double[] profits = [.. new[] { 1 + relative, 1 - relative }.Select(ratio => ScenarioGrid.Run(
            Book.OfLegs(leg),
            market,
            [onVix ? new FactorScenario(basis: [new BasisShock(0, Math.Log(ratio))], name: "move") : new FactorScenario(ratio - 1)],
            new ScenarioOptions { SpotRule = SpotVolatilityRule.StickyStrike }).ProfitAndLoss[0])];
        double size = Rounding * Math.Abs(leg.Quantity) * leg.Contract.Multiplier * 5000;
        Assert.Equal(profits[0], risk.ProfitUp!.Value, size);
        Assert.Equal(profits[1], risk.ProfitDown!.Value, size);
    }

    [Law(Arbitrary = [typeof(Holdings)], MaxTest = 200)]
    public void Tables_are_the_settled_book_at_every_level_and_gap(Book book)
    {
        MarketSnapshot market = TestMarkets.Base;
        ExpiryRiskReading page = Page(book, market, new ExpiryRiskOptions { Days = 60, PinDeviations = [0.5, 2] });
        Leg[] near = [.. book.Positions.Select(p => p.Leg).Where(l => l.ExpiryOrNull is { } e && e.YearsFrom(TestExpiries.Instant) * 365 < 60)];
        Assert.Equal(near.Length, page.Legs.Length);
        Assert.True(page.Legs.Select(l => l.HoursLeft).SequenceEqual(page.Legs.Select(l => l.HoursLeft).Order()));
        Assert.Equal(near.Count(l => l is OptionLeg { Contract.Settlement: SettlementStyle.Pm }), page.Pins.Sum(p => p.Legs.Length));
        Assert.Equal(near.Count(l => l.Contract.Settlement == SettlementStyle.Am), page.Gaps.Sum(p => p.Legs.Length));
        foreach (PinTable pin in page.Pins)
        {
            double deviation = market.SmileFor("SPX", pin.Expiry)!.AtTheMoney * Math.Sqrt(pin.Expiry.YearsFrom(TestExpiries.Instant)) * 5000;
            Assert.Equal(deviation, pin.Deviation!.Value, 1e-9);
            HashSet<double> strikes = [.. pin.Legs.Select(l => ((OptionLeg)l.Position.Leg).Strike / l.Position.Leg.Contract.UnderlyingScale)];
            Assert.Equal(
                strikes.Concat([5000, 5000 + (0.5 * deviation), 5000 - (0.5 * deviation), 5000 + (2 * deviation), 5000 - (2 * deviation)]).Distinct().Order().Select(l => Math.Round(l, 7)),
                pin.Rows.Select(r => Math.Round(r.Level, 7)));
            Assert.All(pin.Rows, r => Assert.Equal(strikes.Contains(r.Level), r.IsStrike));
            Assert.All(pin.Rows, r => Assert.Equal((r.Level - 5000) / deviation, r.Deviations!.Value, 1e-9));
            foreach (PinRow row in pin.Rows)
            {
                BookValuation settled = Settled(pin.Legs, "SPX", pin.Expiry, row.Level);
                Assert.Equal(settled.Legs.Select(l => l.Value), row.LegValues);
                Assert.Equal(settled.Legs.Select((l, i) => (l, i)).Where(p => p.l.Price > 0).Select(p => p.i), row.InTheMoney.AsEnumerable());
                Assert.Equal(settled.Value, row.Total, Rounding * (1 + settled.Legs.Sum(l => Math.Abs(l.Value))));
            }
        }

        foreach (GapTable gap in page.Gaps)
        {
            SettlementGaps gaps = gap.Symbol == "VIX" ? SettlementGapPresets.VixFutures : SettlementGapPresets.SpxOpening;
            Assert.Equal(gaps, gap.Gaps);
            double forward = gap.Symbol == "VIX" ? TestMarkets.VxPrices[TestMarkets.VxExpiries.IndexOf(gap.Expiry)] : market.ChainFor("SPX", gap.Expiry)!.Forward;
            Assert.Equal(forward, gap.Forward, 1e-12 * forward);
            Assert.Equal(gaps.Quantiles.Length + 1, gap.Rows.Length);
            for (int i = 0; i < gap.Rows.Length; i++)
            {
                double settlement = i == 0 ? gap.Forward : gap.Forward * Math.Exp(gaps.Quantiles[i - 1].LogMove);
                Assert.Equal(i == 0 ? null : gaps.Quantiles[i - 1], gap.Rows[i].Gap);
                Assert.Equal(settlement, gap.Rows[i].Settlement, 1e-10 * settlement);
                BookValuation settled = Settled(gap.Legs, gap.Symbol, gap.Expiry, gap.Rows[i].Settlement);
                for (int l = 0; l < gap.Legs.Length; l++)
                    Assert.Equal(settled.Legs[l].Mark - gap.Legs[l].Mark, gap.Rows[i].LegProfits[l], Rounding * (1 + Math.Abs(gap.Legs[l].Mark)));
                Assert.Equal(gap.Rows[i].LegProfits.Sum(), gap.Rows[i].Total);
            }
        }
    }

    [Law(Arbitrary = [typeof(Holdings)], MaxTest = 50)]
    public void The_page_does_not_depend_on_the_order_of_positions_and_shows_every_row(Book book, int seed)
    {
        Position[] shuffled = [.. book.Positions];
        new Random(seed).Shuffle(shuffled);
        ExpiryRiskReading page = Page(book, TestMarkets.Base);
        ExpiryRiskReading other = Page(Book.OfPositions(shuffled), TestMarkets.Base);
        Assert.Equal(page.Pins.SelectMany(p => p.Rows.Select(r => r.Total)), other.Pins.SelectMany(p => p.Rows.Select(r => r.Total)));
        Assert.Equal(page.Gaps.SelectMany(p => p.Rows.Select(r => r.Total)), other.Gaps.SelectMany(p => p.Rows.Select(r => r.Total)));
        Assert.Equal(
            [page.Legs.Length, .. page.Pins.Select(p => p.Rows.Length), .. page.Gaps.Select(g => g.Rows.Length)],
            page.ToDisplay().Tables.Select(t => t.Rows.Length));
        Assert.Empty(page.EarlyExercise);
    }

    [Fact]
    public void Only_what_is_nearer_than_the_days_is_on_the_page()
    {
        OptionLeg today = Spxw(TestExpiries.SpxwToday, 5000);
        OptionLeg week = Spxw(TestExpiries.SpxwWeek, 5000);
        Book book = Book.OfLegs(today, week);
        // The week's expiry is 7 days and half an hour away.
        Assert.Same(today, Assert.Single(Page(book, TestMarkets.Base).Legs).Leg.Position.Leg);
        Assert.Equal(2, Page(book, TestMarkets.Base, new ExpiryRiskOptions { Days = 7.021 }).Legs.Length);
        Assert.Equal("Nothing expires within 7 days.", Page(Book.OfLegs(week), TestMarkets.Base).ToString());
        // Half an hour before the close the delta of the money turns over within a few points.
        ExpiryLegRisk risk = Page(book, TestMarkets.Base).Legs[0];
        Assert.Equal(0.5, risk.HoursLeft, 1e-12);
        Assert.True(risk.GammaPerDeviation > 0.6 * Math.Abs(risk.Delta) && risk is { ProfitUp: > 0, Status: ExpiryLegStatus.Ok });

        // What has settled is not at risk.
        MarketSnapshot later = new MarketSnapshotBuilder(TestExpiries.SpxwToday.Instant).SetLevel("SPX", 5000).Build();
        Assert.Empty(Page(Book.OfLegs(today), later).Legs);
    }

    [Fact]
    public void A_deviation_beyond_the_underlying_and_gaps_of_another_symbol_are_named()
    {
        Expiry expiry = TestExpiries.VixMarch;
        MarketSnapshot wild = TestMarkets.Base.ToBuilder().Set(new OptionChain("VIX", expiry, TestExpiries.Instant, 15.6, PriceSource.Settlement, 1, [], [new(10, 4), new(20, 4)])).Build();
        ExpiryLegRisk risk = Page(Book.OfLegs(new FutureLeg { Contract = Contracts.Vx, Expiry = expiry, Quantity = 2 }), wild, new ExpiryRiskOptions { Days = 60 }).Legs[0];
        Assert.Equal((ExpiryLegStatus.TooWide, null, null), (risk.Status, risk.ProfitUp, risk.ProfitDown));
        Assert.Contains("% of the underlying", risk.ToString(), StringComparison.Ordinal);

        SettlementGaps other = new("RUT", "made up", [new SettlementGap(0.5, 0.01)]);
        GapTable table = Page(Book.OfLegs(new FutureLeg { Contract = Contracts.Es, Expiry = TestExpiries.SpxMarch, Quantity = 2 }), TestMarkets.Base, new ExpiryRiskOptions { Days = 60, IndexGaps = other }).Gaps[0];
        Assert.Null(table.Gaps);
        Assert.Null(Assert.Single(table.Rows).Gap);
        Assert.Contains("no gaps are known", table.ToString(), StringComparison.Ordinal);

        Refusal.OfValue("Days", 0.0, "greater than 0", () => _ = new ExpiryRiskOptions { Days = 0 });
        Refusal.OfValue("PinDeviations", 1.0, "ascend", () => _ = new ExpiryRiskOptions { PinDeviations = [2, 1] });
        Refusal.OfArgument("valuation", () => ExpiryRisk.Of(null!));
        Refusal.OfArgument("quantiles", () => _ = new SettlementGaps("SPX", "x", []));
        Refusal.OfArgument("quantiles", () => _ = new SettlementGaps("SPX", "x", [new(0.5, 0.1), new(0.6, 0.05)]), "descend");
        Refusal.OfArgument("quantiles", () => _ = new SettlementGaps("SPX", "x", [new(0.5, double.NaN)]));
        Refusal.OfArgument("origin", () => _ = new SettlementGaps("SPX", " ", [new(0.5, 0)]));
    }

    private static ExpiryRiskReading Page(Book book, MarketSnapshot market, ExpiryRiskOptions? options = null) => ExpiryRisk.Of(BookValuation.Of(book, market), options);

    private static BookValuation Settled(IEnumerable<LegValuation> legs, string symbol, Expiry expiry, double level) =>
        BookValuation.Of(Book.OfLegs(legs.Select(l => l.Position.Leg)), new MarketSnapshotBuilder(expiry.Instant).SetSettlement(symbol, expiry, level).Build());

    private static OptionLeg Spxw(Expiry expiry, double strike) => new() { Contract = Contracts.Spxw, Expiry = expiry, Strike = strike, Right = OptionRight.Call, Quantity = 3 };
}
