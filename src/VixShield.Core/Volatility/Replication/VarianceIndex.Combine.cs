using VixShield.Expiries;

namespace VixShield.Volatility;

public sealed partial class VarianceIndex
{
    /// <summary>Combines two strips to a horizon: interpolation of total variance in time, or extrapolation where both are on one side.</summary>
    /// <param name="near">The strip of the earlier expiry.</param>
    /// <param name="next">The strip of the later expiry.</param>
    /// <param name="window">The horizon. Its limits are not applied here.</param>
    /// <returns>The index, or the status that says why there is none.</returns>
    /// <exception cref="ArgumentException">An argument is null, or the next strip does not expire after the near one.</exception>
    public static VarianceIndex Combine(VarianceStrip near, VarianceStrip next, VarianceWindow window)
    {
        Guard.NotNull(near, nameof(near));
        Guard.NotNull(next, nameof(next));
        Guard.NotNull(window, nameof(window));
        if (next.Minutes <= near.Minutes)
            throw Guard.OutOfRange(nameof(next), next.Minutes, FormattableString.Invariant($"Must expire after the near strip's {near.Minutes} minutes."));
        double distance = next.Minutes - near.Minutes;
        return Weighted(near, next, (next.Minutes - window.Minutes) / distance, (window.Minutes - near.Minutes) / distance, window);
    }

    private static VarianceIndex Weighted(VarianceStrip near, VarianceStrip? next, double nearWeight, double nextWeight, VarianceWindow window)
    {
        if (near.Variance is not { } nearVariance)
            return Failed(VarianceIndexStatus.NearStripFailed, $"The near strip has no variance: {near.Reason}");
        if (next is { Variance: null })
            return Failed(VarianceIndexStatus.NextStripFailed, $"The next strip has no variance: {next.Reason}");
        double variance = Combined(nearVariance, next?.Variance ?? 0);
        if (!double.IsFinite(variance))
            return Failed(VarianceIndexStatus.BeyondRange, "The combined variance is beyond the range of a double.");
        if (variance <= 0)
            return Failed(VarianceIndexStatus.NonPositiveVariance, FormattableString.Invariant($"The weights {nearWeight:G6} and {nextWeight:G6} give a variance of {variance:G6}."));

        double value = 100 * Math.Sqrt(variance);
        double? truncation = near.Truncation is { } nearTruncation && (next is null ? 0 : next.Truncation) is { } nextTruncation
            ? Combined(nearTruncation, nextTruncation)
            : null;
        return new VarianceIndex(window, VarianceIndexStatus.Ok, FormattableString.Invariant($"{window}: {value:G6} with weights {nearWeight:G6} and {nextWeight:G6}."))
        {
            Near = near,
            Next = next,
            NearWeight = nearWeight,
            NextWeight = nextWeight,
            Variance = variance,
            Value = value,
            Low = Points(Combined(End(near, nearWeight < 0), End(next, nextWeight < 0))),
            High = Points(Combined(End(near, nearWeight >= 0), End(next, nextWeight >= 0))),
            TruncationPoints = Points(variance + truncation) - value,
        };

        double Combined(double early, double late) =>
            ((near.Years * early * nearWeight) + ((next?.Years ?? 0) * late * nextWeight)) * (Expiry.MinutesPerYear / window.Minutes);

        VarianceIndex Failed(VarianceIndexStatus status, string reason) =>
            new(window, status, reason) { Near = near, Next = next, NearWeight = nearWeight, NextWeight = nextWeight };
    }

    private static double End(VarianceStrip? strip, bool atAsk) => (atAsk ? strip?.VarianceAtAsk : strip?.VarianceAtBid) ?? 0;

    private static double? Points(double? variance) => variance >= 0 && double.IsFinite(variance.Value) ? 100 * Math.Sqrt(variance.Value) : null;
}
