using VixShield.Instruments;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Risk;

public sealed class MarginSearchTests
{
    // Relative to what the shorts would ask uncovered.
    private const double Rounding = 1e-9;
    private static readonly MarginRules Rules = MarginRules.UniversalSpread;

    [Law(Arbitrary = [typeof(MarginCase)])]
    public void The_requirement_is_the_least_of_all_partitions(MarginCase c)
    {
        MarginFigures figures = Figures(c);
        double least = NaiveMargin.Least(c.Spot, 0.15, 0.10, c.Legs);
        Assert.Equal(MarginStatus.Exact, figures.Status);
        Near(least, figures.WithoutLongPremium, c);
        Near(least, figures.LowerBound, c);
    }

    [Law(Arbitrary = [typeof(MarginStructures)], MaxTest = 25)]
    public void Of_9_to_14_contracts_in_three_expiries_it_is_the_least_of_all_partitions(MarginStructures c)
    {
        var singles = new MarginCase(c.Spot, c.Singles);
        Assert.InRange(c.Singles.Length, 9, 14);
        MarginFigures figures = Figures(singles);
        Assert.Equal(MarginStatus.Exact, figures.Status);
        Near(NaiveMargin.Least(c.Spot, 0.15, 0.10, c.Singles), figures.WithoutLongPremium, singles);
    }

    [Law(Arbitrary = [typeof(MarginStructures)], MaxTest = 60)]
    public void Of_condors_in_several_contracts_it_is_the_least_of_all_counts_in_all_places(MarginStructures c)
    {
        var counts = new MarginCase(c.Spot, c.Counts);
        MarginFigures figures = Figures(counts);
        Assert.Equal(MarginStatus.Exact, figures.Status);
        Near(NaivePlaces.Least(c.Spot, c.Counts), figures.WithoutLongPremium, counts);
    }

    [Fact]
    public void More_effort_never_asks_more_or_bounds_less_and_the_same_effort_gives_the_same_bits()
    {
        var random = new Random(11);
        int open = 0;
        for (int round = 0; round < 12; round++)
        {
            (Leg Leg, double Price)[] legs = RandomLegs(random, 24, 30);
            MarginFigures before = default;
            foreach (int nodes in new[] { 1, 10, 100, 1000 })
            {
                MarginRules rules = Rules with { MostSearchNodes = nodes };
                MarginBook book = MarginMarket.Compile(MarginMarket.Of(90), rules, legs.Select(l => l.Leg));
                double[] prices = [.. legs.Select(l => l.Price)];
                MarginFigures figures = book.Evaluate(prices, [90]);
                // What another market left in the memory must not change it.
                book.Evaluate([.. prices.Select(p => p * 1.3)], [75]);
                Assert.Equal(figures, book.Evaluate(prices, [90]));
                Assert.Equal(figures, book.Copy().Evaluate(prices, [90]));
                Assert.True(figures.LowerBound <= figures.WithoutLongPremium);
                if (nodes > 1)
                {
                    Assert.True(figures.WithoutLongPremium <= before.WithoutLongPremium);
                    Assert.True(
                        figures.LowerBound >= before.LowerBound - (Rounding * before.LowerBound),
                        FormattableString.Invariant($"round {round}, {nodes} nodes: {figures.LowerBound:R} of {figures.WithoutLongPremium:R} after {before.LowerBound:R} of {before.WithoutLongPremium:R}"));
                }

                open += figures.Status == MarginStatus.Heuristic ? 1 : 0;
                before = figures;
            }
        }

        Assert.True(open > 0, "No class was left open with little effort.");
    }

    [Law(Arbitrary = [typeof(MarginCase)])]
    public void One_more_long_option_never_raises_what_is_asked_beside_its_premium(MarginCase c, int strike, bool call, bool far)
    {
        OptionLeg more = MarginMarket.Option(20 * (1 + Math.Abs(strike % 10)), call ? OptionRight.Call : OptionRight.Put, 1, far ? MarginMarket.Far : MarginMarket.Near);
        double price = c.Legs.FirstOrDefault(l => l.Leg.IsSameInstrument(more)).Price;
        MarginCase longer = c with { Legs = [.. c.Legs, (more, price > 0 ? price : 3)] };
        double before = Figures(c).WithoutLongPremium;
        Assert.True(Figures(longer).WithoutLongPremium <= before + (Rounding * (1 + before)), c.ToString());
    }

    [Law(Arbitrary = [typeof(MarginCase)])]
    public void It_is_never_above_the_uncovered_sum_and_never_below_0(MarginCase c)
    {
        foreach (MarginRules rules in new[] { Rules, MarginRules.LegacyPairing })
        {
            double asked = Figures(c, rules).WithoutLongPremium;
            double apart = c.Legs.Where(l => l.Leg.Quantity < 0).Sum(l => MarginMarket.Figures(rules, c.Spot, (l.Leg, l.Price)).WithoutLongPremium);
            Assert.InRange(asked, 0, apart + (Rounding * (1 + apart)));
        }
    }

    [Law(Arbitrary = [typeof(MarginCase)])]
    public void The_universal_rule_asks_no_more_than_the_pairs(MarginCase c)
    {
        double pairs = Figures(c, MarginRules.LegacyPairing).WithoutLongPremium;
        Assert.True(Figures(c).WithoutLongPremium <= pairs + (Rounding * (1 + pairs)), c.ToString());
    }

