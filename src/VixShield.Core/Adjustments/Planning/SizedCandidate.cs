namespace VixShield.Adjustments;

/// <summary>A candidate at a number of lots, with what it adds to the judged numbers.</summary>
internal sealed record SizedCandidate(string Rule, TradeCandidate Candidate, int Lots, double TotalDelta, double Vega, double Carry, double Cost)
{
    internal int Contracts => Math.Abs(Lots) * Candidate.Unit.Sum(t => Math.Abs(t.Leg.Quantity));
}
