using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>
/// The variance per year between two times that variances to both of them imply: (T2 V2 - T1 V1) / (T2 - T1). It uses no model. Immutable; what could not be reached is null.
/// </summary>
[TypeFormatterSource]
public sealed partial record ForwardVariance : IDisplayable
{
    private ForwardVariance(ForwardVarianceStatus status, string reason, double startYears, double endYears)
    {
        Status = status;
        Reason = reason;
        StartYears = startYears;
        EndYears = endYears;
    }

    /// <summary>Whether there is a forward variance.</summary>
    public ForwardVarianceStatus Status { get; }

    /// <summary>The status in words, with the numbers that decided.</summary>
    public string Reason { get; }

    /// <summary>Begin of the window, in years from the valuation.</summary>
    public double StartYears { get; }

    /// <summary>End of the window, in years from the valuation.</summary>
    public double EndYears { get; }

    /// <summary>Variance times years up to the begin, without unit.</summary>
    public double? TotalVarianceToStart { get; private init; }

    /// <summary>Variance times years up to the end, without unit.</summary>
    public double? TotalVarianceToEnd { get; private init; }

    /// <summary>The forward variance per year as a decimal: 0.04 is a volatility of 20 points. It is 0 or negative with <see cref="ForwardVarianceStatus.CalendarArbitrage"/>.</summary>
    public double? Variance { get; private init; }

    /// <summary>
    /// Lower end of the band, per year; it may be negative. Of strips: the later at its bid and the earlier at its ask, less the estimate of missing wings where that is against it and less what a
    /// sum over strikes is above the integral, about (dK/F)^2 / 6. Of two volatilities: the value itself.
    /// </summary>
    public double? Low { get; private init; }

    /// <summary>Upper end of the band, per year: the later strip at its ask and the earlier at its bid, with missing wings where they add.</summary>
    public double? High { get; private init; }

    /// <summary>Whether every wing beyond the quotes has an estimate; where not, the band is too narrow on that account.</summary>
    public bool WingsAreKnown { get; private init; } = true;

    /// <summary>
    /// How far another interpolation in time (monotone cubic in total variance through all strips and 0) is from the linear one, per year: an opinion on the uncertainty of a window whose ends are
    /// no expiries, not a bound and not in the band. 0 where both ends are expiries; null when nothing was interpolated.
    /// </summary>
    public double? Interpolation { get; private init; }

    /// <summary>Days between the two strips around the begin; 0 when a strip expires there, null when nothing was interpolated.</summary>
    public double? StartBracketDays { get; private init; }

    /// <summary>Days between the two strips around the end; 0 when a strip expires there, null when nothing was interpolated.</summary>
    public double? EndBracketDays { get; private init; }

    /// <summary>Forward volatility, in points: 100 times the root. Null unless the status is <see cref="ForwardVarianceStatus.Ok"/>.</summary>
    public double? Volatility => Status == ForwardVarianceStatus.Ok ? 100 * Math.Sqrt(Variance!.Value) : null;

    /// <summary>
    /// Holds the price of a VX future against Jensen's inequality, VX at most 100 times the root of the forward variance of its window: in VIX-squared points, forward variance minus the square of the
    /// price. It is violated only when even the upper end of the band less the lowest price is below 0.
    /// </summary>
    /// <param name="price">Price of the future whose window this is, in points; greater than 0.</param>
    /// <param name="halfSpread">Half of ask minus bid, in points; at least 0 and less than the price.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is illegal.</exception>
    public ConsistencyGap JensenGap(double price, double halfSpread = 0) => ConsistencyGap.AtLeast(SquaredPoints.Of(this), SquaredPoints.OfPrice(price, halfSpread));

    /// <summary>The reason.</summary>
    public override string ToString() => Reason;

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Forward variance", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("start", StartYears, "years"),
            new("end", EndYears, "years"),
            new("forward volatility", Volatility, "vol points"),
            new("forward variance", Variance, "per year"),
            new("low", Low, "per year"),
            new("high", High, "per year"),
            new("other interpolation", Interpolation, "per year"),
            new("wings are known", WingsAreKnown),
            new("total variance to the start", TotalVarianceToStart),
            new("total variance to the end", TotalVarianceToEnd),
        ],
    };
}
