using VixShield.Display;
using VixShield.Volatility;

namespace VixShield.TermStructure;

/// <summary>
/// E[VIX^2] at a VIX expiry from its options alone: F^2 + 2 (integral of puts below F + integral of calls above F), undiscounted, as a sum over listed strikes. Its root less
/// the forward is the convexity adjustment. Immutable; what could not be reached is null.
/// </summary>
/// <remarks>
/// The sum is F^2 + 2 sum(dK Q) - (F - K0)^2 over the strikes that the VIX rule selects (out of the money, two zero bids in a row end a side, one-sided dK at both ends). Numbers are in VIX-squared points unless said otherwise.
/// </remarks>
[TypeFormatterSource]
public sealed partial class SquaredVixReplication : IDisplayable
{
    private SquaredVixReplication(SquaredVixStatus status, string reason, VarianceStrip strip, double discountFactor)
    {
        Status = status;
        Reason = reason;
        Strip = strip;
        DiscountFactor = discountFactor;
    }

    /// <summary>Whether there is a value.</summary>
    public SquaredVixStatus Status { get; }

    /// <summary>The status in words, with the numbers that decided.</summary>
    public string Reason { get; }

    /// <summary>The strip that selected the strikes, with its defects. (Its variance is that of the logarithm of VIX, another number.)</summary>
    public VarianceStrip Strip { get; }

    /// <summary>Value today of 1 paid at the expiry.</summary>
    public double DiscountFactor { get; }

    /// <summary>F, the forward, in points.</summary>
    public double? Forward => Strip.Forward;

    /// <summary>Lowest forward that put-call parity allows within the quotes, in points; the forward itself where no strike has both sides.</summary>
    public double? ForwardLow { get; private init; }

    /// <summary>Highest forward that put-call parity allows within the quotes, in points; the forward itself where no strike has both sides.</summary>
    public double? ForwardHigh { get; private init; }

    /// <summary>E[VIX^2] with every option at its middle; null unless the status is <see cref="SquaredVixStatus.Ok"/>.</summary>
    public double? Value { get; private init; }

    /// <summary>The same with every option at its bid; same strikes, F and K0.</summary>
    public double? ValueAtBid { get; private init; }

    /// <summary>The same with every option at its ask; same strikes, F and K0.</summary>
    public double? ValueAtAsk { get; private init; }

    /// <summary>
    /// Estimate of what puts below the lowest strike would add: their integral with the Black-76 volatility of the lowest put, less the half width by which its one-sided dK reaches beyond it
    /// already; negative where that is more than the whole wing. Null when the lowest put has no volatility.
    /// </summary>
    public double? LowerTruncation { get; private init; }

    /// <summary>The same for calls above the highest strike. With an upward smile the wing is worth more than this.</summary>
    public double? UpperTruncation { get; private init; }

    /// <summary>Sum of both truncations. Null when one is.</summary>
    public double? Truncation => LowerTruncation + UpperTruncation;

    /// <summary>Whether both wings have an estimate; where not, the band is too narrow on that account.</summary>
    public bool WingsAreKnown => Truncation is not null;

    /// <summary>About how much the sum is above the integral: dK^2 / 6 with the width at the money, for the kink there.</summary>
    public double? Discretisation { get; private init; }

    /// <summary>Lower end of the band: at the bid, with the lowest forward, less truncations below 0 and <see cref="Discretisation"/>.</summary>
    public double? Low { get; private init; }

    /// <summary>Upper end of the band: at the ask, with the highest forward, plus truncations above 0.</summary>
    public double? High { get; private init; }

    /// <summary>Root of <see cref="Value"/>, in points.</summary>
    public double? Root => Value is { } value ? Math.Sqrt(value) : null;

    /// <summary>Convexity adjustment, root of E[VIX^2] minus forward, in points: not below 0 up to the sum's errors.</summary>
    public double? ConvexityAdjustment => Root - Forward;

    /// <summary>The reason.</summary>
    public override string ToString() => Reason;

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("E[VIX^2] of VIX options", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("E[VIX^2]", Value, "VIX-squared points"),
            new("low", Low, "VIX-squared points"),
            new("high", High, "VIX-squared points"),
            new("at the bid", ValueAtBid, "VIX-squared points"),
            new("at the ask", ValueAtAsk, "VIX-squared points"),
            new("missing strikes", Truncation, "VIX-squared points"),
            new("discretisation", Discretisation, "VIX-squared points"),
            new("root of E[VIX^2]", Root, "points"),
            new("forward", Forward, "points"),
            new("convexity adjustment", ConvexityAdjustment, "points"),
            new("puts", Strip.PutCount),
            new("calls", Strip.CallCount),
            new("doubtful quotes", Strip.Defects.Length),
        ],
    };
}
