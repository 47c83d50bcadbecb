using System.Collections.Immutable;

namespace VixShield.Market;

/// <summary>Sessions of spot VIX and VX settlements, by ascending date. Equal when all sessions are.</summary>
public sealed class VixFuturesHistory : IEquatable<VixFuturesHistory>
{
    /// <summary>Makes a history.</summary>
    /// <param name="sessions">The sessions; dates ascend. Days that are missing are gaps, not zero returns.</param>
    /// <exception cref="ArgumentException">A null, or dates that do not ascend.</exception>
    public VixFuturesHistory(IEnumerable<VixFuturesSession> sessions)
    {
        Sessions = [.. Guard.NotNull(sessions, nameof(sessions))];
        for (int i = 0; i < Sessions.Length; i++)
        {
            Guard.NotNull(Sessions[i], nameof(sessions));
            if (i > 0 && Sessions[i].Date <= Sessions[i - 1].Date)
                throw Guard.OutOfRange(nameof(sessions), Sessions[i].Date, FormattableString.Invariant($"Dates must ascend; the one before is {Sessions[i - 1].Date:yyyy-MM-dd}."));
        }
    }

    /// <summary>The sessions by ascending date.</summary>
    public ImmutableArray<VixFuturesSession> Sessions { get; }

    /// <inheritdoc/>
    public bool Equals(VixFuturesHistory? other) => other is not null && Sessions.AsSpan().SequenceEqual(other.Sessions.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as VixFuturesHistory);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Sessions.Length, Sessions.IsEmpty ? null : Sessions[^1]);

    /// <summary>The number of sessions and their range.</summary>
    public override string ToString() => Sessions.IsEmpty
        ? "No sessions"
        : FormattableString.Invariant($"{Sessions.Length} sessions from {Sessions[0].Date:yyyy-MM-dd} to {Sessions[^1].Date:yyyy-MM-dd}");
}
