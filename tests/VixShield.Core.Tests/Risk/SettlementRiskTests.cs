using FsCheck;
using FsCheck.Fluent;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Risk;

/// <summary>Up to eight options of two contracts on one index and of two expiries, at strikes of whole tens.</summary>
public sealed record SettlementCase(Position[] Positions)
{
    public static Arbitrary<SettlementCase> Cases() => Arb.From(
        Gen.Choose(0, 8).SelectMany(n => Gen.ArrayOf(Leg, n)).Select(legs => new SettlementCase([.. legs.Select(l => new Position(l))])));

    private static Gen<Leg> Leg =>
        from mini in Gen.Elements(true, false)
        from expiry in Gen.Elements(TestExpiries.SpxwMarch, TestExpiries.SpxwApril)
        from strike in Gen.Choose(1, 12)
        from right in Gen.Elements(OptionRight.Call, OptionRight.Put)
        // More bought than sold, so that half of the books are bounded.
        from quantity in Gen.Choose(-3, 5).Where(q => q != 0)
        select (Leg)new OptionLeg
        {
            Contract = mini ? Contracts.Xsp : Contracts.Spxw, Expiry = expiry, Strike = strike * (mini ? 1 : 10), Right = right, Quantity = quantity,
        };
}

public sealed class SettlementRiskTests
{
    private const double Rounding = 1e-6;

    [Law(Arbitrary = [typeof(SettlementCase)])]
    public void Largest_payment_is_the_worst_of_all_settlement_values(SettlementCase c)
    {
        double expected = c.Positions.GroupBy(p => ((OptionLeg)p.Leg).Expiry).Sum(g =>
        {
            double[] payoffs = [.. Enumerable.Range(0, 300).Select(s => ExpiryPayoff.Of(g, s))];
            // Beyond the highest strike (120) the payoff is a line: one that falls falls without end.
            return payoffs[^1] < payoffs[^2] - Rounding ? double.PositiveInfinity : -Math.Min(0, payoffs.Min());
        });
        double actual = SettlementRisk.LargestPayment(c.Positions);
        Assert.True(expected == actual || Math.Abs(expected - actual) <= Rounding, $"{expected} but {actual}");
    }

    [Law(Arbitrary = [typeof(SettlementCase)])]
    public void Bought_options_alone_owe_nothing_and_more_of_the_same_owes_in_proportion(SettlementCase c)
    {
        Assert.Equal(0, SettlementRisk.LargestPayment(c.Positions.Where(p => p.Leg.Quantity > 0)));
        double once = SettlementRisk.LargestPayment(c.Positions);
        double twice = SettlementRisk.LargestPayment(c.Positions.Concat(c.Positions));
        Assert.True(twice == 2 * once || Math.Abs(twice - (2 * once)) <= Rounding);
    }

    [Fact]
    public void A_condor_owes_its_wider_wing_and_futures_and_shares_do_not_count()
    {
        IronCondor condor = IronCondor.Create(Contracts.Spxw, TestExpiries.SpxwMarch, 4600, 4750, 5150, 5250, 3);
        Position es = new(new FutureLeg { Contract = Contracts.Es, Expiry = TestExpiries.SpxMarch, Quantity = -50 });
        Position spy = new(new SecurityLeg { Contract = Contracts.SpyShares, Quantity = -50 });
        Assert.Equal(3 * 100 * 150, SettlementRisk.LargestPayment([.. condor.Positions, es, spy]));
        Assert.Equal(0, SettlementRisk.LargestPayment([]));
        Refusal.OfArgument("positions", () => SettlementRisk.LargestPayment(null!));
        // Morning and afternoon of one day are two settlements: neither covers the other.
        Expiry am = TestExpiries.SpxMarch;
        OptionLeg sold = new() { Contract = Contracts.Spx, Expiry = am, Strike = 4750, Right = OptionRight.Put, Quantity = -1 };
        OptionLeg bought = new() { Contract = Contracts.Spxw, Expiry = TestExpiries.SpxwMarch, Strike = 4750, Right = OptionRight.Put, Quantity = 1 };
        Assert.Equal(475_000, SettlementRisk.LargestPayment([new(sold), new(bought)]));
    }
}
