using FsCheck;
using FsCheck.Fluent;
using VixShield.Adjustments;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Pricing;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Adjustments.Rules;

public static class SyntheticDeltaTrimRuleTests
{
    // Relative to the greater of the two members whose difference is compared, which is what rounding leaves of it.
    private const double Rounding = 1e-13;

    private static readonly PlanInputs Inputs = new() { Calibration = Sample.Calibration };

    public static TheoryData<int> Lines
    {
        get
        {
            TheoryData<int> lines = [];
            if (ExternalFolder.SkipReason(ExternalFolder.Reference) is not null)
            {
                lines.Add(0);
                return lines;
            }

            foreach (ReferenceTable.Row row in ReferenceTable.Reference("synthetic_forward.csv").Rows)
                lines.Add(row.Line);
            return lines;
        }
    }

    [Fact]
    public static void The_catalogue_describes_it() => RuleBench.CatalogDescribes("SyntheticDeltaTrim", b => b.AddSyntheticDeltaTrim());

    /// <summary>What the rule trades for delta has the Greeks of the table: no gamma, vega, vanna or volga, and a theta that is the carry its note states.</summary>
    [ReferenceTheory]
    [MemberData(nameof(Lines))]
    [Trait("Category", "Reference")]
    public static void A_synthetic_has_delta_and_carry_and_nothing_of_volatility(int line)
    {
        ReferenceTable.Row row = ReferenceTable.Reference("synthetic_forward.csv").Rows.Single(r => r.Line == line);
        (double s, double k, double t, double r, double q) = (row.Number("S"), row.Number("K"), row.Number("T_years"), row.Number("r"), row.Number("q"));
        Greeks call = BlackScholes.Greeks(s, k, t, row.Number("sigma"), r, q, OptionRight.Call);
        Greeks put = BlackScholes.Greeks(s, k, t, row.Number("sigma"), r, q, OptionRight.Put);
        Near("price", call.Price, put.Price);
        Near("delta_spot", call.Delta, put.Delta);
        Near("gamma", call.Gamma, put.Gamma);
        Near("vega", call.Vega, put.Vega);
        Near("theta_year", call.Theta, put.Theta);
        Near("rho", call.Rho, put.Rho);
        Near("phi", call.Phi, put.Phi);
        Near("vanna", call.Vanna, put.Vanna);
        Near("volga", call.Volga, put.Volga);
        Near("charm", call.Charm, put.Charm);
        double theta = row.Number("theta_year");
        Assert.Equal(theta, SyntheticNote.YearlyCarry(s * Math.Exp((r - q) * t), Math.Exp(-r * t), k, r, q), 1e-12 * (s + k));

        void Near(string column, double one, double other) =>
            Assert.Equal(row.Number(column), one - other, Rounding * Math.Max(Math.Abs(row.Number(column)), Math.Max(Math.Abs(one), Math.Abs(other))));
    }

    [Law(MaxTest = 60)]
    public static Property Candidates_move_delta_and_nothing_else_of_first_order_and_never_mix_roots() => Prop.ForAll(
        (from book in RuleBench.Books
         from policy in RuleBench.Policies
         from futures in Gen.Elements(true, false)
         from days in Gen.Elements(0, 1, 7, 20, 40)
         select (book, policy, futures, days)).ToArbitrary(),
        c =>
        {
            SyntheticDeltaTrimOptions options = new() { UseIndexFutures = c.futures, MinimumDaysToExpiry = c.days };
            RuleOutcome outcome = RuleBench.KeepsTheLaws(b => b.AddSyntheticDeltaTrim(options), c.book, TestMarkets.Base, Inputs, c.policy, sellsOptions: true);
            RuleContext context = RuleBench.Context(c.book, TestMarkets.Base, Inputs, c.policy);
            double delta = context.Exposures.TotalDelta.Mid;
            Assert.Equal(delta < c.policy.TotalDelta.Low || delta > c.policy.TotalDelta.High, outcome.Status == RuleStatus.Triggered);
            Assert.Equal(c.futures ? 2 : 1, outcome.Candidates.Length);
            foreach (TradeCandidate candidate in outcome.Candidates)
            {
                Assert.Equal(-candidate.MaximumLots, candidate.MinimumLots);
                MappedExposures unit = context.ExposuresOf(candidate.Unit);
                Assert.True(unit.PartialDelta > 0);
                Assert.Equal(0, unit.VixEquivalentVega.Mid, 1e-6);
                Assert.Equal(0, unit.SpxGamma, 1e-6 * unit.PartialDelta);
                Assert.Equal(0, unit.RawVega, 1e-6);
                if (candidate.Unit.Length == 1)
                    continue;
                OptionLeg[] legs = [.. candidate.Unit.Select(t => (OptionLeg)t.Leg)];
                Assert.Single(legs.Select(l => (l.Contract, l.Expiry, l.Strike)).Distinct());
                Assert.Equal(legs.Single(l => l.Right == OptionRight.Call).Quantity, -legs.Single(l => l.Right == OptionRight.Put).Quantity);
                Assert.Contains("contains a short option", candidate.Note, StringComparison.Ordinal);
                // Each size bought sells puts, each size sold sells calls.
                Assert.Contains(candidate.TradesFor(1), t => t.Leg is OptionLeg { Right: OptionRight.Put, Quantity: < 0 });
                Assert.Contains(candidate.TradesFor(-1), t => t.Leg is OptionLeg { Right: OptionRight.Call, Quantity: < 0 });
                // By another route: a day's fall of the forward's value with spot held, from the made market's own rates.
                OptionChain chain = TestMarkets.Base.ChainFor("SPX", legs[0].Expiry)!;
                double Value(double years) => 100 * ((5000 * Math.Exp(-Yield(chain) * years)) - (legs[0].Strike * Math.Exp(-chain.Rate * years)));
                double step = 1d / (365 * 24);
                double carry = (Value(chain.Years - step) - Value(chain.Years + step)) / (2 * step * 365);
                Assert.Equal(carry, RuleBench.NumberAfter(candidate.Note!, "a lot bought carries"), 2e-5 * Math.Abs(carry));
            }
        });

