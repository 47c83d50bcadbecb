using System.Collections.Immutable;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>A candidate as a column: its unit valued, and who offers it in either direction.</summary>
internal sealed record PlanColumn(TradeCandidate Candidate, ColumnSide Forwards, ColumnSide Backwards, BookValuation Valuation, MappedExposures Exposures, ImmutableArray<double> StressProfits)
{
    /// <summary>Contracts of one lot.</summary>
    internal int Contracts { get; } = Candidate.Unit.Sum(t => Math.Abs(t.Leg.Quantity));

    /// <summary>The trades of one lot in words, which name the column.</summary>
    internal string Name { get; } = string.Join("; ", Candidate.Unit);

    /// <summary>Who offers it, in either direction.</summary>
    internal ImmutableArray<string> Origins { get; } = [.. Forwards.Origins.Concat(Backwards.Origins).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Who offers so many lots.</summary>
    internal ColumnSide SideOf(int lots) => lots > 0 ? Forwards : Backwards;
}
