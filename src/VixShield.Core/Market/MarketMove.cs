using System.Collections.Immutable;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Numerics;
using VixShield.Pricing;
using VixShield.Volatility;

namespace VixShield.Market;

/// <summary>
/// A move of one market, to be applied to another: relative changes of the index, of spot VIX, of the VX curve by time to expiry, of
/// index volatilities by time to expiry, and of VIX-option volatilities. Time does not pass.
/// </summary>
/// <remarks>
/// Forwards, index futures and SPY with its forwards change by the ratio of the index, SPY volatilities as those of the index; other levels and chains stay, and so do ex-dividend dates and
/// settlement values; at the very close of a session the levels before the move become settlement values, because what settles then has settled. Log changes are interpolated linearly in
/// calendar days to expiry and held flat beyond the first and the last point. Index volatilities change proportionally at fixed normalised moneyness ln(K/F)/(at-the-money volatility times the root of the years);
/// so do VIX-option volatilities. Half-spreads of options change in proportion to spot VIX, up to 95 % of the quote's middle where
/// there was a bid; where there was none, there is none after the move. Crossed quotes and quotes without an offer are left out. The moved
/// volatilities are exact at quoted strikes; between them the moved smile interpolates anew.
/// Equal when all parts are.
/// </remarks>
public sealed record MarketMove
{
    // A bid stays a bid: a quote whose bid fell to 0 would drop out of the moved smile.
    private const double LargestSpread = 0.95;

    /// <summary>Makes a move.</summary>
    /// <param name="name">What the move was, such as its dates.</param>
    /// <param name="indexSymbol">The equity index it moves.</param>
    /// <param name="index">The index before and after; its days are not used.</param>
    /// <param name="vix">Spot VIX before and after; its days are not used.</param>
    /// <param name="vixFutures">VX prices before and after by days to expiry; at least one, days ascending.</param>
    /// <param name="indexVolatilities">Index volatilities before and after by days to expiry; at least one, days ascending.</param>
    /// <param name="vixVolatility">Volatility of VIX before and after; its days are not used.</param>
    /// <exception cref="ArgumentException">A value is missing, or days do not ascend.</exception>
    public MarketMove(
        string name,
        string indexSymbol,
        MovePoint index,
        MovePoint vix,
        IEnumerable<MovePoint> vixFutures,
        IEnumerable<MovePoint> indexVolatilities,
        MovePoint vixVolatility)
    {
        Name = Guard.NotBlank(name, nameof(name));
        IndexSymbol = Guard.NotBlank(indexSymbol, nameof(indexSymbol));
        Index = Guard.NotNull(index, nameof(index));
        Vix = Guard.NotNull(vix, nameof(vix));
        VixFutures = Ascending(vixFutures, nameof(vixFutures));
        IndexVolatilities = Ascending(indexVolatilities, nameof(indexVolatilities));
        VixVolatility = Guard.NotNull(vixVolatility, nameof(vixVolatility));
    }

    /// <summary>What the move was.</summary>
    public string Name { get; }

    /// <summary>The equity index it moves.</summary>
    public string IndexSymbol { get; }

    /// <summary>The index before and after, in points.</summary>
    public MovePoint Index { get; }

    /// <summary>Spot VIX before and after, in points.</summary>
    public MovePoint Vix { get; }

    /// <summary>VX prices before and after by days to expiry, in points.</summary>
    public ImmutableArray<MovePoint> VixFutures { get; }

    /// <summary>Index volatilities (VIX9D and the like) before and after by days to expiry; any one unit.</summary>
    public ImmutableArray<MovePoint> IndexVolatilities { get; }

    /// <summary>Volatility of VIX (VVIX) before and after; any one unit.</summary>
    public MovePoint VixVolatility { get; }

    /// <summary>The market after the move. Its quotes are the moved volatilities' prices with moved half-spreads; its notes name the move.</summary>
    /// <param name="market">The market before the move.</param>
    /// <exception cref="MissingDatumException">The market lacks the index or spot VIX.</exception>
    public MarketSnapshot ApplyTo(MarketSnapshot market)
    {
        Guard.NotNull(market, nameof(market));
        double indexRatio = Index.After / Index.Before;
        double vixRatio = Vix.After / Vix.Before;
        var builder = new MarketSnapshotBuilder(market.ValuationInstant);
        foreach ((string symbol, double level) in market.Levels)
            builder.SetLevel(symbol, level);
        builder.SetLevel(IndexSymbol, market.Require(new DatumKey(DatumKind.Level, IndexSymbol)) * indexRatio);
        // The one share that the library values is taken to follow its index, here as in the factor map.
        if (Moves("SPY") && market.Levels.TryGetValue("SPY", out double spy))
            builder.SetLevel("SPY", spy * indexRatio);
        builder.SetLevel(MarketSnapshot.VixSymbol, market.Require(new DatumKey(DatumKind.Level, MarketSnapshot.VixSymbol)) * vixRatio);

        foreach (FutureMark mark in market.Futures)
        {
            bool onVix = mark.Contract.Underlying == UnderlyingKind.VolatilityIndex;
            double ratio = onVix ? FutureRatio(Days(mark.Expiry, market)) : mark.Contract.UnderlyingSymbol == IndexSymbol ? indexRatio : 1;
            builder.Set(new FutureMark(mark.Contract, mark.Expiry, mark.Price * ratio, mark.HalfSpread, mark.Source));
        }

        foreach (OptionChain chain in market.Chains)
        {
            int days = Days(chain.Expiry, market);
            OptionChain moved = chain.Symbol switch
            {
                MarketSnapshot.VixSymbol => Move(chain, market, FutureRatio(days), VixVolatility.After / VixVolatility.Before, vixRatio),
                _ when Moves(chain.Symbol) => Move(chain, market, indexRatio, Ratio(IndexVolatilities, days), vixRatio),
                _ => chain,
            };
            builder.Set(moved);
        }

        foreach ((string symbol, ImmutableArray<DateOnly> dates) in market.ExDividendDates)
            builder.SetExDividendDates(symbol, dates);
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
        return builder.AddNote(
            $"Moved by {Name}: {IndexSymbol} and its forwards by one ratio; VX and VIX forwards by the log changes of the moved curve at their own days to expiry, flat beyond its ends; "
            + $"{IndexSymbol} volatilities by those of the volatility indices of {string.Join(", ", IndexVolatilities.Select(v => v.Days))} days at their own days to expiry, proportionally at fixed normalised moneyness; VIX volatilities by one ratio; "
            + "option half-spreads in proportion to spot VIX, futures half-spreads unchanged; no time passes.").Build();
    }

