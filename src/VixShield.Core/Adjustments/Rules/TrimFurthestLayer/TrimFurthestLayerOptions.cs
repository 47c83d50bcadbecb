namespace VixShield.Adjustments;

/// <summary>Options of the trim of the furthest layer.</summary>
public sealed record TrimFurthestLayerOptions
{
    /// <summary>Least stressed liquidity coverage: what is available over what the worst scenario of the stress set calls for; from 0 to 100. Default 1.25.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double CoverageTarget
    {
        get;
        init => field = Guard.InRange(value, 0, 100, nameof(CoverageTarget));
    }

    = 1.25;

    /// <summary>
    /// Largest loss in the stress set that the book may have after a sale, in dollars; at least 0. Null for a limit relative to the loss before: <see cref="MaximumStressLossIncrease"/>. Default null.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public double? StressLossLimit
    {
        get;
        init => field = value is null ? null : Guard.NonNegativeFinite(value.Value, nameof(StressLossLimit));
    }

    /// <summary>Where no <see cref="StressLossLimit"/> is set: by which share of itself the loss in the stress set may rise; from 0 to 10. Default 0.10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double MaximumStressLossIncrease
    {
        get;
        init => field = Guard.InRange(value, 0, 10, nameof(MaximumStressLossIncrease));
    }

    = 0.10;

    /// <summary>The options.</summary>
    public override string ToString() => FormattableString.Invariant($"coverage at least {CoverageTarget:G6}, stress loss ")
        + (StressLossLimit is { } limit ? FormattableString.Invariant($"at most {limit:G6} $") : FormattableString.Invariant($"at most {100 * MaximumStressLossIncrease:G6} % above that before"));
}
