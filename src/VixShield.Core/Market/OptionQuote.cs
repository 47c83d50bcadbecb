using VixShield.Display;
using VixShield.Instruments;

namespace VixShield.Market;

/// <summary>Bid and ask of one option of a chain, as the market gave them: a crossed or one-sided quote is kept and reported, not repaired.</summary>
[TypeFormatterSource]
public sealed record OptionQuote : IDisplayable
{
    /// <summary>Makes a quote.</summary>
    /// <param name="strike">The strike, in points; greater than 0.</param>
    /// <param name="right">Call or put.</param>
    /// <param name="bid">Bid, in price points; 0 when nobody bids.</param>
    /// <param name="ask">Ask, in price points; 0 when nobody offers.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite or negative, or the right is neither call nor put.</exception>
    public OptionQuote(double strike, OptionRight right, double bid, double ask)
    {
        Strike = Guard.PositiveFinite(strike, nameof(strike));
        Right = Guard.Defined(right, nameof(right));
        Bid = Guard.NonNegativeFinite(bid, nameof(bid));
        Ask = Guard.NonNegativeFinite(ask, nameof(ask));
    }

    /// <summary>The strike, in points.</summary>
    public double Strike { get; }

    /// <summary>Call or put.</summary>
    public OptionRight Right { get; }

    /// <summary>Bid, in price points; 0 when nobody bids.</summary>
    public double Bid { get; }

    /// <summary>Ask, in price points; 0 when nobody offers.</summary>
    public double Ask { get; }

    /// <summary>Open interest, in contracts; null when unknown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0 or above 10^12.</exception>
    public long? OpenInterest
    {
        get;
        init => field = Guard.CountOrNull(value, nameof(OpenInterest));
    }

    /// <summary>Contracts traded on the day, up to the market's instant; null when unknown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0 or above 10^12.</exception>
    public long? Volume
    {
        get;
        init => field = Guard.CountOrNull(value, nameof(Volume));
    }

    /// <summary>Middle of bid and ask, in price points.</summary>
    public double Mid => (Bid / 2) + (Ask / 2);

    /// <summary>Half of ask minus bid, in price points; negative when crossed.</summary>
    public double HalfSpread => (Ask / 2) - (Bid / 2);

    /// <summary>Strike, right, bid and ask.</summary>
    public override string ToString() => FormattableString.Invariant($"{Strike} {Right} {Bid}/{Ask}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Option quote", ToString())
    {
        Facts =
        [
            new("strike", Strike, "points"),
            new("right", Right),
            new("bid", Bid, "price points"),
            new("ask", Ask, "price points"),
            new("middle", Mid, "price points"),
            new("half-spread", HalfSpread, "price points"),
            new("open interest", OpenInterest, "contracts"),
            new("volume", Volume, "contracts"),
        ],
    };
}
