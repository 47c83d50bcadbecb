using VixShield.Display;

namespace VixShield.Signals;

/// <summary>Consecutive sessions over which an indicator ran without a restart. The default value means nothing.</summary>
/// <param name="From">The first session.</param>
/// <param name="Until">The last session.</param>
/// <param name="ReadyOn">The first session with a value; null when there is none.</param>
[TypeFormatterSource]
public readonly record struct IndicatorStretch(DateOnly From, DateOnly Until, DateOnly? ReadyOn) : IDisplayable
{
    /// <summary>The sessions and when it was ready.</summary>
    public override string ToString() => FormattableString.Invariant($"{From:yyyy-MM-dd} to {Until:yyyy-MM-dd}, {(ReadyOn is { } ready ? FormattableString.Invariant($"ready on {ready:yyyy-MM-dd}") : "never ready")}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Stretch without a restart", ToString())
    {
        Facts =
        [
            new("from", From),
            new("until", Until),
            new("ready on", ReadyOn),
        ],
    };
}
