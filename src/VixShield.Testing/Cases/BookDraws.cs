using FsCheck;
using FsCheck.Fluent;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Testing;

/// <summary>Draws legs and books that a market has prices for.</summary>
internal static class BookDraws
{
    internal static Arbitrary<BookCase> Books() => Arb.From(
        from market in MarketDraws.Markets
        from book in In(market)
        select new BookCase(book, market),
        c => Simpler(c.Book).Select(b => c with { Book = b }));

    /// <summary>A book of up to two condors, up to four hedges and up to four single legs.</summary>
    internal static Gen<Book> In(MarketSnapshot market) =>
        from condors in Upto(Condor(market), 2)
        from hedges in Upto(Hedge(market), 4)
        from singles in Upto(Single(market), 4)
        select Book.OfPositions(condors.SelectMany(c => c).Concat(hedges).Concat(singles));

    internal static Gen<Leg> Legs(MarketSnapshot market) => Single(market).Select(p => p.Leg);

    /// <summary>Books with a position less, and with half of a position.</summary>
    internal static IEnumerable<Book> Simpler(Book book)
    {
        for (int i = 0; i < book.Positions.Length; i++)
            yield return Book.OfPositions(book.Positions.RemoveAt(i));
        for (int i = 0; i < book.Positions.Length; i++)
        {
            Position position = book.Positions[i];
            if (Math.Abs(position.Leg.Quantity) > 1)
                yield return Book.OfPositions(book.Positions.SetItem(i, position with { Leg = position.Leg with { Quantity = position.Leg.Quantity / 2 } }));
        }
    }

    private static Gen<T[]> Upto<T>(Gen<T> one, int most) => Gen.Choose(0, most).SelectMany(n => Gen.ArrayOf(one, n));

    private static Gen<int> Quantity(int most) => Gen.Choose(1, most).SelectMany(n => Gen.Elements(n, -n));

    /// <summary>A condor on one expiry at listed strikes around the forward, mostly short.</summary>
    private static Gen<Position[]> Condor(MarketSnapshot market) =>
        from chain in Draws.Among(market.Chains.Where(c => c.Symbol == "SPX" && Strikes(c).Length >= 6))
        from innerPut in Gen.Choose(1, BelowForward(chain))
        from outerPut in Gen.Choose(0, innerPut - 1)
        from innerCall in Gen.Choose(BelowForward(chain) + 1, Strikes(chain).Length - 2)
        from outerCall in Gen.Choose(innerCall + 1, Strikes(chain).Length - 1)
        from quantity in Gen.Choose(1, 20)
        from side in Gen.Elements(CondorSide.Credit, CondorSide.Credit, CondorSide.Debit)
        select Book.Of(Condor(chain, Strikes(chain), [outerPut, innerPut, innerCall, outerCall], quantity, side)).Positions.ToArray();

    private static IronCondor Condor(OptionChain chain, double[] strikes, int[] places, int quantity, CondorSide side) => IronCondor.Create(
        chain.Expiry.Style == SettlementStyle.Am ? Contracts.Spx : Contracts.Spxw,
        chain.Expiry,
        strikes[places[0]],
        strikes[places[1]],
        strikes[places[2]],
        strikes[places[3]],
        quantity,
        side);

    private static double[] Strikes(OptionChain chain) => [.. chain.Quotes.Select(q => q.Strike).Distinct()];

    /// <summary>Place of the last strike below the forward, with room for a wing and a call.</summary>
    private static int BelowForward(OptionChain chain)
    {
        double[] strikes = Strikes(chain);
        return Math.Clamp(Array.FindLastIndex(strikes, k => k < chain.Forward), 1, strikes.Length - 4);
    }

    /// <summary>VX, VXM or a VIX option, mostly long, in a layer or in none.</summary>
    private static Gen<Position> Hedge(MarketSnapshot market) =>
        from leg in Gen.Frequency((2, Future(market, Contracts.Vx, Contracts.Vxm)), (2, Option(market, "VIX")))
        from quantity in Gen.Frequency((4, Gen.Choose(1, 40)), (1, Gen.Choose(-20, -1)))
        from layer in Gen.Elements<int?>(1, 2, 3, null)
        select new Position(leg with { Quantity = quantity }, LegRole.Hedge, "hedge ladder", layer);

    private static Gen<Position> Single(MarketSnapshot market) =>
        from leg in Gen.Frequency(
            (4, Option(market, "SPX")), (2, Option(market, "VIX")), (1, Future(market, Contracts.Vx, Contracts.Vxm)), (1, Future(market, Contracts.Es, Contracts.Mes)), (1, Gen.Constant(Shares)))
        from quantity in Quantity(60)
        from role in Gen.Elements(Enum.GetValues<LegRole>())
        from structure in Gen.Elements<string?>(null, null, "overlay")
        select new Position(leg with { Quantity = quantity }, role, structure);

    private static Leg Shares => new SecurityLeg { Contract = Contracts.SpyShares, Quantity = 1 };

    private static Gen<Leg> Future(MarketSnapshot market, ContractSpec contract, ContractSpec small) =>
        from mark in Draws.Among(market.Futures.Where(f => f.Contract == contract))
        from spec in Gen.Elements(contract, contract, small)
        select (Leg)new FutureLeg { Contract = spec, Expiry = mark.Expiry, Quantity = 1 };

    private static Gen<Leg> Option(MarketSnapshot market, string symbol) =>
        from chain in Draws.Among(market.Chains.Where(c => c.Symbol == symbol))
        from quote in Draws.Among(chain.Quotes)
        select (Leg)new OptionLeg { Contract = Contract(chain), Expiry = chain.Expiry, Strike = quote.Strike, Right = quote.Right, Quantity = 1 };

    private static ContractSpec Contract(OptionChain chain) => chain.Symbol == "VIX" ? Contracts.Vix : chain.Expiry.Style == SettlementStyle.Am ? Contracts.Spx : Contracts.Spxw;
}
