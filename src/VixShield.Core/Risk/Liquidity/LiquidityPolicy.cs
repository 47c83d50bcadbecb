using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Instruments;

namespace VixShield.Risk;

/// <summary>Limits by days to expiry; of several that hold, the first counts. Equal when the limits are.</summary>
[TypeFormatterSource]
public sealed record LiquidityPolicy : IDisplayable
{
    /// <summary>
    /// 5 % of open interest and 10 % of volume up to 45 days, 2 % and 10 % beyond, where trading is thinner. Assumptions, not estimates: set your own.
    /// </summary>
    public static LiquidityPolicy Default { get; } = new()
    {
        Limits = [new(new TenorBucket(0, 45), 0.05, 0.10), new(new TenorBucket(46, 10_000), 0.02, 0.10)],
    };

    /// <summary>The limits.</summary>
    /// <exception cref="ArgumentException">Not set, or a limit is null.</exception>
    public required ImmutableArray<LiquidityLimit> Limits
    {
        get;
        init => field = Guard.NoNulls(Guard.NotDefault(value, nameof(Limits)), nameof(Limits));
    }

    /// <summary>The limit for a number of days to expiry, or null.</summary>
    /// <param name="days">Calendar days.</param>
    public LiquidityLimit? For(int days)
    {
        foreach (LiquidityLimit limit in Limits)
        {
            if (limit.Days.Contains(days))
                return limit;
        }

        return null;
    }

    /// <inheritdoc/>
    public bool Equals(LiquidityPolicy? other) => other is not null && Limits.AsSpan().SequenceEqual(other.Limits.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (LiquidityLimit limit in Limits)
            hash.Add(limit);
        return hash.ToHashCode();
    }

    /// <summary>The limits.</summary>
    public override string ToString() => string.Join("; ", Limits);

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Limits by liquidity", ToString())
    {
        Tables =
        [
            DisplayTable.Of(
                "",
                Limits,
                new("days to expiry", r => r.Days.ToString()),
                new("share of the open interest", "%", r => DisplayCell.Percent(r.OpenInterestShare)),
                new("share of the day's volume", "%", r => DisplayCell.Percent(r.VolumeShare))),
        ],
    };
}
