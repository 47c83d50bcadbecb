namespace VixShield.Signals;

/// <summary>What counts as a pivot and as a pair of them.</summary>
public sealed record DivergenceOptions
{
    /// <summary>3 bars on either side, 5 to 60 bars apart.</summary>
    public static DivergenceOptions Default { get; } = new();

    /// <summary>Makes options.</summary>
    /// <param name="left">Bars before a pivot that it must be strictly beyond; from 1 to 100.</param>
    /// <param name="right">Bars after a pivot that it must be beyond or equal to, and after which it is known; from 1 to 100.</param>
    /// <param name="minimumBars">Fewest bars from one pivot to the next; at least 1.</param>
    /// <param name="maximumBars">Most bars from one pivot to the next; at least the fewest and at most 10,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public DivergenceOptions(int left = 3, int right = 3, int minimumBars = 5, int maximumBars = 60)
    {
        Left = Guard.InRange(left, 1, 100, nameof(left));
        Right = Guard.InRange(right, 1, 100, nameof(right));
        MinimumBars = Guard.InRange(minimumBars, 1, 10_000, nameof(minimumBars));
        MaximumBars = Guard.InRange(maximumBars, minimumBars, 10_000, nameof(maximumBars));
    }

    /// <summary>Bars before a pivot that it must be strictly beyond. Default 3.</summary>
    public int Left { get; }

    /// <summary>Bars after a pivot that it must be beyond or equal to. Default 3.</summary>
    public int Right { get; }

    /// <summary>Fewest bars from one pivot to the next. Default 5.</summary>
    public int MinimumBars { get; }

    /// <summary>Most bars from one pivot to the next. Default 60.</summary>
    public int MaximumBars { get; }

    /// <summary>The numbers.</summary>
    public override string ToString() => FormattableString.Invariant($"{Left} bars before, {Right} after, {MinimumBars} to {MaximumBars} apart");
}
