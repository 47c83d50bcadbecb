using VixShield.Expiries;

namespace VixShield.Volatility;

/// <summary>Variance time of an event clock by years from a valuation instant.</summary>
internal sealed class SurfaceTime
{
    // Instants count in minutes; sums of years are off by less.
    private const double HalfMinute = 0.5 / Expiry.MinutesPerYear;

    private readonly (double Years, double Sum)[] _events;

    internal SurfaceTime(EventClock clock, DateTimeOffset valuationInstant)
    {
        double sum = 0;
        _events = [.. clock.Weights
            .Select(w => (Years: (w.Event.Instant - valuationInstant).TotalMinutes / Expiry.MinutesPerYear, w.Days))
            .Where(w => w.Years > HalfMinute && w.Days > 0)
            .Select(w => (w.Years, sum += w.Days / 365))];
    }

    private SurfaceTime() => _events = [];

    /// <summary>Without events.</summary>
    internal static SurfaceTime Calendar { get; } = new();

    /// <summary>Years and what the events up to then add; an event counts from its own instant on.</summary>
    internal double At(double years)
    {
        int passed = _events.Length;
        while (passed > 0 && _events[passed - 1].Years > years + HalfMinute)
            passed--;
        return passed == 0 ? years : years + _events[passed - 1].Sum;
    }
}
