using VixShield.Display;

namespace VixShield.Instruments;

/// <summary>A range of days to expiry, both ends included. The default value is the single day 0.</summary>
[TypeFormatterSource]
public readonly record struct TenorBucket : IDisplayable
{
    /// <summary>Makes a bucket.</summary>
    /// <param name="minimumDays">Fewest calendar days to expiry; at least 0.</param>
    /// <param name="maximumDays">Most calendar days to expiry; at least the fewest.</param>
    /// <exception cref="ArgumentOutOfRangeException">The days are negative or out of order.</exception>
    public TenorBucket(int minimumDays, int maximumDays)
    {
        MinimumDays = Guard.InRange(minimumDays, 0, 10_000, nameof(minimumDays));
        MaximumDays = Guard.InRange(maximumDays, minimumDays, 10_000, nameof(maximumDays));
    }

    /// <summary>Fewest calendar days to expiry.</summary>
    public int MinimumDays { get; }

    /// <summary>Most calendar days to expiry.</summary>
    public int MaximumDays { get; }

    /// <summary>Whether a number of calendar days lies in the bucket.</summary>
    /// <param name="days">Calendar days to expiry.</param>
    public bool Contains(double days) => days >= MinimumDays && days <= MaximumDays;

    /// <summary>The range, as in <c>20-50 d</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{MinimumDays}-{MaximumDays} d");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Tenor bucket", ToString())
    {
        Facts =
        [
            new("fewest days", MinimumDays, "days"),
            new("most days", MaximumDays, "days"),
        ],
    };
}
