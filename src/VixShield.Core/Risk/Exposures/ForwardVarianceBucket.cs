using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Risk;

/// <summary>Exposure to the forward variance of an index between two neighbouring expiries. Made by <see cref="ForwardVarianceExposures"/>.</summary>
[TypeFormatterSource]
public sealed record ForwardVarianceBucket : IDisplayable
{
    internal ForwardVarianceBucket(Expiry? from, Expiry until, double fromYears, double untilYears, double forwardVariance, double exposure)
    {
        From = from;
        Until = until;
        FromYears = fromYears;
        UntilYears = untilYears;
        ForwardVariance = forwardVariance;
        Exposure = exposure;
    }

    /// <summary>The expiry at which the bucket begins; null for the valuation instant.</summary>
    public Expiry? From { get; }

    /// <summary>The expiry at which it ends.</summary>
    public Expiry Until { get; }

    /// <summary>Time to its beginning, in years; 0 for the valuation instant.</summary>
    public double FromYears { get; }

    /// <summary>Time to its end, in years.</summary>
    public double UntilYears { get; }

    /// <summary>
    /// (w_j - w_(j-1)) / (T_j - T_(j-1)) with w = v^2 T of the at-the-money volatilities v: variance per year. Negative where total variance falls from one expiry to the next.
    /// </summary>
    public double ForwardVariance { get; }

    /// <summary>Dollars per +1.00 of <see cref="ForwardVariance"/>: the volatilities of this and all later expiries move with it.</summary>
    public double Exposure { get; }

    /// <summary>Square root of <see cref="ForwardVariance"/>, per year; null where that is negative.</summary>
    public double? ForwardVolatility => ForwardVariance >= 0 ? Math.Sqrt(ForwardVariance) : null;

    /// <summary>Dollars per +1 vol point of <see cref="ForwardVolatility"/>, 2 x volatility x <see cref="Exposure"/> / 100; null where there is no forward volatility.</summary>
    public double? PerVolatilityPoint => ForwardVolatility is { } volatility ? 2 * volatility * Exposure / 100 : null;

    /// <summary>The expiries, the forward volatility or variance and the exposure.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{From?.ToString() ?? "now"} to {Until}: {(ForwardVolatility is { } volatility ? FormattableString.Invariant($"volatility {volatility:G6}, {PerVolatilityPoint:G6} $/vol point") : FormattableString.Invariant($"variance {ForwardVariance:G6}"))}, {Exposure:G6} $ per 1.00 of variance");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Exposure to a forward variance", ToString())
    {
        Facts =
        [
            new("from", From?.ToString() ?? "now"),
            new("until", Until.ToString()),
            new("from, in time", FromYears, "years"),
            new("until, in time", UntilYears, "years"),
            new("forward variance", ForwardVariance, "per year"),
            new("forward volatility", DisplayCell.Percent(ForwardVolatility), "%"),
            new("exposure", Exposure, "$ per 1.00 of variance"),
            new("exposure per vol point", PerVolatilityPoint, "$/vol point"),
        ],
    };
}
