using FsCheck;
using FsCheck.Fluent;
using VixShield.Instruments;

namespace VixShield.Tests.Risk;

/// <summary>
/// Up to eight options of two expiries with prices of their own on an index near 100, at strikes far enough apart that now the spread and now the uncovered short is
/// cheaper; at most ten contracts in all.
/// </summary>
public sealed record MarginCase(double Spot, (OptionLeg Leg, double Price)[] Legs)
{
    private const int MostContracts = 10;

    public static Arbitrary<MarginCase> Cases() => Arb.From(
        from spot in Gen.Choose(60, 140)
        from count in Gen.Choose(1, 8)
        from legs in Gen.ArrayOf(PricedLeg, count)
        select new MarginCase(spot, Trim(legs)));

    public override string ToString() => $"{Spot}: {string.Join("; ", Legs.Select(l => $"{l.Leg} at {l.Price}"))}";

    private static Gen<(OptionLeg Leg, double Price)> PricedLeg =>
        from expiry in Gen.Elements(MarginMarket.Near, MarginMarket.Far)
        from strike in Gen.Choose(1, 10)
        from right in Gen.Elements(OptionRight.Call, OptionRight.Put)
        from quantity in Gen.Frequency((4, Gen.Elements(-1, 1)), (3, Gen.Elements(-2, 2)), (1, Gen.Elements(-4, 3)))
        from cents in Gen.Choose(1, 3000)
        select (MarginMarket.Option(20 * strike, right, quantity, expiry), cents / 100d);

    // One price for one instrument, and no more contracts than can be tried out.
    private static (OptionLeg Leg, double Price)[] Trim((OptionLeg Leg, double Price)[] legs)
    {
        var kept = new List<(OptionLeg Leg, double Price)>();
        int contracts = 0;
        foreach ((OptionLeg leg, double price) in legs)
        {
            if ((contracts += Math.Abs(leg.Quantity)) > MostContracts)
                break;
            int same = kept.FindIndex(k => k.Leg.IsSameInstrument(leg));
            kept.Add((leg, same < 0 ? price : kept[same].Price));
        }

        return [.. kept];
    }
}
