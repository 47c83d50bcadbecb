using System.Collections.Immutable;
using VixShield.Expiries;

namespace VixShield.Risk;

/// <summary>Which legs an expiry page holds, and what it moves them by. Equal when all values are.</summary>
public sealed record ExpiryRiskOptions
{
    /// <summary>The defaults: less than 7 days, one to three deviations, the documented gaps.</summary>
    public static ExpiryRiskOptions Default { get; } = new();

    /// <summary>Legs with less time to expiry than so many calendar days; from above 0 to 366. Default 7.</summary>
    public double Days
    {
        get;
        init => field = Guard.InRange(Guard.PositiveFinite(value, nameof(Days)), 0, 366, nameof(Days));
    }

    = 7;

    /// <summary>Deviations of the remaining time around spot at which a pin table has a level on either side; ascending, above 0, at most 10. Default 1, 2, 3.</summary>
    public ImmutableArray<double> PinDeviations
    {
        get;
        init => field = Checked(value);
    }

    = [1, 2, 3];

    /// <summary>Gaps into settlements of the index in the morning; <see cref="SettlementGapPresets.SpxOpening"/> by default.</summary>
    public SettlementGaps IndexGaps { get; init => field = Guard.NotNull(value, nameof(IndexGaps)); } = SettlementGapPresets.SpxOpening;

    /// <summary>Gaps into settlements of VIX; <see cref="SettlementGapPresets.VixFutures"/> by default.</summary>
    public SettlementGaps VixGaps { get; init => field = Guard.NotNull(value, nameof(VixGaps)); } = SettlementGapPresets.VixFutures;

    /// <summary>Scheduled events, listed with the legs and the settlements that they precede; null for none. It must cover the time from the market to the last expiry of the page.</summary>
    public EventCalendar? Events { get; init; }

    /// <inheritdoc/>
    public bool Equals(ExpiryRiskOptions? other) =>
        other is not null && Days.Equals(other.Days) && PinDeviations.AsSpan().SequenceEqual(other.PinDeviations.AsSpan()) && IndexGaps == other.IndexGaps && VixGaps == other.VixGaps
        && Equals(Events, other.Events);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Days, PinDeviations.Length, IndexGaps, VixGaps, Events);

    /// <summary>The settings.</summary>
    public override string ToString() => FormattableString.Invariant($"legs under {Days:G6} days; pins at {string.Join(", ", PinDeviations)} deviations; gaps of {IndexGaps.Symbol} and {VixGaps.Symbol}; {(Events is null ? "no calendar of events" : Events.ToString())}");

    private static ImmutableArray<double> Checked(ImmutableArray<double> values)
    {
        Guard.NotDefault(values, nameof(PinDeviations));
        for (int i = 0; i < values.Length; i++)
        {
            Guard.InRange(Guard.PositiveFinite(values[i], nameof(PinDeviations)), 0, 10, nameof(PinDeviations));
            if (i > 0 && values[i] <= values[i - 1])
                throw Guard.OutOfRange(nameof(PinDeviations), values[i], FormattableString.Invariant($"Must ascend; the one before is {values[i - 1]}."));
        }

        return values;
    }
}
