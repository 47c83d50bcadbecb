using System.Collections.Immutable;
using VixShield.Adjustments;

namespace VixShield.Optimization;

/// <summary>What is known of the least value of a goal.</summary>
internal enum MinimumStatus
{
    /// <summary>The lots have the least value.</summary>
    Proven,

    /// <summary>Lots were found, and the least value is between the bound and theirs.</summary>
    Open,

    /// <summary>No lots keep what must hold.</summary>
    Infeasible,

    /// <summary>No lots were found, and some may exist.</summary>
    Unknown,
}

/// <summary>Lots of the least value that was found, and how low the value can be; over the columns of the goal.</summary>
internal sealed record Minimum(MinimumStatus Status, int[]? Lots, double Value, double Bound)
{
    internal static Minimum Infeasible { get; } = new(MinimumStatus.Infeasible, null, double.PositiveInfinity, double.PositiveInfinity);

    /// <summary>The least value where lots need not be whole; null where that was not reached.</summary>
    internal double? Relaxed { get; init; }

    internal ImmutableArray<ShadowPrice> Prices { get; init; } = [];

    /// <summary>Other lots that keep what must hold, met on the way.</summary>
    internal IReadOnlyList<int[]> Others { get; init; } = [];

    /// <summary>The columns that can be part of lots as good, those first that cost least when they enter.</summary>
    internal int[] Candidates { get; init; } = [];

    internal bool IsFound => Lots is not null;
}
