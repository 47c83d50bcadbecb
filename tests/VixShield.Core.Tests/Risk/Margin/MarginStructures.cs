using FsCheck;
using FsCheck.Fluent;
using VixShield.Expiries;
using VixShield.Instruments;

namespace VixShield.Tests.Risk;

/// <summary>Condors with wings and quantities of their own and single longs: 9 to 14 contracts of three expiries, or 8 to 10 legs of two expiries in up to three contracts.</summary>
public sealed record MarginStructures(double Spot, (OptionLeg Leg, double Price)[] Singles, (OptionLeg Leg, double Price)[] Counts)
{
    public static Arbitrary<MarginStructures> Cases() => Arb.From(
        from spot in Gen.Choose(80, 120)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select Of(spot, new Random(seed)));

    public override string ToString() => $"{Spot}: {Text(Singles)} | {Text(Counts)}";

    private static MarginStructures Of(double spot, Random random)
    {
        var singles = new List<(OptionLeg, double)>();
        for (int i = 0; i < 3; i++)
            AddCondor(singles, random, i switch { 0 => MarginMarket.Soon, 1 => MarginMarket.Near, _ => MarginMarket.Far }, 1);
        while (singles.Count > 9 + random.Next(4))
            singles.RemoveAt(random.Next(singles.Count));
        Add(singles, random, 10 * random.Next(4, 17), random.Next(2) == 0, 1, MarginMarket.Far);

        var counts = new List<(OptionLeg, double)>();
        AddCondor(counts, random, MarginMarket.Near, 1 + random.Next(3));
        AddCondor(counts, random, MarginMarket.Far, 1 + random.Next(3));
        for (int i = random.Next(3); i > 0; i--)
            Add(counts, random, 10 * random.Next(4, 17), random.Next(2) == 0, 1 + random.Next(2), MarginMarket.Far);
        return new MarginStructures(spot, [.. singles], [.. counts]);
    }

    private static void AddCondor(List<(OptionLeg, double)> legs, Random random, Expiry expiry, int quantity)
    {
        int put = 10 * random.Next(6, 10), call = 10 * random.Next(10, 14);
        // Wings of another quantity leave shorts uncovered or longs over.
        int wings = Math.Max(1, quantity - random.Next(2));
        Add(legs, random, put - (10 * random.Next(1, 6)), false, wings, expiry);
        Add(legs, random, put, false, -quantity, expiry);
        Add(legs, random, call, true, -quantity, expiry);
        Add(legs, random, call + (10 * random.Next(1, 6)), true, wings, expiry);
    }

    private static void Add(List<(OptionLeg Leg, double Price)> legs, Random random, int strike, bool isCall, int quantity, Expiry expiry)
    {
        OptionLeg leg = MarginMarket.Option(strike, isCall ? OptionRight.Call : OptionRight.Put, quantity, expiry);
        if (!legs.Exists(l => l.Leg.IsSameInstrument(leg)))
            legs.Add((leg, random.Next(1, 1500) / 100d));
    }

    private static string Text((OptionLeg Leg, double Price)[] legs) => string.Join("; ", legs.Select(l => $"{l.Leg} at {l.Price}"));
}
