using VixShield.Volatility;

namespace VixShield.TermStructure;

public sealed partial record ForwardVariance
{
    /// <summary>Between two tenors of a volatility index, such as VIX and VIX3M.</summary>
    /// <param name="nearYears">The shorter tenor, in years; at least 0 (days / 365 for an index).</param>
    /// <param name="nearVolatility">Its volatility, in points; at least 0.</param>
    /// <param name="farYears">The longer tenor, in years; greater than <paramref name="nearYears"/>.</param>
    /// <param name="farVolatility">Its volatility, in points; at least 0.</param>
    /// <returns>The forward variance, or a calendar arbitrage with its number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite or negative, or the tenors do not ascend.</exception>
    public static ForwardVariance Between(double nearYears, double nearVolatility, double farYears, double farVolatility)
    {
        CheckOrder(nearYears, farYears, nameof(nearYears), nameof(farYears));
        double near = Guard.NonNegativeFinite(nearVolatility, nameof(nearVolatility)) / 100;
        double far = Guard.NonNegativeFinite(farVolatility, nameof(farVolatility)) / 100;
        return Of(Exact(nearYears, near), Exact(farYears, far));

        static TotalVariance Exact(double years, double volatility)
        {
            double total = years * volatility * volatility;
            return new TotalVariance(years, total, total, total, WingsAreKnown: true);
        }
    }

    /// <summary>Between the expiries of two replicated strips, with the band of their bids and asks, missing wings and strikes.</summary>
    /// <param name="near">The strip of the earlier expiry.</param>
    /// <param name="far">The strip of the later expiry.</param>
    /// <returns>The forward variance, or the status that says why there is none.</returns>
    /// <exception cref="ArgumentException">A strip is null, or they do not ascend.</exception>
    public static ForwardVariance Between(VarianceStrip near, VarianceStrip far)
    {
        Guard.NotNull(near, nameof(near));
        Guard.NotNull(far, nameof(far));
        CheckOrder(near.Years, far.Years, nameof(near), nameof(far));
        foreach (VarianceStrip strip in new[] { near, far })
        {
            if (strip.Status != ReplicationStatus.Ok)
                return new ForwardVariance(ForwardVarianceStatus.StripFailed, FormattableString.Invariant($"The strip of {strip.Years:G4} years: {strip.Reason}"), near.Years, far.Years);
        }

        return Of(TotalVariance.Of(near), TotalVariance.Of(far));
    }

    private static ForwardVariance Of(in TotalVariance near, in TotalVariance far) => Make(
        near.Years, far.Years, near.Value, far.Value, far.Low - near.High, far.High - near.Low, near.WingsAreKnown && far.WingsAreKnown);

    private static ForwardVariance Make(double start, double end, double toStart, double toEnd, double low, double high, bool wingsAreKnown)
    {
        double span = end - start;
        double variance = (toEnd - toStart) / span;
        (double atLow, double atHigh) = (low / span, high / span);
        if (!double.IsFinite(variance) || !double.IsFinite(atLow) || !double.IsFinite(atHigh))
            return new ForwardVariance(ForwardVarianceStatus.BeyondRange, "The forward variance is beyond the range of a double.", start, end);
        string from = FormattableString.Invariant($"total variance {toStart:G6} at {start:G4} and {toEnd:G6} at {end:G4} years");
        (ForwardVarianceStatus status, string reason) = variance > 0
            ? (ForwardVarianceStatus.Ok, FormattableString.Invariant($"Forward volatility {100 * Math.Sqrt(variance):0.00}: {from}."))
            : (ForwardVarianceStatus.CalendarArbitrage, FormattableString.Invariant($"Forward variance {variance:G6} is not above 0: {from}."));
        // Rounding may put an end of a band without width a hair inside.
        return new ForwardVariance(status, reason, start, end)
        {
            TotalVarianceToStart = toStart,
            TotalVarianceToEnd = toEnd,
            Variance = variance,
            Low = Math.Min(variance, atLow),
            High = Math.Max(variance, atHigh),
            WingsAreKnown = wingsAreKnown,
        };
    }

    private static void CheckOrder(double near, double far, string nearName, string farName)
    {
        Guard.NonNegativeFinite(near, nearName);
        if (Guard.PositiveFinite(far, farName) <= near)
            throw Guard.OutOfRange(farName, far, FormattableString.Invariant($"Must be later than {near} years."));
    }
}
