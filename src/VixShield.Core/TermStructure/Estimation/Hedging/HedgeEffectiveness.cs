using System.Collections.Immutable;
using VixShield.Expiries;
using VixShield.Market;

namespace VixShield.TermStructure;

/// <summary>The historical effectiveness of a hedge ratio, 1 - Var(unhedged + ratio hedge) / Var(unhedged), and the ratio of least variance.</summary>
public static class HedgeEffectiveness
{
    /// <summary>Measures over the common sessions of two series.</summary>
    /// <param name="unhedged">Returns or profits of what is hedged.</param>
    /// <param name="hedge">Returns or profits of one unit of the hedge.</param>
    /// <param name="ratio">Units of the hedge that are added; finite, of any sign.</param>
    /// <param name="options">Worst sessions and standard error; null for the defaults.</param>
    /// <exception cref="ArgumentException">A series is null, or the ratio is not finite.</exception>
    /// <remarks>Lags of the standard error are counted in sessions of the first series' calendar, across missing ones.</remarks>
    public static HedgeEffectivenessReading Of(SessionSeries unhedged, SessionSeries hedge, double ratio, HedgeEffectivenessOptions? options = null)
    {
        AlignedSeries both = AlignedSeries.Join(Guard.NotNull(unhedged, nameof(unhedged)), Guard.NotNull(hedge, nameof(hedge)));
        return Of([.. both.Columns[0].Values], [.. both.Columns[1].Values], Ordinals(both.Dates, unhedged.Calendar), Guard.Finite(ratio, nameof(ratio)), options ?? HedgeEffectivenessOptions.Default);
    }

    /// <summary>Measures over two spans whose elements are consecutive sessions.</summary>
    /// <param name="unhedged">Returns or profits of what is hedged.</param>
    /// <param name="hedge">Returns or profits of one unit of the hedge in the same sessions; of the same length.</param>
    /// <param name="ratio">Units of the hedge that are added; finite, of any sign.</param>
    /// <param name="options">Worst sessions and standard error; null for the defaults.</param>
    /// <returns>The measures, or a status that says why there are none, also where a return is not finite.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or the ratio is not finite.</exception>
    public static HedgeEffectivenessReading Of(ReadOnlySpan<double> unhedged, ReadOnlySpan<double> hedge, double ratio, HedgeEffectivenessOptions? options = null)
    {
        if (unhedged.Length != hedge.Length)
            throw new ArgumentException(FormattableString.Invariant($"{hedge.Length} returns of the hedge for {unhedged.Length}: there must be as many."), nameof(hedge));
        return Of(unhedged.ToArray(), hedge.ToArray(), [.. Enumerable.Range(0, unhedged.Length)], Guard.Finite(ratio, nameof(ratio)), options ?? HedgeEffectivenessOptions.Default);
    }

    /// <summary>Numbers of sessions, counted by a calendar from the first.</summary>
    internal static int[] Ordinals(ImmutableArray<DateOnly> dates, TradingCalendar calendar)
    {
        int[] ordinals = new int[dates.Length];
        for (int i = 1; i < dates.Length; i++)
            ordinals[i] = ordinals[i - 1] + calendar.CountSessions(dates[i - 1], dates[i]);
        return ordinals;
    }

    private static HedgeEffectivenessReading Of(double[] unhedged, double[] hedge, int[] sessions, double ratio, HedgeEffectivenessOptions options)
    {
        int n = unhedged.Length;
        // The hedge that takes most away is the regression on it with the sign turned.
        SlopeEstimate least = WeightedRegression.Of([hedge], [.. unhedged.Select(value => -value)], sessions, null, options.Regression);
        if (least.Status is EstimationStatus.TooFewObservations or EstimationStatus.NotFinite)
            return new(least.Status, least.Reason, ratio, n, least);
        double[] hedged = [.. unhedged.Zip(hedge, (value, unit) => value + (ratio * unit))];
        double before = Squares(unhedged, unhedged, double.PositiveInfinity, out _);
        if (!hedged.All(double.IsFinite) || !double.IsFinite(before))
            return new(EstimationStatus.NotFinite, "Hedged returns or their squares exceed the numbers.", ratio, n, least);
        double largest = unhedged.Max(Math.Abs);
        if (!(before > 1e-24 * largest * largest * n))
            return new(EstimationStatus.NoVariance, FormattableString.Invariant($"What is to be hedged does not vary over {n} sessions."), ratio, n, least);
        double limit = unhedged.Order().ElementAt(Math.Max((int)Math.Ceiling(options.DownsideShare * n), 1) - 1);
        double worst = Squares(unhedged, unhedged, limit, out int count);
        return new(EstimationStatus.Ok, FormattableString.Invariant($"{n} sessions, {count} of them in the downside."), ratio, n, least)
        {
            Effectiveness = 1 - (Squares(hedged, unhedged, double.PositiveInfinity, out _) / before),
            Downside = worst > 0 ? 1 - (Squares(hedged, unhedged, limit, out _) / worst) : null,
            DownsideCount = count,
        };
    }

    /// <summary>Squared deviations from the mean of all, summed where another series is at most a limit.</summary>
    private static double Squares(double[] values, double[] chosenBy, double limit, out int count)
    {
        double mean = values.Average();
        double sum = 0;
        count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (chosenBy[i] > limit)
                continue;
            count++;
            sum += (values[i] - mean) * (values[i] - mean);
        }

        return sum;
    }
}
