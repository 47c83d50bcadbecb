using System.Collections.Immutable;
using MathNet.Numerics.Interpolation;
using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Curves;

/// <summary>
/// Spot VIX and the VX strip at one instant. Between them runs a monotone (PCHIP) curve through (0, VIX) and (T, VX); beyond the
/// last contract it is flat. A basis or a slope is a description: spot VIX and a future cover different 30-day windows, so a wide
/// basis alone is no mispricing.
/// </summary>
[TypeFormatterSource]
public sealed partial class VixFuturesCurve : IEquatable<VixFuturesCurve>, IDisplayable
{
    private readonly double[] _years;
    private readonly CubicSpline? _spline;

    /// <summary>Makes a curve.</summary>
    /// <param name="valuationInstant">The instant of all prices.</param>
    /// <param name="spotVix">Spot VIX, in points; greater than 0.</param>
    /// <param name="points">At least one contract that settles after the instant; any order, no expiry twice.</param>
    /// <exception cref="ArgumentException">No contract, an expired one, an expiry that occurs twice, or a value out of range.</exception>
    public VixFuturesCurve(DateTimeOffset valuationInstant, double spotVix, IEnumerable<VixFuture> points)
    {
        ValuationInstant = valuationInstant;
        SpotVix = Guard.PositiveFinite(spotVix, nameof(spotVix));
        Points = [.. Guard.NoNulls(points, nameof(points)).OrderBy(p => p.Expiry)];
        if (Points.IsEmpty)
            throw new ArgumentException("A curve needs at least one contract.", nameof(points));
        _years = [0, .. Points.Select(p => p.Expiry.YearsFrom(valuationInstant))];
        for (int i = 1; i < _years.Length; i++)
        {
            if (_years[i] <= 0)
                throw Guard.OutOfRange(nameof(points), Points[i - 1].Expiry, FormattableString.Invariant($"Must settle after the valuation instant {valuationInstant:yyyy-MM-dd HH:mm zzz}."));
            if (_years[i] <= _years[i - 1])
                throw Guard.OutOfRange(nameof(points), Points[i - 1].Expiry, "An expiry may occur only once.");
        }

        // A PCHIP needs three points; two are joined by a line in At.
        double[] prices = [spotVix, .. Points.Select(p => p.Price)];
        _spline = prices.Length > 2 ? CubicSpline.InterpolatePchipSorted(_years, prices) : null;
    }

    /// <summary>The instant of all prices.</summary>
    public DateTimeOffset ValuationInstant { get; }

    /// <summary>Spot VIX, in points.</summary>
    public double SpotVix { get; }

    /// <summary>The contracts by ascending expiry.</summary>
    public ImmutableArray<VixFuture> Points { get; }

    /// <summary>First contract minus spot VIX, in points: positive in contango.</summary>
    public double Basis => Points[0].Price - SpotVix;

    /// <summary>Second contract minus the first, in points; null with one contract.</summary>
    public double? Slope => Points.Length > 1 ? Points[1].Price - Points[0].Price : null;

    /// <summary><see cref="Slope"/> divided by the first contract: 0.05 is 5 % of contango; null with one contract.</summary>
    public double? Contango => Slope / Points[0].Price;

    /// <summary>Time to a point of the curve, in years.</summary>
    /// <param name="expiry">The expiry.</param>
    public double YearsTo(Expiry expiry) => Guard.NotNull(expiry, nameof(expiry)).YearsFrom(ValuationInstant);

    /// <summary>Whether a contract with this settlement date is on the curve.</summary>
    /// <param name="expiry">The expiry.</param>
    public bool IsListed(Expiry expiry) => Find(expiry) is not null;

    /// <summary>
    /// Futures price for an expiry, in points: the contract's own where it is listed, otherwise the curve's between spot and the last contract.
    /// </summary>
    /// <param name="expiry">The expiry.</param>
    /// <exception cref="ArgumentOutOfRangeException">The expiry is not listed and lies outside the curve.</exception>
    public double ForwardFor(Expiry expiry)
    {
        Guard.NotNull(expiry, nameof(expiry));
        if (Find(expiry) is { } listed)
            return listed.Price;
        double years = YearsTo(expiry);
        return years > 0 && years <= _years[^1]
            ? At(years)
            : throw Guard.OutOfRange(nameof(expiry), expiry, FormattableString.Invariant($"The curve runs from {ValuationInstant:yyyy-MM-dd HH:mm zzz} to {Points[^1].Expiry}."));
    }

