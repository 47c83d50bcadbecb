using System.Collections.Immutable;
using VixShield.Instruments;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>A candidate as a column: its unit valued, and the rules that offer it.</summary>
internal sealed record PlanColumn(TradeCandidate Candidate, ImmutableArray<string> Origins, BookValuation Valuation, MappedExposures Exposures, ImmutableArray<double> StressProfits)
{
    /// <summary>Contracts of one lot.</summary>
    internal int Contracts { get; } = Candidate.Unit.Sum(t => Math.Abs(t.Leg.Quantity));

    /// <summary>The trades of one lot in words, which name the column.</summary>
    internal string Name { get; } = TextOf(Candidate.Unit);

    internal static string TextOf(ImmutableArray<Trade> unit) => string.Join("; ", unit);
}
