using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Adjustments;

/// <summary>The time around scheduled events in which nothing is traded. Equal when window and kinds are.</summary>
[TypeFormatterSource]
public sealed record EventLimit : IDisplayable
{
    /// <summary>Makes a limit.</summary>
    /// <param name="window">How long before and after an event.</param>
    /// <param name="kinds">The kinds of events that count, such as <c>FOMC</c>; none for every kind of the calendar.</param>
    /// <exception cref="ArgumentException">A kind is blank.</exception>
    public EventLimit(EventWindow window, params IEnumerable<string> kinds)
    {
        Window = window;
        Kinds = [.. Guard.NoNulls(kinds, nameof(kinds)).Select(k => Guard.NotBlank(k, nameof(kinds))).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>How long before and after an event.</summary>
    public EventWindow Window { get; }

    /// <summary>The kinds of events that count, sorted; empty for every kind of the calendar.</summary>
    public ImmutableArray<string> Kinds { get; }

    /// <inheritdoc/>
    public bool Equals(EventLimit? other) => other is not null && Window == other.Window && Kinds.AsSpan().SequenceEqual(other.Kinds.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Window, Kinds.Length);

    /// <summary>The window and the kinds.</summary>
    public override string ToString() => $"{Window} of {(Kinds.IsEmpty ? "any event" : string.Join(", ", Kinds))}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Time without trades around events", ToString())
    {
        Facts =
        [
            new("window", Window.ToString()),
            new("kinds", Kinds.IsEmpty ? "any event" : string.Join(", ", Kinds)),
        ],
    };
}