    /// <summary>Value of the curve at a time, in points: spot VIX at 0, flat beyond the last contract.</summary>
    /// <param name="years">Time from the valuation instant, in years; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    public double At(double years)
    {
        Guard.NonNegativeFinite(years, nameof(years));
        if (years >= _years[^1])
            return Points[^1].Price;
        return _spline is null
            ? SpotVix + ((Points[0].Price - SpotVix) * years / _years[1])
            : _spline.Interpolate(years);
    }

    /// <summary>
    /// Value of the curve at a constant maturity, in points: on the smooth curve that begins at spot VIX. What two contracts held around a maturity
    /// cost is another number, linear in days.
    /// </summary>
    /// <param name="days">Calendar days; at least 0 and not beyond the last contract.</param>
    /// <exception cref="ArgumentOutOfRangeException">The maturity is negative or beyond the last contract.</exception>
    public double ConstantMaturity(int days)
    {
        double years = days / 365d;
        return days >= 0 && years <= _years[^1]
            ? At(years)
            : throw Guard.OutOfRange(nameof(days), days, FormattableString.Invariant($"Must be from 0 to {_years[^1] * 365:F0} days, the last contract."));
    }

    /// <summary>
    /// What a long contract gains in the next calendar day if the curve keeps its shape in time to expiry, in points: negative in contango.
    /// </summary>
    /// <param name="expiry">An expiry after the valuation instant.</param>
    /// <exception cref="ArgumentOutOfRangeException">The expiry has passed.</exception>
    public double RollDownPerDay(Expiry expiry) => RollDown(expiry, 1d / 365d);

    /// <summary>What a long contract gains over a horizon if the curve keeps its shape in time to expiry, in points.</summary>
    /// <param name="expiry">An expiry after the valuation instant.</param>
    /// <param name="years">The horizon, in years; at least 0. Beyond the expiry the contract has converged to spot VIX.</param>
    /// <exception cref="ArgumentOutOfRangeException">The expiry has passed, or the horizon is negative or not finite.</exception>
    public double RollDown(Expiry expiry, double years)
    {
        double now = Guard.PositiveFinite(YearsTo(expiry), nameof(expiry));
        return At(Math.Max(0, now - Guard.NonNegativeFinite(years, nameof(years)))) - At(now);
    }

    /// <summary>
    /// Daily roll, in points per session: first contract minus spot VIX, divided by the sessions from the valuation date (excluded)
    /// to its settlement date (included). Positive in contango; null when the first contract settles on the valuation date. A read-out
    /// beside <see cref="RollDownPerDay"/>, not the same number.
    /// </summary>
    /// <param name="calendar">The calendar that counts the sessions.</param>
    public double? DailyRoll(TradingCalendar calendar)
    {
        Guard.NotNull(calendar, nameof(calendar));
        DateOnly from = DateOnly.FromDateTime(UsTime.InChicago(ValuationInstant).DateTime);
        int sessions = calendar.CountSessions(from.AddDays(1), Points[0].Expiry.Date.AddDays(1));
        return sessions == 0 ? null : Basis / sessions;
    }

    /// <inheritdoc/>
    public bool Equals(VixFuturesCurve? other) =>
        other is not null && ValuationInstant == other.ValuationInstant && SpotVix.Equals(other.SpotVix) && Points.AsSpan().SequenceEqual(other.Points.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as VixFuturesCurve);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ValuationInstant, SpotVix, Points.Length, Points[0]);

    /// <summary>Spot VIX and the contracts.</summary>
    public override string ToString() => FormattableString.Invariant($"VIX {SpotVix:G6}; {string.Join("; ", Points)}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("VX curve", ToString())
    {
        Facts =
        [
            new("valuation instant", ValuationInstant),
            new("spot VIX", SpotVix, "VIX points"),
            new("basis", DisplayCell.WithSign(Basis, 4), "VIX points"),
            new("basis over spot VIX", DisplayCell.Percent(RelativeBasis), "%"),
            new("slope VX2 - VX1", DisplayCell.WithSign(Slope, 4), "VIX points"),
            new("contango VX2 / VX1 - 1", DisplayCell.Percent(Contango), "%"),
            new("contracts", Points.Length),
        ],
        Tables =
        [
            DisplayTable.Of(
                "contracts",
                Points,
                new("expiry", r => r.Expiry.ToString()),
                new("time to settlement", "days", r => 365 * YearsTo(r.Expiry)),
                new("price", "VIX points", r => r.Price),
                new("over spot VIX", "VIX points", r => DisplayCell.WithSign(r.Price - SpotVix, 4))),
        ],
    };

    private VixFuture? Find(Expiry expiry)
    {
        foreach (VixFuture point in Points)
        {
            if (point.Expiry == expiry)
                return point;
        }

        return null;
    }
}
