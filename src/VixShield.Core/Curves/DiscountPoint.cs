using VixShield.Display;
using VixShield.Numerics;

namespace VixShield.Curves;

/// <summary>The discount factor of one time to payment.</summary>
[TypeFormatterSource]
public sealed record DiscountPoint : IDisplayable
{
    /// <summary>Makes a point.</summary>
    /// <param name="years">Time to the payment, in years; greater than 0.</param>
    /// <param name="discountFactor">Value today of 1 paid then; greater than 0. Above 1 when the rate is negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite or not greater than 0.</exception>
    public DiscountPoint(double years, double discountFactor)
    {
        Years = Guard.PositiveFinite(years, nameof(years));
        DiscountFactor = Guard.PositiveFinite(discountFactor, nameof(discountFactor));
    }

    /// <summary>Time to the payment, in years.</summary>
    public double Years { get; }

    /// <summary>Value today of 1 paid then.</summary>
    public double DiscountFactor { get; }

    /// <summary>Continuously compounded zero rate, per year.</summary>
    public double Rate => -ElementaryFunctions.Log(DiscountFactor) / Years;

    /// <summary>The point of a continuously compounded zero rate.</summary>
    /// <param name="years">Time to the payment, in years; greater than 0.</param>
    /// <param name="rate">Zero rate, per year; may be negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite, the time is not greater than 0, or the discount factor is beyond the range of doubles.</exception>
    public static DiscountPoint FromRate(double years, double rate)
    {
        double factor = ElementaryFunctions.Discount(Guard.Finite(rate, nameof(rate)), Guard.PositiveFinite(years, nameof(years)));
        return double.IsFinite(factor) && factor > 0
            ? new DiscountPoint(years, factor)
            : throw Guard.OutOfRange(nameof(rate), rate, FormattableString.Invariant($"Must leave the discount factor at {years} years finite and greater than 0."));
    }

    /// <summary>The time and the factor.</summary>
    public override string ToString() => FormattableString.Invariant($"{Years:G6} years: {DiscountFactor:G8}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Discount factor", ToString())
    {
        Facts =
        [
            new("time to payment", Years, "years"),
            new("discount factor", DiscountFactor),
            new("zero rate", DisplayCell.Percent(Rate, 4), "%/year"),
        ],
    };
}
