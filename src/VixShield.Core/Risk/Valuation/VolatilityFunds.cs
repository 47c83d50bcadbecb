using VixShield.Curves;
using VixShield.Market;
using VixShield.TermStructure;
using VixShield.Volatility;

namespace VixShield.Risk;

/// <summary>Lets the volatility funds of a market (VXX, UVXY, SVXY) follow a move of the VX futures that they hold. A move of a market itself leaves them where they are.</summary>
public static class VolatilityFunds
{
    /// <summary>
    /// The market after a move with its volatility funds moved along: each level by 1 + L x (return of the contracts held, by index weights), forwards of its options by the same ratio, their volatilities
    /// by the ratio of the at-the-money volatility of the VIX options nearest in expiry, proportionally at fixed normalised moneyness, their half-spreads as spot VIX. The basis of the fund stays the same
    /// part of its price. One step: a move that takes days would reset the leverage between them.
    /// </summary>
    /// <param name="before">The market before the move; funds without a level in it are left out.</param>
    /// <param name="after">The same market after the move of VIX and VX.</param>
    /// <returns>The market with the funds moved; <paramref name="after"/> itself where <paramref name="before"/> has no level of a fund.</returns>
    /// <exception cref="ArgumentException">A market is null, they are of two instants, or a fund would be worth nothing.</exception>
    /// <exception cref="MissingDatumException">A market lacks spot VIX or a VX future that a fund holds.</exception>
    /// <exception cref="NotSupportedException">The instant is outside the calendar or before a fund.</exception>
    public static MarketSnapshot Follow(MarketSnapshot before, MarketSnapshot after)
    {
        Guard.NotNull(before, nameof(before));
        Guard.NotNull(after, nameof(after));
        if (before.ValuationInstant != after.ValuationInstant)
            throw Guard.OutOfRange(nameof(after), after.ValuationInstant, FormattableString.Invariant($"Must be of the same instant as the market before, {before.ValuationInstant:yyyy-MM-dd HH:mm zzz}."));
        VolatilityProduct[] funds = [.. FundContracts.Products.Where(p => before.Levels.ContainsKey(p.Symbol))];
        if (funds.Length == 0)
            return after;

        MarketSnapshotBuilder builder = after.ToBuilder();
        DatumKey vix = new(DatumKind.Level, MarketSnapshot.VixSymbol);
        double spreadRatio = after.Require(vix) / before.Require(vix);
        foreach (VolatilityProduct fund in funds)
        {
            double level = before.Levels[fund.Symbol];
            double ratio = Ratio(fund, before, after);
            builder.SetLevel(fund.Symbol, level * ratio);
            foreach (OptionChain chain in before.Chains.Where(c => c.Symbol == fund.Symbol))
                builder.Set(SnapshotMove.Move(chain, before, ratio, VolatilityRatio(chain, before, after), spreadRatio));
            // What settles at this very close did so before the move.
            if (ClosingSettlement.At(before.ValuationInstant) is { } closing && before.SettlementFor(fund.Symbol, closing) is null)
                builder.SetSettlement(fund.Symbol, closing, level);
        }

        return builder.AddNote(
            $"{string.Join(", ", funds.Select(f => f.Symbol))} moved by leverage times the return of the VX contracts held, in one step; their option volatilities by the ratio of the nearest VIX options'.").Build();
    }

    private static double Ratio(VolatilityProduct fund, MarketSnapshot before, MarketSnapshot after)
    {
        FundContracts contracts = FundContracts.Of(fund, before, fund.Symbol);
        VixFuturesCurve curve = after.RequireVixFutures(fund.Symbol);
        double moved = contracts.Held.Sum(h => h.Weight * FundContracts.Listed(curve, h.Contract.Expiry, fund.Symbol).Price);
        double ratio = 1 + (contracts.Leverage * ((moved / contracts.Value) - 1));
        return ratio > 0
            ? ratio
            : throw Guard.OutOfRange(nameof(after), moved / contracts.Value, FormattableString.Invariant($"This ratio of the VX futures held would leave {fund.Symbol}, at a leverage of {contracts.Leverage}, worth nothing."));
    }

    private static double VolatilityRatio(OptionChain chain, MarketSnapshot before, MarketSnapshot after)
    {
        OptionChain? nearest = before.Chains.Where(c => c.Symbol == MarketSnapshot.VixSymbol && SmileIn(before, c) is not null && SmileIn(after, c) is not null)
            .MinBy(c => Math.Abs(c.Years - chain.Years));
        return nearest is null ? 1 : SmileIn(after, nearest)!.AtTheMoney / SmileIn(before, nearest)!.AtTheMoney;

        static VolatilitySmile? SmileIn(MarketSnapshot market, OptionChain vix) => market.SmileFor(vix.Symbol, vix.Expiry);
    }
}
