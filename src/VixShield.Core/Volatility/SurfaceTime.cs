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
        List<(double Years, double Sum)> events = [];
        double sum = 0;
        foreach (EventWeight weight in clock.Weights)
        {
            double years = (weight.Event.Instant - valuationInstant).TotalMinutes / Expiry.MinutesPerYear;
            if (years > HalfMinute && weight.Days > 0)
                events.Add((years, sum += weight.Days / 365));
        }

        _events = [.. events];
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
