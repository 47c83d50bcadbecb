using VixShield.Display;
using VixShield.Instruments;

namespace VixShield.Volatility;

/// <summary>
/// Bid and ask of one option as a smile needs them: prices before discounting, the volatilities of bid, middle and ask, and the tick.
/// </summary>
[TypeFormatterSource]
public sealed record SmileQuote : IDisplayable
{
    /// <summary>Makes a quote.</summary>
    /// <param name="strike">The strike, in points; greater than 0.</param>
    /// <param name="right">Call or put.</param>
    /// <param name="bid">Bid divided by the discount factor, in points; 0 when nobody bids.</param>
    /// <param name="ask">Ask divided by the discount factor, in points; not below the bid and greater than 0.</param>
    /// <param name="tick">The least step of the price divided by the discount factor, in points; greater than 0, or null when it is not known.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public SmileQuote(double strike, OptionRight right, double bid, double ask, double? tick = null)
    {
        Strike = Guard.PositiveFinite(strike, nameof(strike));
        Right = Guard.Defined(right, nameof(right));
        Bid = Guard.NonNegativeFinite(bid, nameof(bid));
        Ask = Guard.PositiveFinite(ask, nameof(ask));
        if (ask < bid)
            throw Guard.OutOfRange(nameof(ask), ask, FormattableString.Invariant($"Must not be below the bid {bid}."));
        Tick = tick is null ? null : Guard.PositiveFinite(tick.Value, nameof(tick));
    }

    /// <summary>The strike, in points.</summary>
    public double Strike { get; }

    /// <summary>Call or put.</summary>
    public OptionRight Right { get; }

    /// <summary>Bid before discounting, in points; 0 when nobody bids.</summary>
    public double Bid { get; }

    /// <summary>Ask before discounting, in points.</summary>
    public double Ask { get; }

    /// <summary>The least step of the price before discounting, in points; null when it is not known.</summary>
    public double? Tick { get; }

    /// <summary>Middle of bid and ask before discounting, in points.</summary>
    public double Mid => (Bid / 2) + (Ask / 2);

    /// <summary>Strike, right, bid and ask.</summary>
    public override string ToString() => FormattableString.Invariant($"{Strike} {Right} {Bid:G6}/{Ask:G6}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Smile quote", ToString())
    {
        Facts =
        [
            new("strike", Strike, "points"),
            new("right", Right),
            new("bid before discounting", Bid, "points"),
            new("ask before discounting", Ask, "points"),
            new("middle before discounting", Mid, "points"),
            new("tick", Tick, "points"),
        ],
    };
}
