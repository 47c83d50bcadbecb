using FsCheck;
using FsCheck.Fluent;
using VixShield.Instruments;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Instruments;

/// <summary>Strikes, size, side and premium of a condor; strikes are whole points, wings differ, and the inner ones may coincide.</summary>
public sealed record CondorCase(double K1, double K2, double K3, double K4, int Quantity, CondorSide Side, double Premium)
{
    public static Arbitrary<CondorCase> Cases() => Arb.From(
        from k1 in Gen.Choose(1000, 6000)
        from putWing in Gen.Choose(1, 300)
        from body in Gen.Frequency((3, Gen.Choose(1, 400)), (1, Gen.Constant(0)))
        from callWing in Gen.Choose(1, 300)
        from quantity in Gen.Choose(1, 50)
        from side in Gen.Elements(CondorSide.Credit, CondorSide.Debit)
        from premium in Gen.Choose(0, 3300)
        select new CondorCase(k1, k1 + putWing, k1 + putWing + body, k1 + putWing + body + callWing, quantity, side, premium / 10.0));

    public IronCondor Make() => IronCondor.Create(Contracts.Spxw, TestExpiries.SpxwMarch, K1, K2, K3, K4, Quantity, Side);
}

public sealed class IronCondorTests
{
    // Sums of products of whole numbers below 1e9: a few units in the last place.
    private const double Rounding = 1e-6;

    [Law(Arbitrary = [typeof(CondorCase)])]
    public void Payoff_at_expiry_is_that_of_the_four_legs_at_every_price(CondorCase c)
    {
        IronCondor condor = c.Make();
        IronCondorPayoff payoff = condor.PayoffFor(c.Premium);
        double received = c.Side == CondorSide.Credit ? c.Premium : -c.Premium;
        double[] profits = [.. Enumerable.Range((int)c.K1 - 400, (int)(c.K4 - c.K1) + 800).Select(s => Profit(s))];

        Assert.Equal(profits.Max(), payoff.MaximumProfit, Rounding);
        Assert.Equal(-profits.Min(), payoff.MaximumLoss, Rounding);
        if (payoff.LowerBreakEven >= c.K1)
            Assert.Equal(0, Profit(payoff.LowerBreakEven), Rounding);
        if (payoff.UpperBreakEven <= c.K4)
            Assert.Equal(0, Profit(payoff.UpperBreakEven), Rounding);
        Assert.Equal(c.Premium > Math.Max(c.K2 - c.K1, c.K4 - c.K3), payoff.IsArbitrage);
        // Arbitrage means that one side cannot lose, whatever the price.
        Assert.Equal(payoff.IsArbitrage, c.Side == CondorSide.Credit ? profits.Min() > 0 : profits.Max() < 0);
        Assert.Equal(c.K2 == c.K3, condor.IsButterfly);

        double Profit(double s) => ExpiryPayoff.Of(condor.Positions, s) / (100 * c.Quantity) + received;
    }

    [Law(Arbitrary = [typeof(CondorCase)])]
    public void Both_doors_make_the_same_condor_and_its_members_are_its_legs(CondorCase c)
    {
        IronCondor condor = c.Make();
        OptionLeg[] legs = [.. condor.Positions.Select(p => (OptionLeg)p.Leg)];
        IronCondor again = IronCondor.FromLegs(legs[0], legs[1], legs[2], legs[3]);

        Assert.Equal(condor, again);
        Assert.Equal(condor.GetHashCode(), again.GetHashCode());
        Assert.Equal((c.Side, c.Quantity), (again.Side, again.Quantity));
        Assert.Equal((c.K1, c.K2, c.K3, c.K4), (again.OuterPutStrike, again.InnerPutStrike, again.InnerCallStrike, again.OuterCallStrike));
        Assert.Equal(0, legs.Sum(l => l.Quantity));
        Assert.All(condor.Positions, p => Assert.Equal(p.Leg.Quantity < 0, p.Role == LegRole.ShortStrike));
        Assert.All(condor.Positions, p => Assert.Equal("iron condor", p.Structure));
        Assert.NotEqual(condor, IronCondor.FromLegs(legs[0], legs[1], legs[2], legs[3], "another name"));
        Assert.NotEqual(condor, c with { Quantity = c.Quantity + 1 } is var other ? other.Make() : null);
    }

