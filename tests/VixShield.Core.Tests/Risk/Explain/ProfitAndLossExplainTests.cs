using System.Collections.Immutable;
using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Risk.Explain;

public sealed class ProfitAndLossExplainTests
{
    [Law(Arbitrary = [typeof(Holdings)])]
    public void Parts_add_up_to_the_profit_by_leg_by_group_and_with_trades(Book book, Trade[] trades, int seed)
    {
        MarketSnapshot after = Moved(seed, 1);
        BookValuation first = BookValuation.Of(book, TestMarkets.Base);
        BookValuation last = BookValuation.Of(book.Apply(trades), after);
        double cost = (seed % 5000) + 0.25;
        ProfitAndLossExplain explain = ProfitAndLossExplain.Between(first, last, tradeCost: cost);
        double size = first.Legs.Sum(l => Math.Abs(l.Mark)) + last.Legs.Sum(l => Math.Abs(l.Mark)) + Math.Abs(cost);

        Assert.Equal(last.Mark - first.Mark - cost, explain.Net.Total, 1e-12 * size);
        BookValuation held = BookValuation.Of(book, after);
        Assert.Equal(held.Mark - first.Mark, explain.Held.Total, 1e-12 * size);
        Assert.Equal(last.Mark - held.Mark - cost, explain.Net[ProfitCause.Trades], 1e-12 * size);
        for (int i = 0; i < explain.Legs.Length; i++)
            Assert.Equal(held.Legs[i].Mark - first.Legs[i].Mark, explain.Legs[i].Parts.Total, 1e-12 * size);
        foreach (ProfitCause cause in ProfitParts.AllCauses)
        {
            double byLayer = explain.Layers.Sum(l => explain.ByLayer(l)[cause]) + explain.SumOf(p => p.Layer is null)[cause];
            double byRole = Enum.GetValues<LegRole>().Sum(r => explain.ByRole(r)[cause]);
            double gross = explain.Legs.Sum(l => Math.Abs(l.Parts[cause]));
            Assert.Equal(explain.Held[cause], byLayer, 1e-12 * (gross + 1));
            Assert.Equal(explain.Held[cause], byRole, 1e-12 * (gross + 1));
        }

        Assert.Equal(explain.Held[ProfitCause.IndexVega], explain.IndexVegaByExpiry.Sum(b => b.Value), 1e-12 * (size + explain.Legs.Sum(l => Math.Abs(l.Parts[ProfitCause.IndexVega]))));
        Assert.Equal(0, ProfitAndLossExplain.Between(first, last).Net[ProfitCause.Trades]);
    }

    /// <summary>What is left is of third order: an eighth at half the move.</summary>
    [Law(Arbitrary = [typeof(Holdings)])]
    public void The_residual_of_a_leg_is_of_third_order(Leg leg, int seed)
    {
        // A node of the given smile lies at every strike; half an hour before expiry third order is not small.
        if (leg.ExpiryOrNull is { } expiry && expiry.YearsFrom(TestExpiries.Instant) < 0.005)
            return;
        BookValuation first = BookValuation.Of(Book.OfLegs(leg), TestMarkets.Base);
        double whole = Residual(0.02);
        double half = Residual(0.01);
        double size = Math.Abs(leg.Quantity) * leg.Contract.Multiplier * 5000;
        Assert.True(Math.Abs(half) <= (0.2 * Math.Abs(whole)) + (1e-8 * size), FormattableString.Invariant($"{whole} and {half} of {size}"));

        double Residual(double by) => ProfitAndLossExplain.Between(first, BookValuation.Of(Book.OfLegs(leg), Moved(seed, by))).Net[ProfitCause.Residual];
    }

