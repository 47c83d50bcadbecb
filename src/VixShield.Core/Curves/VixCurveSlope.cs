using VixShield.Display;
using VixShield.Expiries;
using VixShield.Numerics;

namespace VixShield.Curves;

/// <summary>The slope between two VX contracts: later minus earlier, positive in contango. Made by <see cref="VixFuturesCurve.SlopeBetween"/>.</summary>
[TypeFormatterSource]
public sealed record VixCurveSlope : IDisplayable
{
    internal VixCurveSlope(VixFuture near, VixFuture far)
    {
        Near = near;
        Far = far;
    }

    /// <summary>The earlier contract.</summary>
    public VixFuture Near { get; }

    /// <summary>The later contract.</summary>
    public VixFuture Far { get; }

    /// <summary>Time between the settlements, in days of 1,440 minutes; greater than 0.</summary>
    public double Days => (Far.Expiry.Instant - Near.Expiry.Instant).TotalDays;

    /// <summary>Later price minus earlier price, in points.</summary>
    public double Points => Far.Price - Near.Price;

    /// <summary><see cref="Points"/> divided by the earlier price: 0.05 is 5 % of contango.</summary>
    public double Relative => Points / Near.Price;

    /// <summary><see cref="Points"/> per calendar day.</summary>
    public double PerDay => Points / Days;

    /// <summary><see cref="Points"/> per month of 30 calendar days.</summary>
    public double PerMonth => 30 * PerDay;

    /// <summary>
    /// Roll yield of the later contract per year, ln(earlier / later) / years between them: what a long holder gains, continuously compounded, when the contract
    /// takes the earlier one's price and place. Negative in contango.
    /// </summary>
    public double RollYield => ElementaryFunctions.LogRatio(Near.Price, Far.Price) * Expiry.MinutesPerYear / (1440 * Days);

    /// <summary>Both settlement dates and the slope.</summary>
    public override string ToString() => FormattableString.Invariant($"{Near.Expiry} to {Far.Expiry}: {Points:+0.####;-0.####;0} points ({Relative:+0.00%;-0.00%;0.00%})");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Slope of the VX curve", ToString())
    {
        Facts =
        [
            new("earlier contract", Near.Expiry.ToString()),
            new("later contract", Far.Expiry.ToString()),
            new("earlier price", Near.Price, "VIX points"),
            new("later price", Far.Price, "VIX points"),
            new("slope", DisplayCell.WithSign(Points, 4), "VIX points"),
            new("contango", DisplayCell.Percent(Relative), "%"),
            new("between the settlements", Days, "days"),
            new("slope per day", PerDay, "VIX points/day"),
            new("slope per 30 days", PerMonth, "VIX points"),
            new("roll yield", DisplayCell.Percent(RollYield), "%/year"),
        ],
    };
}
