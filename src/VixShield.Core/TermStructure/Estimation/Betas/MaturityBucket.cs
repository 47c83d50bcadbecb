using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>A range of calendar days to the settlement of a future, both ends included.</summary>
[TypeFormatterSource]
public sealed record MaturityBucket : IDisplayable
{
    /// <summary>Makes a bucket.</summary>
    /// <param name="fromDays">Fewest calendar days; at least 0.</param>
    /// <param name="untilDays">Most calendar days; at least <paramref name="fromDays"/>, at most 3,660.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public MaturityBucket(int fromDays, int untilDays)
    {
        FromDays = Guard.InRange(fromDays, 0, 3660, nameof(fromDays));
        UntilDays = Guard.InRange(untilDays, fromDays, 3660, nameof(untilDays));
    }

    /// <summary>1-3, 4-7, 8-14, 15-21, 22-30, 31-45, 46-75, 76-110 and 111-150 days.</summary>
    public static ImmutableArray<MaturityBucket> Defaults { get; } =
        [new(1, 3), new(4, 7), new(8, 14), new(15, 21), new(22, 30), new(31, 45), new(46, 75), new(76, 110), new(111, 150)];

    /// <summary>Spot VIX: 0 days. Only <see cref="VixFuturesCovariance"/> has observations of it.</summary>
    public static MaturityBucket Spot { get; } = new(0, 0);

    /// <summary>Fewest calendar days.</summary>
    public int FromDays { get; }

    /// <summary>Most calendar days.</summary>
    public int UntilDays { get; }

    /// <summary>Whether a number of days is in the bucket.</summary>
    /// <param name="days">Calendar days to settlement.</param>
    public bool Contains(int days) => days >= FromDays && days <= UntilDays;

    /// <summary>The range, as in <c>15-21 days</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{FromDays}-{UntilDays} days");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Maturity bucket", ToString())
    {
        Facts =
        [
            new("fewest days", FromDays, "days"),
            new("most days", UntilDays, "days"),
        ],
    };
}