    [Fact]
    public void A_move_of_one_kind_is_a_part_of_one_kind()
    {
        Book book = Book.OfLegs(
            new FutureLeg { Contract = Contracts.Vx, Expiry = TestExpiries.VixMarch, Quantity = 3 },
            new FutureLeg { Contract = Contracts.Es, Expiry = TestExpiries.SpxMarch, Quantity = -2 },
            new SecurityLeg { Contract = Contracts.SpyShares, Quantity = 50 });
        BookValuation first = BookValuation.Of(book, TestMarkets.Base);
        ProfitParts basis = Explain(new TestMarkets { Vx = ImmutableDictionary<Expiry, double>.Empty.Add(TestExpiries.VixMarch, 0.8) });
        Assert.Equal((2400d, 2400d), (Math.Round(basis[ProfitCause.VixBasis], 8), Math.Round(basis.Total, 8)));
        ProfitParts vixAlone = Explain(new TestMarkets { Vix = 18 });
        double years = TestExpiries.VixMarch.YearsFrom(TestExpiries.Instant);
        double byBeta = 3000 * 15.6 * (Math.Pow(18 / 14.2, (0.7 * Math.Exp(-18 * years)) + (0.3 * Math.Exp(-0.9 * years))) - 1);
        Assert.Equal(byBeta, vixAlone[ProfitCause.VixBeta], 1e-7);
        Assert.Equal(-byBeta, vixAlone[ProfitCause.VixBasis], 1e-7);
        Assert.Equal(0, vixAlone.Total, 1e-9);
        ProfitParts index = Explain(new TestMarkets { Spot = 5100, Spy = 510 });
        Assert.Equal(index.Total, index[ProfitCause.Delta], 1e-6);
        Assert.Equal(first.Legs[1].Mark * 0.02 + (50 * 10), index.Total, 1e-6);
        ProfitParts growth = Explain(new TestMarkets { Growth = ImmutableDictionary<Expiry, double>.Empty.Add(TestExpiries.SpxMarch, 0.01) });
        Assert.Equal(growth.Total, growth[ProfitCause.Rates], 1e-7);
        Assert.NotEqual(0, growth.Total);

        ProfitParts Explain(TestMarkets after) => ProfitAndLossExplain.Between(first, BookValuation.Of(book, after.Build())).Net;
    }

    /// <summary>Two days in which nothing but time passes: carry, and nothing else; then a move upon it, with the drift of beta.</summary>
    [Fact]
    public void Time_alone_is_carry_and_beta_drifts_as_expiry_comes_nearer()
    {
        DateTimeOffset now = TestExpiries.Instant;
        DateTimeOffset then = now.AddDays(2);
        MarketSnapshot before = Flat(now, 14.2, 15.1, 16.2, 0);
        VixFuturesCurve curve = before.VixFutures;
        double near = 15.1 + curve.RollDown(TestExpiries.VixMarch, 2d / 365);
        double far = 16.2 + curve.RollDown(TestExpiries.VixApril, 2d / 365);
        Book book = Book.OfLegs(
            new OptionLeg { Contract = Contracts.Spxw, Expiry = TestExpiries.SpxwApril, Strike = 4800, Right = OptionRight.Put, Quantity = -4 },
            new OptionLeg { Contract = Contracts.Xsp, Expiry = TestExpiries.SpxwApril, Strike = 520, Right = OptionRight.Call, Quantity = 6 },
            new OptionLeg { Contract = Contracts.Vix, Expiry = TestExpiries.VixMarch, Strike = 18, Right = OptionRight.Call, Quantity = 9 },
            new FutureLeg { Contract = Contracts.Vx, Expiry = TestExpiries.VixApril, Quantity = 2 });
        BookValuation first = BookValuation.Of(book, before);

        ProfitAndLossExplain still = ProfitAndLossExplain.Between(first, BookValuation.Of(book, Flat(then, 14.2, near, far, 2d / 365)));
        Assert.Equal(still.Net.Total, still.Net.Carry, 1e-6);
        Assert.All(ProfitParts.AllCauses.Where(c => (int)c > 3), c => Assert.Equal(0, still.Net[c], 1e-6));
        ScenarioResult scenario = ScenarioGrid.Run(book, before, [new FactorScenario(days: 2)]);
        Assert.Equal(scenario.ProfitAndLoss[0], still.Net.Carry, 1e-6);

        ProfitAndLossExplain moved = ProfitAndLossExplain.Between(first, BookValuation.Of(book, Flat(then, 16.5, near * 1.1, far * 1.05, 2d / 365)));
        double years = TestExpiries.VixApril.YearsFrom(now);
        double x = Math.Log(16.5 / 14.2);
        double drift = 2000 * far * (Math.Exp(LogBetaCurve.Prior.LogBeta(years - (2d / 365)) * x) - Math.Exp(LogBetaCurve.Prior.LogBeta(years) * x));
        Assert.Equal(drift, moved.Legs[3].Parts[ProfitCause.BetaDrift], 1e-7);
        Assert.True(drift > 0);
        Assert.Equal(2000 * (far * 0.05), moved.Legs[3].Parts[ProfitCause.VixBeta] + drift + moved.Legs[3].Parts[ProfitCause.VixBasis], 1e-7);
    }

