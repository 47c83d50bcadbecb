namespace VixShield.Adjustments;

/// <summary>Options of standing aside. Every number is the user's to set; the defaults are starting points, not advice.</summary>
public sealed record StandAsideOptions
{
    /// <summary>Largest half-spread of a leg held, as a share of its middle, at which trading is not spoken against; from 0 to 10; null to switch it off. Default 0.5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double? MaximumRelativeHalfSpread
    {
        get;
        init => field = value is null ? null : Guard.InRange(value.Value, 0, 10, nameof(MaximumRelativeHalfSpread));
    }

    = 0.5;

    /// <summary>
    /// Half-spread up to which no quote counts as wide, in points; from 0 to 100. Default 0.05: an option that is bid 0 and offered at one or two ticks has a share of 1 and says nothing of the market.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double SmallHalfSpread
    {
        get;
        init => field = Guard.InRange(value, 0, 100, nameof(SmallHalfSpread));
    }

    = 0.05;

    /// <summary>Whether a decoupling reading that is not ready, or not given, speaks against trading. Default false.</summary>
    public bool StandAsideWhenNotReady { get; init; }

    /// <summary>The options.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"half-spread at most {(MaximumRelativeHalfSpread is { } most ? FormattableString.Invariant($"{most:G6} of the middle, {SmallHalfSpread:G6} points free") : "anything")}; reading must be ready {StandAsideWhenNotReady}");
}
