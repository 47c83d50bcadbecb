using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Numerics;

namespace VixShield.Curves;

/// <summary>
/// Discount factors by time to payment: log-linear between the points (the forward rate is constant there), and the zero rate of the
/// first and of the last point before and beyond them. Immutable; equal when the points are.
/// </summary>
/// <example>
/// <code>
/// var curve = new DiscountCurve([DiscountPoint.FromRate(0.25, 0.053), DiscountPoint.FromRate(1, 0.049)]);
/// double factor = curve.DiscountFactorAt(0.5);
/// </code>
/// </example>
[TypeFormatterSource]
public sealed class DiscountCurve : IEquatable<DiscountCurve>, IDisplayable
{
    // Rate times years at each point: minus the logarithm of the factor.
    private readonly double[] _integrals;

    /// <summary>Makes a curve.</summary>
    /// <param name="points">At least one point, in any order; no time twice.</param>
    /// <exception cref="ArgumentException">There is no point, one is null, or a time occurs twice.</exception>
    public DiscountCurve(IEnumerable<DiscountPoint> points)
    {
        Points = [.. Guard.NoNulls(points, nameof(points)).OrderBy(p => p.Years)];
        if (Points.IsEmpty)
            throw new ArgumentException("A curve needs at least one point.", nameof(points));
        for (int i = 1; i < Points.Length; i++)
        {
            if (Points[i].Years == Points[i - 1].Years)
                throw Guard.OutOfRange(nameof(points), Points[i].Years, "A time may occur only once.");
        }

        _integrals = [.. Points.Select(p => -ElementaryFunctions.Log(p.DiscountFactor))];
    }

    /// <summary>The points by ascending time.</summary>
    public ImmutableArray<DiscountPoint> Points { get; }

    /// <summary>One zero rate for all times.</summary>
    /// <param name="rate">Continuously compounded rate, per year; may be negative; from -700 to 700.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not finite or out of range.</exception>
    public static DiscountCurve Flat(double rate) => new([DiscountPoint.FromRate(1, Guard.InRange(Guard.Finite(rate, nameof(rate)), -700, 700, nameof(rate)))]);

    /// <summary>Value today of 1 paid after a time: 1 at 0.</summary>
    /// <param name="years">Time to the payment, in years; at least 0.</param>
    /// <returns>The factor; that of a point exactly at its time. 0 or plus infinity when it is beyond the range of doubles.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    public double DiscountFactorAt(double years)
    {
        Guard.NonNegativeFinite(years, nameof(years));
        int at = IndexFrom(years);
        return at < Points.Length && Points[at].Years == years ? Points[at].DiscountFactor : ElementaryFunctions.Exp(-IntegralAt(years, at));
    }

    /// <summary>Continuously compounded zero rate to a time, per year: at 0 that of the first point.</summary>
    /// <param name="years">Time to the payment, in years; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    public double RateAt(double years)
    {
        Guard.NonNegativeFinite(years, nameof(years));
        int at = IndexFrom(years);
        if (at == 0)
            return _integrals[0] / Points[0].Years;
        return at == Points.Length ? _integrals[^1] / Points[^1].Years : IntegralAt(years, at) / years;
    }

    /// <inheritdoc/>
    public bool Equals(DiscountCurve? other) => other is not null && Points.AsSpan().SequenceEqual(other.Points.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DiscountCurve);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Points.Length, Points[0], Points[^1]);

    /// <summary>Number of points, and first and last rate.</summary>
    public override string ToString() => Points.Length == 1
        ? FormattableString.Invariant($"rate {Points[0].Rate:P2}")
        : FormattableString.Invariant($"{Points.Length} points, rate {Points[0].Rate:P2} at {Points[0].Years:G4} to {Points[^1].Rate:P2} at {Points[^1].Years:G4} years");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Discount curve", ToString())
    {
        Facts =
        [
            new("points", Points.Length),
        ],
        Tables =
        [
            DisplayTable.Of(
                "points",
                Points,
                new("time to payment", "years", r => r.Years),
                new("discount factor", r => r.DiscountFactor),
                new("zero rate", "%/year", r => DisplayCell.Percent(r.Rate, 4))),
        ],
    };

    /// <summary>Index of the first point that is not before a time; the number of points when all are.</summary>
    private int IndexFrom(double years)
    {
        int low = 0;
        int high = Points.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Points[middle].Years < years)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private double IntegralAt(double years, int at)
    {
        if (at == 0)
            return _integrals[0] / Points[0].Years * years;
        if (at == Points.Length)
            return _integrals[^1] / Points[^1].Years * years;
        double weight = (years - Points[at - 1].Years) / (Points[at].Years - Points[at - 1].Years);
        return ((1 - weight) * _integrals[at - 1]) + (weight * _integrals[at]);
    }
}
