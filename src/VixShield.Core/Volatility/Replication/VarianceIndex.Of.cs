namespace VixShield.Volatility;

public sealed partial class VarianceIndex
{
    // A time in years times the minutes of a year is off by less.
    private const double SameMinutes = 1e-6;

    /// <summary>
    /// Picks the nearest strips before and after a horizon among those within the limits of the window, and combines them. A strip that expires
    /// at the horizon stands alone.
    /// </summary>
    /// <param name="strips">The strips of one underlying at one instant, in any order, no time to expiry twice.</param>
    /// <param name="window">The horizon and its limits.</param>
    /// <returns>
    /// The index, or the status that says why there is none: with strips on one side alone nothing is extrapolated (<see cref="Combine"/> would),
    /// and a picked strip without a variance is not replaced by another.
    /// </returns>
    /// <exception cref="ArgumentException">An argument or a strip is null, or two strips have the same time to expiry.</exception>
    public static VarianceIndex Of(IEnumerable<VarianceStrip> strips, VarianceWindow window)
    {
        Guard.NotNull(window, nameof(window));
        VarianceStrip[] sorted = [.. Guard.NoNulls(strips, nameof(strips)).OrderBy(s => s.Years)];
        VarianceStrip? near = null;
        VarianceStrip? next = null;
        for (int i = 0; i < sorted.Length; i++)
        {
            VarianceStrip strip = sorted[i];
            if (i > 0 && strip.Years == sorted[i - 1].Years)
                throw Guard.OutOfRange(nameof(strips), strip.Years, "No time to expiry may occur twice.");
            if (!window.Admits(strip))
                continue;
            if (strip.Minutes <= window.Minutes + SameMinutes)
                near = strip;
            else
                next ??= strip;
        }

        if (near is not null && Math.Abs(near.Minutes - window.Minutes) <= SameMinutes)
            return Weighted(near, null, 1, 0, window);
        return near is not null && next is not null ? Combine(near, next, window) : Missing(near, next, window, sorted.Length);
    }

    private static VarianceIndex Missing(VarianceStrip? near, VarianceStrip? next, VarianceWindow window, int given)
    {
        string limits = window.Below is { } below
            ? FormattableString.Invariant($"more than {window.Above} and less than {below} days away")
            : FormattableString.Invariant($"more than {window.Above} days away");
        (VarianceIndexStatus status, string reason) = (near, next) switch
        {
            (null, null) => (VarianceIndexStatus.NoStrips, FormattableString.Invariant($"None of {given} strips is {limits}.")),
            (null, _) => (VarianceIndexStatus.NoNearStrip, FormattableString.Invariant($"No strip {limits} expires by day {window.Days}; the nearest does on day {Days(next):G6}.")),
            _ => (VarianceIndexStatus.NoNextStrip, FormattableString.Invariant($"No strip {limits} expires after day {window.Days}; the nearest does on day {Days(near!):G6}.")),
        };
        return new VarianceIndex(window, status, reason) { Near = near, Next = next };
    }

    private static double Days(VarianceStrip strip) => strip.Minutes / VarianceWindow.MinutesPerDay;
}