    /// <inheritdoc/>
    public bool Equals(MarketMove? other) =>
        other is not null && Name == other.Name && IndexSymbol == other.IndexSymbol && Index == other.Index && Vix == other.Vix
        && VixVolatility == other.VixVolatility && VixFutures.AsSpan().SequenceEqual(other.VixFutures.AsSpan())
        && IndexVolatilities.AsSpan().SequenceEqual(other.IndexVolatilities.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, IndexSymbol, Index, Vix);

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private static ImmutableArray<MovePoint> Ascending(IEnumerable<MovePoint> points, string parameter)
    {
        ImmutableArray<MovePoint> all = [.. Guard.NotNull(points, parameter)];
        if (all.IsEmpty)
            throw new ArgumentException("Must hold at least one point.", parameter);
        for (int i = 0; i < all.Length; i++)
        {
            Guard.NotNull(all[i], parameter);
            if (i > 0 && all[i].Days <= all[i - 1].Days)
                throw Guard.OutOfRange(parameter, all[i].Days, FormattableString.Invariant($"Days must ascend; the ones before are {all[i - 1].Days}."));
        }

        return all;
    }

    private static int Days(Expiry expiry, MarketSnapshot market) =>
        expiry.Date.DayNumber - DateOnly.FromDateTime(UsTime.InChicago(market.ValuationInstant).DateTime).DayNumber;

    private static double Ratio(ImmutableArray<MovePoint> points, int days)
    {
        if (days <= points[0].Days)
            return points[0].After / points[0].Before;
        for (int i = 1; i < points.Length; i++)
        {
            if (days > points[i].Days)
                continue;
            double weight = (double)(days - points[i - 1].Days) / (points[i].Days - points[i - 1].Days);
            return ElementaryFunctions.Exp(((1 - weight) * points[i - 1].LogChange) + (weight * points[i].LogChange));
        }

        return points[^1].After / points[^1].Before;
    }

    private static OptionChain Move(OptionChain chain, MarketSnapshot market, double forwardRatio, double volatilityRatio, double spreadRatio)
    {
        double forward = chain.Forward * forwardRatio;
        VolatilitySmile? smile = market.SmileFor(chain.Symbol, chain.Expiry);
        IEnumerable<OptionQuote> quotes = smile is not null
            ? chain.Quotes
                .Where(IsUsable)
                .Select(q => MoveQuote(q, RightAfter(q, chain, forward), chain, smile, forward, volatilityRatio, spreadRatio))
            : [];
        IEnumerable<SmileNode> given = chain.GivenVolatilities
            .Select(node => new SmileNode(node.Strike, MovedVolatility(node.Strike, chain, smile!, forward, volatilityRatio)));
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
    /// (K / new forward)^(1 / ratio).
    /// </summary>
    private static double MovedVolatility(double strike, OptionChain chain, VolatilitySmile smile, double forward, double ratio) =>
        ratio * smile.VolatilityAt(chain.Forward * ElementaryFunctions.Exp(ElementaryFunctions.Log(strike / forward) / ratio));

    private static OptionQuote MoveQuote(OptionQuote quote, OptionRight right, OptionChain chain, VolatilitySmile smile, double forward, double volatilityRatio, double spreadRatio)
    {
        double volatility = MovedVolatility(quote.Strike, chain, smile, forward, volatilityRatio);
        double middle = Black76.Price(forward, quote.Strike, chain.Years, volatility, chain.Rate, right);
        double halfSpread = quote.Bid == 0 ? middle : Math.Min(quote.HalfSpread * spreadRatio, LargestSpread * middle);
        return new OptionQuote(quote.Strike, right, middle - halfSpread, middle + halfSpread);
    }

    private bool Moves(string symbol) => symbol == IndexSymbol || (IndexSymbol == "SPX" && symbol == "SPY");

    private double FutureRatio(int days) => Ratio(VixFutures, days);
}
