using VixShield.Expiries;

namespace VixShield.Risk;

/// <summary>An expiry seen from both ends of a horizon.</summary>
internal readonly struct ScenarioTenor(Expiry expiry, int calendarDays, double years, double later)
{
    internal readonly Expiry Expiry = expiry;

    /// <summary>Calendar days from the valuation date to the expiry date.</summary>
    internal readonly int CalendarDays = calendarDays;

    /// <summary>Time to the expiry, in years.</summary>
    internal readonly double Years = years;

    /// <summary>Time left after the horizon, in years; at least 0.</summary>
    internal readonly double Later = later;
}