    [Law(Arbitrary = [typeof(CondorCase)])]
    public void Strikes_out_of_order_are_refused(CondorCase c)
    {
        foreach (CondorCase wrong in new[] { c with { K1 = c.K2 }, c with { K4 = c.K3 }, c with { K2 = c.K3 + 1 }, c with { K1 = c.K4, K4 = c.K1 } })
            Refusal.OfArgument("innerPut", () => wrong.Make(), "K1 < K2 <= K3 < K4", FormattableString.Invariant($"{wrong.K1}"));
    }

    [Fact]
    public void Legs_of_two_expiries_roots_or_settlement_styles_are_refused()
    {
        OptionLeg[] legs = Legs(Contracts.Spxw);
        OptionLeg am = legs[3] with { Quantity = 5 };
        am = new OptionLeg { Contract = Contracts.Spx, Expiry = TestExpiries.SpxMarch, Strike = am.Strike, Right = am.Right, Quantity = am.Quantity };
        Refusal.OfArgument("outerPut", () => From(legs[0], legs[1], legs[2], am), "one settlement style");
        Refusal.OfArgument("outerPut", () => From(legs[0], legs[1], legs[2], legs[3] with { Contract = Contracts.Xsp }), "one root");
        Refusal.OfArgument("outerPut", () => From(legs[0], legs[1], legs[2] with { Expiry = TestExpiries.SpxwApril }, legs[3]), "one expiry");
    }

    [Fact]
    public void Wrong_rights_signs_and_sizes_are_refused_for_every_leg()
    {
        OptionLeg[] legs = Legs(Contracts.Spxw);
        for (int i = 0; i < 4; i++)
        {
            OptionRight flipped = legs[i].Right == OptionRight.Call ? OptionRight.Put : OptionRight.Call;
            foreach (OptionLeg wrong in new[] { legs[i] with { Right = flipped }, legs[i] with { Quantity = -legs[i].Quantity }, legs[i] with { Quantity = 7 } })
            {
                OptionLeg[] changed = [.. legs];
                changed[i] = wrong;
                Assert.Throws<ArgumentException>(() => From(changed[0], changed[1], changed[2], changed[3]));
            }

            OptionLeg[] missing = [.. legs];
            missing[i] = null!;
            Assert.Throws<ArgumentNullException>(() => From(missing[0], missing[1], missing[2], missing[3]));
        }
    }

    [Law(Arbitrary = [typeof(IllegalValues)])]
    public void Premium_size_and_side_are_checked(Negative premium, NotPositive strike, IllegalQuantity quantity, Undefined side)
    {
        IronCondor condor = Make(4600, 2, CondorSide.Credit);
        Refusal.OfValue("premium", premium.Value, "at least 0", () => condor.PayoffFor(premium.Value));
        Refusal.OfValue("quantity", quantity.Value, "from 1 to 1000000", () => Make(4600, quantity.Value, CondorSide.Debit));
        Refusal.OfValue("side", (CondorSide)side.Value, "Credit", () => Make(4600, 1, (CondorSide)side.Value));
        Refusal.OfValue("Strike", strike.Value, "greater than 0", () => Make(strike.Value, 1, CondorSide.Credit));
        Refusal.OfValue("quantity", -5, "from 1", () => Make(4600, -5, CondorSide.Credit));
        Refusal.OfValue("side", default(CondorSide), "Credit", () => Make(4600, 1, default));
    }

    [Fact]
    public void A_condor_without_a_name_or_of_futures_is_refused()
    {
        Refusal.OfArgument("name", () => IronCondor.Create(Contracts.Spxw, TestExpiries.SpxwMarch, 1, 2, 3, 4, 1, name: " "));
        Refusal.OfArgument("Contract", () => IronCondor.Create(Contracts.Es, TestExpiries.SpxMarch, 1, 2, 3, 4, 1));
        Refusal.OfArgument("Expiry", () => IronCondor.Create(Contracts.Spx, TestExpiries.SpxwMarch, 1, 2, 3, 4, 1), "Am");
    }

    private static IronCondor Make(double k1, int quantity, CondorSide side) =>
        IronCondor.Create(Contracts.Spxw, TestExpiries.SpxwMarch, k1, 4700, 5200, 5250, quantity, side);

    private static IronCondor From(OptionLeg a, OptionLeg b, OptionLeg c, OptionLeg d) => IronCondor.FromLegs(a, b, c, d);

    private static OptionLeg[] Legs(ContractSpec contract) =>
        [.. IronCondor.Create(contract, TestExpiries.SpxwMarch, 4600, 4700, 5200, 5250, 5).Positions.Select(p => (OptionLeg)p.Leg)];
}