    [Law(Arbitrary = [typeof(MarginCase)])]
    public void The_order_of_the_legs_does_not_change_a_bit(MarginCase c, int seed)
    {
        (OptionLeg, double)[] shuffled = [.. c.Legs];
        new Random(seed).Shuffle(shuffled);
        foreach (MarginRules rules in new[] { Rules, MarginRules.LegacyPairing, MarginRules.ScenarioBased })
        {
            MarginFigures one = Figures(c, rules), other = Figures(c with { Legs = shuffled }, rules);
            Assert.Equal(one, other);
            Assert.Equal(BitConverter.DoubleToInt64Bits(one.NetOfCredit), BitConverter.DoubleToInt64Bits(other.NetOfCredit));
        }
    }

    [Law(Arbitrary = [typeof(MarginCase)])]
    public void More_of_the_same_asks_at_most_in_proportion_and_uncovered_options_exactly(MarginCase c, int seed)
    {
        int n = 2 + Math.Abs(seed % 9);
        double once = Figures(c).WithoutLongPremium;
        MarginFigures many = Figures(Times(c, n));
        Assert.True(many.WithoutLongPremium <= (n * once) + (Rounding * n * (1 + once)), $"{n} times {c}: {many.WithoutLongPremium} > {n * once}");
        Assert.True(many.LowerBound <= many.WithoutLongPremium);

        MarginCase sold = c with { Legs = [.. c.Legs.Where(l => l.Leg.Quantity < 0)] };
        double alone = Figures(sold).WithoutLongPremium;
        Assert.True(Math.Abs((n * alone) - Figures(Times(sold, n)).WithoutLongPremium) <= Rounding * n * (1 + alone), c.ToString());
    }

    [Law(Arbitrary = [typeof(MarginCase)])]
    public void Defined_risk_of_one_expiry_asks_its_largest_loss_where_nothing_is_cheaper_uncovered(MarginCase c)
    {
        // With a rate of ten times the underlying no short is cheaper uncovered.
        MarginRules dear = Rules with { BroadIndex = new MarginRate(10, 10) };
        (OptionLeg Leg, double Price)[] legs = [.. c.Legs.Where(l => l.Leg.Expiry == MarginMarket.Near)];
        double payment = SettlementRisk.LargestPayment(legs.Select(l => new Position(l.Leg)));
        if (legs.Length == 0 || double.IsInfinity(payment))
            return;
        MarginFigures figures = MarginMarket.Figures(dear, c.Spot, [.. legs.Select(l => ((Leg)l.Leg, l.Price))]);
        double credit = -100 * legs.Sum(l => l.Leg.Quantity * l.Price);
        double loss = Enumerable.Range(0, 400).Max(s => -ExpiryPayoff.Of(legs.Select(l => new Position(l.Leg)), s)) - credit;
        Assert.True(Math.Abs(payment - figures.WithoutLongPremium) <= Rounding * (1 + payment), $"{c}: {payment}, {figures}");
        Assert.True(Math.Abs(Math.Max(loss, -credit) - figures.NetOfCredit) <= Rounding * (1 + payment + Math.Abs(credit)), $"{c}: {loss}, {figures}");
        // At the exchange's rate an uncovered short may be cheaper, never dearer.
        Assert.True(Figures(c with { Legs = legs }).WithoutLongPremium <= payment + (Rounding * (1 + payment)));
    }

    [Fact]
    public void Beyond_the_legs_that_are_searched_the_number_is_a_valid_one_between_bound_and_uncovered()
    {
        var random = new Random(7);
        for (int round = 0; round < 20; round++)
        {
            (Leg Leg, double Price)[] legs = [.. Enumerable.Range(0, 40)
                .Select(i => (
                    (Leg)MarginMarket.Option(5 + (4 * i), random.Next(2) == 0 ? OptionRight.Call : OptionRight.Put, random.Next(2) == 0 ? -1 - random.Next(4) : 1 + random.Next(3), random.Next(2) == 0 ? MarginMarket.Near : MarginMarket.Far),
                    random.Next(1, 2000) / 100d))];
            MarginFigures figures = MarginMarket.Figures(Rules, 90, legs);
            double apart = legs.Where(l => l.Leg.Quantity < 0).Sum(l => MarginMarket.Figures(Rules, 90, l).WithoutLongPremium);
            Assert.InRange(figures.WithoutLongPremium, figures.LowerBound, apart);
            Assert.True(figures.LowerBound > 0);
            Assert.Equal(figures.Status == MarginStatus.Exact, figures.LowerBound == figures.WithoutLongPremium);
        }
    }

    private static (Leg Leg, double Price)[] RandomLegs(Random random, int count, int mostContracts) => [.. Enumerable.Range(0, count).Select(i => (
        (Leg)MarginMarket.Option(
            20 + (6 * i),
            random.Next(2) == 0 ? OptionRight.Call : OptionRight.Put,
            (random.Next(2) == 0 ? -1 : 1) * (1 + random.Next(mostContracts)),
            random.Next(3) switch { 0 => MarginMarket.Soon, 1 => MarginMarket.Near, _ => MarginMarket.Far }),
        random.Next(1, 2000) / 100d))];

    private static MarginCase Times(MarginCase c, int n) => c with { Legs = [.. c.Legs.Select(l => (l.Leg with { Quantity = n * l.Leg.Quantity }, l.Price))] };

    private static MarginFigures Figures(MarginCase c, MarginRules? rules = null) =>
        MarginMarket.Figures(rules ?? Rules, c.Spot, [.. c.Legs.Select(l => ((Leg)l.Leg, l.Price))]);

    private static void Near(double expected, double actual, MarginCase c)
    {
        double size = 1 + c.Legs.Where(l => l.Leg.Quantity < 0).Sum(l => -l.Leg.Quantity * 100 * (l.Price + c.Spot));
        Assert.True(Math.Abs(expected - actual) <= Rounding * size, $"{c}: {expected} expected, {actual} found");
    }
}
