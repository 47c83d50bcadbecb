using VixShield.Display;

namespace VixShield.Volatility;

/// <summary>
/// Put and call of one strike of one expiry, as the market quotes them, in price points. A bid of 0 says that nobody bids. A side whose bid is
/// null is not quoted at all, whatever its ask; an ask that is null or 0 says that nobody offers. A bid above its ask (a crossed quote) is kept.
/// </summary>
[TypeFormatterSource]
public sealed record StripQuote : IDisplayable
{
    /// <summary>The strike, in index points; greater than 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite or not greater than 0.</exception>
    public required double Strike { get; init => field = Guard.PositiveFinite(value, nameof(Strike)); }

    /// <summary>Bid of the put, at least 0: 0 when nobody bids, null when the put is not quoted.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite or negative.</exception>
    public double? PutBid { get; init => field = Price(value, nameof(PutBid)); }

    /// <summary>Ask of the put, at least 0: 0 or null when nobody offers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite or negative.</exception>
    public double? PutAsk { get; init => field = Price(value, nameof(PutAsk)); }

    /// <summary>Bid of the call, at least 0: 0 when nobody bids, null when the call is not quoted.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite or negative.</exception>
    public double? CallBid { get; init => field = Price(value, nameof(CallBid)); }

    /// <summary>Ask of the call, at least 0: 0 or null when nobody offers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite or negative.</exception>
    public double? CallAsk { get; init => field = Price(value, nameof(CallAsk)); }

    /// <summary>Strike and both sides.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Strike}: put {PutBid}/{PutAsk}, call {CallBid}/{CallAsk}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Put and call of a strike", ToString())
    {
        Facts =
        [
            new("strike", Strike, "index points"),
            new("put bid", PutBid, "price points"),
            new("put ask", PutAsk, "price points"),
            new("call bid", CallBid, "price points"),
            new("call ask", CallAsk, "price points"),
        ],
    };

    private static double? Price(double? value, string parameter) => value is { } price ? Guard.NonNegativeFinite(price, parameter) : null;
}
