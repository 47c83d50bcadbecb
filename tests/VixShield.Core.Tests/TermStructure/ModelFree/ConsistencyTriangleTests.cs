using System.Globalization;
using VixShield.Display;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure;

public sealed class ConsistencyTriangleTests
{
    [Law(Arbitrary = [typeof(TriangleCase)], MaxTest = 5)]
    public void A_market_of_one_model_is_inside_everywhere(TriangleCase c)
    {
        ConsistencyTriangle triangle = ConsistencyTriangle.Of(c.Make());
        Assert.Equal([TestExpiries.VixMarch, TestExpiries.VixApril, TestExpiries.VixMay], triangle.Expiries.Select(e => e.Expiry));
        foreach (ConsistencyExpiry row in triangle.Expiries)
        {
            double exact = 1e4 * c.Volatility * c.Volatility;
            Assert.True(row.IsConsistent, row.ToString());
            Assert.Equal(exact, 1e4 * row.Spx.Variance!.Value, 0.01 * exact);
            Assert.Equal(exact, row.Options!.Value!.Value, 0.01 * exact);
            Assert.Equal(c.Forward(row.Expiry) * c.Forward(row.Expiry), row.FutureSquared, 1e-9);
            // Flat total variance is linear in time: another interpolation agrees, up to the strips' own errors.
            Assert.True(1e4 * row.Spx.Interpolation < 0.01 * exact, row.ToString());
            Assert.All([row.SpxLessOptions, row.OptionsLessFuture, row.SpxLessFuture], gap =>
            {
                Assert.InRange(gap.Value!.Value, gap.Low!.Value, gap.High!.Value);
                Assert.Equal((0, false), (gap.Excess, gap.IsBeyondInterpolation));
            });
            Assert.Equal(row.SpxLessFuture.Value!.Value, row.SpxLessOptions.Value!.Value + row.OptionsLessFuture.Value!.Value, 1e-9 * exact);
            Assert.Equal(0, row.Parity!.Ticks, 1e-9);
        }
    }

    [Law(Arbitrary = [typeof(TriangleCase)], MaxTest = 2)]
    public void A_leg_that_is_moved_is_outside_with_its_sign_and_the_relation_it_is_not_in_stays(TriangleCase c)
    {
        // Above the root of E[VIX^2], which is less than 16 % above the forward here.
        foreach (ConsistencyExpiry row in Rows((1.3, 1, 1)))
            Expect(row, ConsistencyVerdict.Inside, ConsistencyVerdict.OutsideBelow, ConsistencyVerdict.OutsideBelow);
        foreach (ConsistencyExpiry row in Rows((0.8, 1, 1)))
            Expect(row, ConsistencyVerdict.Inside, ConsistencyVerdict.Inside, ConsistencyVerdict.Inside);
        foreach (ConsistencyExpiry row in Rows((1, 1.3, 1)))
            Expect(row, ConsistencyVerdict.OutsideBelow, ConsistencyVerdict.Inside, ConsistencyVerdict.Inside);
        foreach (ConsistencyExpiry row in Rows((1, 0.7, 1)))
            Expect(row, ConsistencyVerdict.OutsideAbove, ConsistencyVerdict.OutsideBelow, ConsistencyVerdict.Inside);
        foreach (ConsistencyExpiry row in Rows((1, 1, 1.3)))
            Expect(row, ConsistencyVerdict.OutsideAbove, ConsistencyVerdict.Inside, ConsistencyVerdict.Inside);
        foreach (ConsistencyExpiry row in Rows((1, 1, 0.7)))
            Expect(row, ConsistencyVerdict.OutsideBelow, ConsistencyVerdict.Inside, ConsistencyVerdict.OutsideBelow);

        IEnumerable<ConsistencyExpiry> Rows((double, double, double) factors) => ConsistencyTriangle.Of((c with { Factors = factors }).Make()).Expiries;

        static void Expect(ConsistencyExpiry row, params ConsistencyVerdict[] expected)
        {
            Assert.Equal(expected, [row.SpxLessOptions.Verdict, row.OptionsLessFuture.Verdict, row.SpxLessFuture.Verdict]);
            foreach (ConsistencyGap gap in new[] { row.SpxLessOptions, row.OptionsLessFuture, row.SpxLessFuture })
            {
                int sign = gap.Verdict switch { ConsistencyVerdict.OutsideAbove => 1, ConsistencyVerdict.OutsideBelow => -1, _ => 0 };
                Assert.Equal(sign, Math.Sign(gap.Excess!.Value));
                Assert.True(sign == 0 || (Math.Sign(gap.Value!.Value) == sign && Math.Abs(gap.Excess.Value) <= Math.Abs(gap.Value.Value)));
            }
        }
    }

