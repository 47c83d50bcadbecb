using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Volatility;

/// <summary>
/// The horizon of a variance index, and which expiries may enter it. The days of <see cref="NineDay"/>, <see cref="ThreeMonth"/> and
/// <see cref="SixMonth"/> are taken from the descriptions of the indices; where a description changes, make another window.
/// </summary>
/// <remarks>A one-day index is not here: Cboe's counts business time within the session and is another calculation.</remarks>
[TypeFormatterSource]
public sealed record VarianceWindow : IDisplayable
{
    /// <summary>Makes a window.</summary>
    /// <param name="name">Name for people, such as VIX.</param>
    /// <param name="days">The horizon, in calendar days; greater than 0.</param>
    /// <param name="above">Expiries must be later than this many days; at least 0 and less than the horizon.</param>
    /// <param name="below">Expiries must be earlier than this many days; more than the horizon, null for no limit.</param>
    /// <exception cref="ArgumentException">The name is blank, or a number is out of range.</exception>
    public VarianceWindow(string name, double days, double above = 0, double? below = null)
    {
        Name = Guard.NotBlank(name, nameof(name));
        Days = Guard.PositiveFinite(days, nameof(days));
        Above = Guard.NonNegativeFinite(above, nameof(above));
        if (above >= days)
            throw Guard.OutOfRange(nameof(above), above, FormattableString.Invariant($"Must be less than the horizon of {days} days."));
        Below = below is { } limit ? Guard.PositiveFinite(limit, nameof(below)) : null;
        if (below <= days)
            throw Guard.OutOfRange(nameof(below), below, FormattableString.Invariant($"Must be more than the horizon of {days} days."));
    }

    /// <summary>9 days, as VIX9D: the nearest expiries on both sides.</summary>
    public static VarianceWindow NineDay { get; } = new("9-day", 9);

    /// <summary>30 days, as VIX: expiries more than 23 and less than 37 days away.</summary>
    public static VarianceWindow ThirtyDay { get; } = new("30-day", 30, 23, 37);

    /// <summary>93 days, as VIX3M: the nearest expiries on both sides.</summary>
    public static VarianceWindow ThreeMonth { get; } = new("3-month", 93);

    /// <summary>184 days, as VIX6M: the nearest expiries on both sides.</summary>
    public static VarianceWindow SixMonth { get; } = new("6-month", 184);

    /// <summary>Name for people.</summary>
    public string Name { get; }

    /// <summary>The horizon, in calendar days.</summary>
    public double Days { get; }

    /// <summary>Expiries must be later than this many days after the valuation, counted in minutes.</summary>
    public double Above { get; }

    /// <summary>Expiries must be earlier than this many days after the valuation, counted in minutes; null for no limit.</summary>
    public double? Below { get; }

    /// <summary>The horizon, in minutes.</summary>
    public double Minutes => Days * MinutesPerDay;

    internal const double MinutesPerDay = Expiry.MinutesPerYear / 365;

    /// <summary>Name and horizon.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} ({Days} days)");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Horizon of a variance index", ToString())
    {
        Facts =
        [
            new("name", Name),
            new("horizon", Days, "days"),
            new("expiries later than", Above, "days"),
            new("expiries earlier than", Below, "days"),
        ],
    };

    internal bool Admits(VarianceStrip strip) =>
        strip.Minutes > Above * MinutesPerDay && (Below is not { } below || strip.Minutes < below * MinutesPerDay);
}
