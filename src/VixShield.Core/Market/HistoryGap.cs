using VixShield.Display;

namespace VixShield.Market;

/// <summary>A hole in a history: sessions of the calendar that it does not have. Nothing that is derived from the history crosses it.</summary>
/// <param name="LastBefore">The last day before the hole.</param>
/// <param name="FirstAfter">The first day after it.</param>
/// <param name="MissingSessions">How many sessions are missing; at least 1.</param>
[TypeFormatterSource]
public readonly record struct HistoryGap(DateOnly LastBefore, DateOnly FirstAfter, int MissingSessions) : IDisplayable
{
    /// <summary>The days on both sides and how many sessions are missing.</summary>
    public override string ToString() => FormattableString.Invariant($"{MissingSessions} sessions missing between {LastBefore:yyyy-MM-dd} and {FirstAfter:yyyy-MM-dd}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Gap in a history", ToString())
    {
        Facts =
        [
            new("last day before", LastBefore),
            new("first day after", FirstAfter),
            new("missing sessions", MissingSessions),
        ],
    };

    internal static DisplayTable TableOf(IReadOnlyCollection<HistoryGap> gaps) => DisplayTable.OfLast(
        "gaps",
        gaps,
        new("last day before", r => r.LastBefore),
        new("first day after", r => r.FirstAfter),
        new("missing sessions", r => r.MissingSessions));
}