    [Fact]
    public void What_is_missing_is_named_and_its_relations_have_no_verdict()
    {
        TriangleCase c = new(0.2, 0.8, 0.005);
        ConsistencyExpiry without = ConsistencyTriangle.Of(c.Make(withOptions: false)).Expiries[0];
        Assert.Null(without.Options);
        Assert.Null(without.Parity);
        Assert.Equal(
            (ConsistencyVerdict.NotAvailable, ConsistencyVerdict.NotAvailable, ConsistencyVerdict.Inside),
            (without.SpxLessOptions.Verdict, without.OptionsLessFuture.Verdict, without.SpxLessFuture.Verdict));
        Assert.Contains("no VIX options of 2024-03-20", without.OptionsLessFuture.Reason, StringComparison.Ordinal);
        Assert.Equal((null, null, null, null), (without.SpxLessOptions.Value, without.SpxLessOptions.Low, without.SpxLessOptions.Excess, without.SpxLessOptions.IsBeyondInterpolation));
        Assert.False(without.IsConsistent);

        // The last window of this market ends beyond its last SPX expiry.
        MarketSnapshot far = c.Make().ToBuilder().Set(new FutureMark(Contracts.Vx, TestExpiries.VixJune, 20, 0.025, PriceSource.Settlement)).Build();
        ConsistencyExpiry last = ConsistencyTriangle.Of(far).Expiries[^1];
        Assert.Equal((TestExpiries.VixJune, ForwardVarianceStatus.NotCovered, ConsistencyVerdict.NotAvailable), (last.Expiry, last.Spx.Status, last.SpxLessFuture.Verdict));
        Assert.Empty(ConsistencyTriangle.Of(new MarketSnapshotBuilder(TestExpiries.Instant).Build()).Expiries);
        // An index without chains covers nothing.
        Assert.All(ConsistencyTriangle.Of(c.Make(), "NDX").Expiries, row => Assert.Equal(ForwardVarianceStatus.NotCovered, row.Spx.Status));
    }

    [Fact]
    public void The_page_has_a_line_for_each_expiry_with_its_verdicts_and_no_NaN()
    {
        ConsistencyTriangle triangle = ConsistencyTriangle.Of(new TriangleCase(0.2, 0.8, 0.005) { Factors = (1.3, 1, 1) }.Make());
        DisplayPage page = triangle.ToDisplay();
        Assert.All(page.Tables, table => Assert.Equal(triangle.Expiries.Select(row => row.Expiry.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), table.Rows.Select(row => row[0].Text)));
        Assert.All(page.Tables[1].Rows, row => Assert.Contains("BELOW", row.Select(cell => cell.Text)));
        Assert.DoesNotContain("NaN", triangle.ToTable(), StringComparison.Ordinal);
        Assert.Equal(
            $"3 VX expiries: 0 consistent within the quotes, 3 outside ({string.Join(", ", triangle.Expiries.Select(row => row.Expiry.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))}), 0 without a verdict",
            triangle.ToString());
    }

    [Fact]
    public void A_settlement_is_compared_with_the_parity_forward_alone()
    {
        MarketSnapshot market = new TriangleCase(0.2, 0.8, 0.005).Make();
        OptionChain chain = market.ChainFor("VIX", TestExpiries.VixMarch)!;
        foreach ((double ticks, bool warning) in new[] { (1.4, false), (-1.4, false), (1.6, true), (-1.6, true) })
        {
            ParityComparison made = ParityComparison.Of(Mark(chain.Forward + (0.05 * ticks)), chain)!;
            Assert.Equal(ticks, made.Ticks, 1e-9);
            Assert.Equal(warning, made.IsWarning);
        }

        // A chain that is priced on the future itself says nothing about it.
        OptionChain onFuture = new("VIX", chain.Expiry, chain.ValuationInstant, 20, PriceSource.Settlement, 1, chain.Quotes);
        Assert.Null(ParityComparison.Of(Mark(20), onFuture));
        Refusal.OfArgument("chain", () => ParityComparison.Of(Mark(20), market.ChainFor("VIX", TestExpiries.VixApril)!));

        FutureMark Mark(double price) => new(Contracts.Vx, chain.Expiry, price, 0.025, PriceSource.Settlement);
    }
}