    [Fact]
    public static void Missing_instruments_and_switches_are_statuses_with_reasons()
    {
        MarketSnapshotBuilder bare = new MarketSnapshotBuilder(Sample.Market.ValuationInstant).SetLevel("SPX", Sample.Market.Levels["SPX"]).SetLevel("VIX", Sample.Market.Levels["VIX"]);
        RuleOutcome missing = RuleBench.Outcome(b => b.AddSyntheticDeltaTrim(), RuleBench.Context(Book.Empty, bare.Build()));
        Assert.Equal(RuleStatus.MissingData, missing.Status);
        Assert.Contains("no ES", missing.Reason, StringComparison.Ordinal);
        Assert.Contains("no synthetic forward", missing.Reason, StringComparison.Ordinal);
        RuleOutcome off = RuleBench.Outcome(
            b => b.AddSyntheticDeltaTrim(new SyntheticDeltaTrimOptions { UseIndexFutures = false, UseSyntheticForwards = false }), RuleBench.Context(Sample.Book, Sample.Market));
        Assert.Equal(RuleStatus.NotApplicable, off.Status);
        RuleOutcome inside = RuleBench.Outcome(b => b.AddSyntheticDeltaTrim(), RuleBench.Context(Sample.Book, Sample.Market));
        Assert.Equal(RuleStatus.NotTriggered, inside.Status);
        Assert.Contains("is inside its band", inside.Reason, StringComparison.Ordinal);
    }

    [SkippableFact]
    public static void The_page_holds_the_numbers_of_its_example()
    {
        AdjustmentPolicy policy = new() { TotalDelta = new Band(-1000, 1000) };
        RuleContext context = RuleBench.Context(Sample.Book, Sample.Market, Inputs, policy);
        RuleOutcome outcome = RuleBench.Outcome(b => b.AddSyntheticDeltaTrim(), context);
        TradeCandidate future = outcome.Candidates[0];
        TradeCandidate synthetic = outcome.Candidates[1];
        OptionChain chain = Sample.Market.ChainFor("SPX", ((OptionLeg)synthetic.Unit[0].Leg).Expiry)!;
        double byHand = 100 * chain.DiscountFactor * ((Yield(chain) * chain.Forward) - (chain.Rate * 4150)) / 365;
        RuleBench.SaysNumber(byHand, synthetic.Note!, "a lot bought carries");
        RuleBench.PageHolds(
            "synthetic-delta-trim.md",
            FormattableString.Invariant($"{outcome.Measured:G6}"),
            FormattableString.Invariant($"{context.ExposuresOf(future.Unit).PartialDelta:G6}"),
            FormattableString.Invariant($"{context.ExposuresOf(synthetic.Unit).PartialDelta:G6}"),
            FormattableString.Invariant($"{outcome.Measured + context.ExposuresOf(future.Unit).PartialDelta:G6}"),
            FormattableString.Invariant($"{future.CostPerLot:G6} $"),
            FormattableString.Invariant($"{synthetic.CostPerLot:G6} $"),
            FormattableString.Invariant($"{chain.Forward:G6}"),
            FormattableString.Invariant($"{chain.DiscountFactor:F6}"),
            FormattableString.Invariant($"{chain.Rate:P2}"),
            FormattableString.Invariant($"{Yield(chain):P2}"),
            FormattableString.Invariant($"{100 * Sample.Market.Levels["SPX"]:N0} $"),
            FormattableString.Invariant($"{outcome.Measured + context.ExposuresOf(synthetic.Unit).PartialDelta:G6}"),
            FormattableString.Invariant($"{byHand:F4}"));
    }

    private static double Yield(OptionChain chain)
    {
        double spot = chain.ValuationInstant == TestExpiries.Instant ? 5000 : Sample.Market.Levels["SPX"];
        return chain.Rate - (Math.Log(chain.Forward / spot) / chain.Years);
    }
}
