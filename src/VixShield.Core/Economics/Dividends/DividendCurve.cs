using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Market;

namespace VixShield.Economics;

/// <summary>
/// The dividends until each expiry that a spot and the parity forwards imply: S - D F. What the forwards say of dividends, borrow fees and the error of the rate together; no forecast of dividends and no
/// valuation. Immutable; equal when spot and points are.
/// </summary>
/// <example>
/// <code>
/// DividendCurve dividends = DividendCurve.Of(parity, spot);
/// foreach (DividendPoint point in dividends.Points) { }
/// </code>
/// </example>
[TypeFormatterSource]
public sealed record DividendCurve : IDisplayable
{
    private const double StandardErrors = 2;

    private DividendCurve(DateTimeOffset valuationInstant, double spot, ImmutableArray<DividendPoint> points)
    {
        ValuationInstant = valuationInstant;
        Spot = spot;
        Points = points;
    }

    /// <summary>The instant of the quotes.</summary>
    public DateTimeOffset ValuationInstant { get; }

    /// <summary>The spot, in points.</summary>
    public double Spot { get; }

    /// <summary>A point for each expiry, ascending, also for those without a forward.</summary>
    public ImmutableArray<DividendPoint> Points { get; }

    /// <summary>Makes the curve.</summary>
    /// <param name="parity">The forwards and discount factors.</param>
    /// <param name="spot">
    /// The spot of the moment of the quotes, in points; greater than 0. An error of the spot is an error of every amount: <see cref="ParityForwards.ReadSpot"/> says whether it is of another moment.
    /// </param>
    /// <exception cref="ArgumentException">The forwards are null, or the spot is not finite or not greater than 0.</exception>
    public static DividendCurve Of(ParityForwards parity, double spot)
    {
        Guard.NotNull(parity, nameof(parity));
        Guard.PositiveFinite(spot, nameof(spot));
        var points = ImmutableArray.CreateBuilder<DividendPoint>(parity.Forwards.Length);
        double last = 0;
        double lastError = 0;
        foreach (ParityForward forward in parity.Forwards)
        {
            DividendPoint point = PointOf(forward, spot, last, lastError);
            points.Add(point);
            (last, lastError) = (point.PresentValue ?? last, point.StandardError ?? lastError);
        }

        return new DividendCurve(parity.ValuationInstant, spot, points.MoveToImmutable());
    }

    /// <inheritdoc/>
    public bool Equals(DividendCurve? other) =>
        other is not null && ValuationInstant == other.ValuationInstant && Spot.Equals(other.Spot) && Points.AsSpan().SequenceEqual(other.Points.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ValuationInstant, Spot, Points.Length);

    /// <summary>The instant, the spot and how many points there are.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{ValuationInstant:yyyy-MM-dd HH:mm zzz}, spot {Spot:0.00##}: {Points.Count(p => p.PresentValue is not null)} of {Points.Length} expiries, {Points.Count(p => p.Status == DividendStatus.Negative)} negative");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Implied dividends", ToString())
    {
        Facts =
        [
            new("instant", ValuationInstant),
            new("spot", Spot, "points"),
            new("expiries", Points.Length),
            new("negative", Points.Count(p => p.Status == DividendStatus.Negative)),
        ],
        Tables =
        [
            DisplayTable.Of(
                "",
                Points,
                new("expiry", r => r.Expiry.ToString()),
                new("time", "years", r => r.Years),
                new("status", r => r.Status),
                new("present value", "points", r => DisplayCell.Fixed(r.PresentValue, 4)),
                new("standard error", "points", r => DisplayCell.Fixed(r.StandardError, 4)),
                new("yield", "% per year", r => DisplayCell.Percent(r.Yield, 3)),
                new("since last expiry", "points", r => DisplayCell.Fixed(r.SinceLast, 4)),
                new("standard error of that", "points", r => DisplayCell.Fixed(r.SinceLastStandardError, 4))),
        ],
    };

    private static DividendPoint PointOf(ParityForward forward, double spot, double last, double lastError)
    {
        if (forward is not { Forward: { } level, DiscountFactor: { } factor, ForwardStandardError: { } forwardError })
            return new DividendPoint(forward.Expiry, forward.Years, DividendStatus.NoForward, $"No forward: {forward.Reason}");
        double value = forward.ImpliedDividendAmount(spot)!.Value;
        // d(D F) = D dF - T D F dr.
        double ofRate = forward.Years * factor * level * (forward.RateStandardError ?? 0);
        double error = Math.Sqrt(Square(factor * forwardError) + Square(ofRate));
        double since = value - last;
        double sinceError = Math.Sqrt(Square(error) + Square(lastError));
        DividendStatus status = (DividendStatus)Math.Max((int)Judged(value, error), (int)Judged(since, sinceError));
        string said = FormattableString.Invariant($"{value:0.00##} +- {error:0.00##} points to the expiry, {since:0.00##} +- {sinceError:0.00##} since the last");
        return new DividendPoint(forward.Expiry, forward.Years, status, status switch
        {
            DividendStatus.Negative => $"{said}: an error of quotes, rate or spot, not a dividend.",
            DividendStatus.NegativeWithinError => $"{said}: negative within {StandardErrors} standard errors.",
            _ => $"{said}.",
        })
        {
            PresentValue = value,
            StandardError = error,
            Yield = forward.ImpliedDividendYield(spot),
            SinceLast = since,
            SinceLastStandardError = sinceError,
        };
    }

    private static DividendStatus Judged(double amount, double error) => amount >= 0
        ? DividendStatus.Ok
        : amount >= -StandardErrors * error ? DividendStatus.NegativeWithinError : DividendStatus.Negative;

    private static double Square(double value) => value * value;
}