    [Fact]
    public void A_leg_that_settles_between_is_carry_and_settlement_and_the_wrong_order_is_refused()
    {
        DateTimeOffset now = TestExpiries.Instant;
        DateTimeOffset then = now.AddDays(2);
        Expiry expiry = TestExpiries.SpxwTomorrow;
        MarketSnapshot before = Flat(now, 14.2, 15.1, 16.2, 0).ToBuilder()
            .Set(new OptionChain("SPX", expiry, now, 5002, PriceSource.OptionParity, 0.9998, [], [new SmileNode(5000, 0.13)])).Build();
        MarketSnapshot after = Flat(then, 14.2, 15.1, 16.2, 0).ToBuilder().SetSettlement("SPX", expiry, 5031).Build();
        var leg = new OptionLeg { Contract = Contracts.Spxw, Expiry = expiry, Strike = 4990, Right = OptionRight.Call, Quantity = -3 };
        BookValuation first = BookValuation.Of(Book.OfLegs(leg), before);
        BookValuation last = BookValuation.Of(Book.OfLegs(leg), after);
        ProfitParts parts = ProfitAndLossExplain.Between(first, last).Net;
        Assert.Equal(-300 * (41 - 12), parts[ProfitCause.Settlement], 1e-8);
        Assert.Equal((-300 * 12) - first.Mark, parts.Carry, 1e-8);
        Assert.Equal(0, parts[ProfitCause.Residual], 1e-9);
        Assert.Throws<ArgumentOutOfRangeException>(() => ProfitAndLossExplain.Between(last, first));
    }

    // Index volatilities flat in time and moneyness, so that nothing rolls; VIX options flat.
    private static MarketSnapshot Flat(DateTimeOffset instant, double vix, double near, double far, double passed)
    {
        MarketSnapshotBuilder builder = new MarketSnapshotBuilder(instant).SetLevel("VIX", vix);
        double years = TestExpiries.SpxwApril.YearsFrom(instant);
        double forward = 5000 * Math.Exp(0.031 * (years + passed));
        builder.SetLevel("SPX", forward * Math.Exp(-0.031 * years));
        builder.Set(new OptionChain("SPX", TestExpiries.SpxwApril, instant, forward, PriceSource.OptionParity, Math.Exp(-0.047 * years), [], [new SmileNode(4000, 0.17), new SmileNode(6000, 0.17)]));
        builder.Set(new FutureMark(Contracts.Vx, TestExpiries.VixMarch, near, 0.02, PriceSource.Settlement));
        builder.Set(new FutureMark(Contracts.Vx, TestExpiries.VixApril, far, 0.02, PriceSource.Settlement));
        double vixYears = TestExpiries.VixMarch.YearsFrom(instant);
        builder.Set(new OptionChain("VIX", TestExpiries.VixMarch, instant, near, PriceSource.OptionParity, Math.Exp(-0.05 * vixYears), [], [new SmileNode(10, 0.9), new SmileNode(40, 0.9)]));
        return builder.Build();
    }

    private static MarketSnapshot Moved(int seed, double by)
    {
        var random = new Random(seed);
        double Next(double size) => by * size * ((2 * random.NextDouble()) - 1);
        double index = 1 + Next(0.05);
        return new TestMarkets
        {
            Spot = 5000 * index,
            Spy = 500 * index,
            Vix = 14.2 + Next(6),
            Volatility = TestMarkets.SpxExpiries.ToImmutableDictionary(e => e, _ => Next(0.05)),
            Vx = TestMarkets.VxExpiries.ToImmutableDictionary(e => e, _ => Next(3)),
            VixVolatility = TestMarkets.VxExpiries.Take(4).ToImmutableDictionary(e => e, _ => Next(0.2)),
        }.Build();
    }
}
