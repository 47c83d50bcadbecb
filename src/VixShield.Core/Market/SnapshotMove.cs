using System.Collections.Immutable;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Numerics;
using VixShield.Pricing;
using VixShield.Volatility;

namespace VixShield.Market;

/// <summary>
/// What moves a market, whoever says by how much: the index with its forwards, spot VIX, VX and VIX forwards, and volatilities proportionally at fixed normalised moneyness. Time does not pass.
/// </summary>
internal sealed class SnapshotMove
{
    // A bid stays a bid: a quote whose bid fell to 0 would drop out of the moved smile.
    private const double LargestSpread = 0.95;

    internal required string IndexSymbol { get; init; }

    internal required double IndexRatio { get; init; }

    internal required double VixRatio { get; init; }

    internal required Func<Expiry, double> FutureRatio { get; init; }

    internal required Func<OptionChain, double> IndexVolatilityRatio { get; init; }

    internal required Func<OptionChain, double> VixVolatilityRatio { get; init; }

    /// <summary>How far the smile follows its own underlying: added to log-moneyness where the old smile is read.</summary>
    internal Func<OptionChain, double> Shift { get; init; } = _ => 0;

    internal required string Note { get; init; }

    internal MarketSnapshot ApplyTo(MarketSnapshot market)
    {
        var builder = new MarketSnapshotBuilder(market.ValuationInstant);
        foreach ((string symbol, double level) in market.Levels)
            builder.SetLevel(symbol, level);
        builder.SetLevel(IndexSymbol, market.Require(new DatumKey(DatumKind.Level, IndexSymbol)) * IndexRatio);
        // The one share that the library values is taken to follow its index, here as in the factor map.
        if (Moves("SPY") && market.Levels.TryGetValue("SPY", out double spy))
            builder.SetLevel("SPY", spy * IndexRatio);
        builder.SetLevel(MarketSnapshot.VixSymbol, market.Require(new DatumKey(DatumKind.Level, MarketSnapshot.VixSymbol)) * VixRatio);

        foreach (FutureMark mark in market.Futures)
        {
            bool onVix = mark.Contract.Underlying == UnderlyingKind.VolatilityIndex;
            double ratio = onVix ? FutureRatio(mark.Expiry) : mark.Contract.UnderlyingSymbol == IndexSymbol ? IndexRatio : 1;
            builder.Set(new FutureMark(mark.Contract, mark.Expiry, mark.Price * ratio, mark.HalfSpread, mark.Source)
            {
                OpenInterest = mark.OpenInterest,
                Volume = mark.Volume,
            });
        }

        foreach (OptionChain chain in market.Chains)
        {
            builder.Set(chain.Symbol switch
            {
                MarketSnapshot.VixSymbol => Move(chain, market, FutureRatio(chain.Expiry), VixVolatilityRatio(chain), VixRatio, Shift(chain)),
                _ when Moves(chain.Symbol) => Move(chain, market, IndexRatio, IndexVolatilityRatio(chain), VixRatio, Shift(chain)),
                _ => chain,
            });
        }

        foreach ((string symbol, ImmutableArray<DateOnly> dates) in market.ExDividendDates)
            builder.SetExDividendDates(symbol, dates);
        foreach ((string symbol, EventClock clock) in market.EventClocks)
            builder.SetEventClock(symbol, clock);
        // What settles at this very close did so before the move; what is set replaces it.
        if (ClosingSettlement.At(market.ValuationInstant) is { } closing)
        {
            foreach ((string symbol, double level) in market.Levels.Where(l => Moves(l.Key)))
                builder.SetSettlement(symbol, closing, level);
        }

        foreach (SettlementValue settlement in market.Settlements)
            builder.SetSettlement(settlement.Symbol, settlement.Expiry, settlement.Value);
        foreach (string note in market.Notes)
            builder.AddNote(note);
        return builder.AddNote(Note).Build();
    }

    /// <summary>A chain with its forward moved, volatilities proportionally at fixed normalised moneyness, and half-spreads by a ratio.</summary>
    internal static OptionChain Move(OptionChain chain, MarketSnapshot market, double forwardRatio, double volatilityRatio, double spreadRatio, double shift = 0)
    {
        double forward = chain.Forward * forwardRatio;
        VolatilitySmile? smile = market.SmileFor(chain.Symbol, chain.Expiry);
        IEnumerable<OptionQuote> quotes = smile is not null
            ? chain.Quotes
                .Where(IsUsable)
                .Select(q => MoveQuote(q, RightAfter(q, chain, forward), chain, smile, forward, volatilityRatio, spreadRatio, shift))
            : [];
        IEnumerable<SmileNode> given = chain.GivenVolatilities
            .Select(node => new SmileNode(node.Strike, MovedVolatility(node.Strike, chain, smile!, forward, volatilityRatio, shift)));
        return new OptionChain(chain.Symbol, chain.Expiry, chain.ValuationInstant, forward, chain.ForwardSource, chain.DiscountFactor, quotes, given);
    }

    /// <summary>
    /// A smile is solved from out-of-the-money quotes. A quote that the move puts into the money goes to the other right of its strike,
    /// which parity gives the same volatility and spread, unless that has a usable quote of its own.
    /// </summary>
    private static OptionRight RightAfter(OptionQuote quote, OptionChain chain, double forward)
    {
        OptionRight outOfTheMoney = quote.Strike < forward ? OptionRight.Put : OptionRight.Call;
        return chain.QuoteFor(quote.Strike, outOfTheMoney) is { } other && IsUsable(other) ? quote.Right : outOfTheMoney;
    }

    private static bool IsUsable(OptionQuote quote) => quote.Ask > 0 && quote.Bid <= quote.Ask;

    /// <summary>
    /// Fixed normalised moneyness: both ln(K/F) and the at-the-money volatility scale by the ratio, so the old strike with the same z is the old forward times
    /// (K / new forward)^(1 / ratio), and the shift comes on top.
    /// </summary>
    private static double MovedVolatility(double strike, OptionChain chain, VolatilitySmile smile, double forward, double ratio, double shift) =>
        ratio * smile.VolatilityAt(chain.Forward * ElementaryFunctions.Exp((ElementaryFunctions.Log(strike / forward) / ratio) + shift));

    private static OptionQuote MoveQuote(OptionQuote quote, OptionRight right, OptionChain chain, VolatilitySmile smile, double forward, double volatilityRatio, double spreadRatio, double shift)
    {
        double volatility = MovedVolatility(quote.Strike, chain, smile, forward, volatilityRatio, shift);
        double middle = Black76.Price(forward, quote.Strike, chain.Years, volatility, chain.Rate, right);
        double halfSpread = quote.Bid == 0 ? middle : Math.Min(quote.HalfSpread * spreadRatio, LargestSpread * middle);
        // Counts belong to a contract: a quote that changes its right takes those of the contract it becomes.
        OptionQuote? counted = right == quote.Right ? quote : chain.QuoteFor(quote.Strike, right);
        return new OptionQuote(quote.Strike, right, middle - halfSpread, middle + halfSpread)
        {
            OpenInterest = counted?.OpenInterest,
            Volume = counted?.Volume,
        };
    }

    private bool Moves(string symbol) => symbol == IndexSymbol || (IndexSymbol == "SPX" && symbol == "SPY");
}
