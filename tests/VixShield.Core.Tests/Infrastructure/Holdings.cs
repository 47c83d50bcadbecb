using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Tests.Infrastructure;

/// <summary>
/// Generated legs and books that <see cref="TestMarkets.Base"/> can value: long and short, puts and calls, every contract that is
/// priced, at listed strikes.
/// </summary>
public static class Holdings
{
    private static readonly ImmutableArray<Leg> Instruments = [.. Options(), .. Futures(), Leg(Contracts.SpyShares)];

    public static Arbitrary<Leg> Legs() => Arb.From(LegGen);

    public static Arbitrary<OptionLeg> OptionLegs() => Arb.From(LegGen.Where(l => l is OptionLeg).Select(l => (OptionLeg)l));

    public static Arbitrary<Book> Books() => Arb.From(PositionGen.ArrayOf().Select(p => Book.OfPositions(p)));

    public static Arbitrary<Trade[]> Trades() => Arb.From(
        (from p in PositionGen
         from structure in Gen.Frequency((2, Gen.Constant(p.Structure)), (1, Gen.Constant<string?>(null)))
         select new Trade(p.Leg, p.Role, p.Layer, structure)).ArrayOf());

    public static Gen<int> Quantity => Gen.Choose(1, 60).SelectMany(n => Gen.Elements(n, -n));

    private static Gen<Leg> LegGen =>
        from leg in Gen.Elements((IEnumerable<Leg>)Instruments)
        from quantity in Quantity
        select leg with { Quantity = quantity };

    // Few instruments, so that trades meet positions.
    private static Gen<Position> PositionGen =>
        from leg in Gen.Frequency((3, Gen.Elements(Instruments.Where((_, i) => i % 97 == 0))), (1, Gen.Elements((IEnumerable<Leg>)Instruments)))
        from quantity in Quantity
        from role in Gen.Elements(Enum.GetValues<LegRole>())
        from structure in Gen.Elements<string?>(null, null, "condor", "ladder")
        from layer in Gen.Elements<int?>(null, null, 1, 2)
        select new Position(leg with { Quantity = quantity }, role, structure, layer);

    private static IEnumerable<Leg> Options()
    {
        foreach (OptionChain chain in TestMarkets.Base.Chains)
        {
            foreach (OptionQuote quote in chain.Quotes)
            {
                if (chain.Symbol == "VIX")
                {
                    yield return Option(Contracts.Vix, chain.Expiry, quote.Strike, quote.Right);
                }
                else if (chain.Expiry.Style == SettlementStyle.Am)
                {
                    yield return Option(Contracts.Spx, chain.Expiry, quote.Strike, quote.Right);
                }
                else
                {
                    yield return Option(Contracts.Spxw, chain.Expiry, quote.Strike, quote.Right);
                    if (quote.Strike % 50 == 0)
                        yield return Option(Contracts.Xsp, chain.Expiry, quote.Strike / 10, quote.Right);
                }
            }
        }
    }

    // Repeated, because there are two hundred options for every future.
    private static IEnumerable<Leg> Futures()
    {
        for (int i = 0; i < 10; i++)
        {
            foreach (FutureMark mark in TestMarkets.Base.Futures)
            {
                yield return new FutureLeg { Contract = mark.Contract, Expiry = mark.Expiry, Quantity = 1 };
                ContractSpec small = mark.Contract == Contracts.Vx ? Contracts.Vxm : Contracts.Mes;
                yield return new FutureLeg { Contract = small, Expiry = mark.Expiry, Quantity = 1 };
            }
        }
    }

    private static OptionLeg Option(ContractSpec contract, Expiry expiry, double strike, OptionRight right) =>
        new() { Contract = contract, Expiry = expiry, Strike = strike, Right = right, Quantity = 1 };

    private static SecurityLeg Leg(ContractSpec contract) => new() { Contract = contract, Quantity = 1 };
}
