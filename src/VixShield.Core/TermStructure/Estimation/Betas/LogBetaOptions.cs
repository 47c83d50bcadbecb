using System.Collections.Immutable;

namespace VixShield.TermStructure;

/// <summary>How log betas are estimated from a history.</summary>
public sealed record LogBetaOptions
{
    /// <summary>The defaults.</summary>
    public static LogBetaOptions Default { get; } = new();

    /// <summary>Maturities, by calendar days from the later session of a move to settlement; at least one. Default <see cref="MaturityBucket.Defaults"/>.</summary>
    public ImmutableArray<MaturityBucket> Buckets
    {
        get;
        init => field = value.IsDefaultOrEmpty ? throw new ArgumentException("Must hold at least one bucket.", nameof(Buckets)) : Guard.NoNulls(value, nameof(Buckets));
    }

    = MaturityBucket.Defaults;

    /// <summary>Standard errors and least number of sessions.</summary>
    public RegressionOptions Regression
    {
        get;
        init => field = Guard.NotNull(value, nameof(Regression));
    }

    = RegressionOptions.Default;

    /// <summary>VIX moves of earlier sessions in the Dimson beta; from 0 to 20. Default 1.</summary>
    public int DimsonLags
    {
        get;
        init => field = Guard.InRange(value, 0, 20, nameof(DimsonLags));
    }

    = 1;

    /// <summary>VIX moves of later sessions in the Dimson beta; from 0 to 20. Default 1.</summary>
    public int DimsonLeads
    {
        get;
        init => field = Guard.InRange(value, 0, 20, nameof(DimsonLeads));
    }

    = 1;

    /// <summary>Sessions after which a move counts half in the exponentially weighted beta; greater than 0, at most 100,000. Default 126.</summary>
    public double HalfLife
    {
        get;
        init => field = Guard.InRange(Guard.PositiveFinite(value, nameof(HalfLife)), 0, 100_000, nameof(HalfLife));
    }

    = 126;

    /// <inheritdoc/>
    public bool Equals(LogBetaOptions? other) => other is not null && Buckets.AsSpan().SequenceEqual(other.Buckets.AsSpan()) && Regression == other.Regression
        && DimsonLags == other.DimsonLags && DimsonLeads == other.DimsonLeads && HalfLife.Equals(other.HalfLife);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Buckets.Length, Buckets[0], Regression, DimsonLags, DimsonLeads, HalfLife);

    /// <summary>The settings.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Buckets.Length} buckets from {Buckets[0]} to {Buckets[^1]}; {Regression}; Dimson with {DimsonLags} lags and {DimsonLeads} leads; half-life {HalfLife:G6} sessions");
}
