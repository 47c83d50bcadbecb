using System.Collections.Immutable;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>
/// All combinations of at most one sized candidate of each rule in which no two candidates trade one instrument: such trades would
/// undo each other, or sell one position twice. The three judged numbers are linear in lots, so each candidate is
/// valued once; book-dependent guardrails are judged on the book after the trades.
/// </summary>
internal sealed class CandidateEnumeration
{
    /// <summary>More combinations than this are refused: the answer would come too late to be used.</summary>
    internal const int MaximumCombinations = 500_000;

    private readonly ImmutableArray<ImmutableArray<SizedCandidate>> _choices;

    private CandidateEnumeration(ImmutableArray<ImmutableArray<SizedCandidate>> choices) => _choices = choices;

    /// <summary>Upper bound of the number of combinations, doing nothing included.</summary>
    internal long Count => _choices.Aggregate(1L, (count, choices) => checked(count * (choices.Length + 1)));

    internal static CandidateEnumeration Of(ImmutableArray<RuleOutcome> outcomes, MarketSnapshot market, FactorMap map, GuardrailSet guardrails)
    {
        var all = ImmutableArray.CreateBuilder<ImmutableArray<SizedCandidate>>();
        foreach (RuleOutcome outcome in outcomes)
        {
            var choices = ImmutableArray.CreateBuilder<SizedCandidate>();
            foreach (TradeCandidate candidate in outcome.Candidates)
            {
                MappedExposures unit = BookValuation.Of(Book.OfLegs(candidate.Unit.Select(t => t.Leg)), market).Net.Map(map);
                for (int lots = candidate.MinimumLots; lots <= candidate.MaximumLots; lots++)
                {
                    choices.Add(new SizedCandidate(
                        outcome.Rule,
                        candidate,
                        lots,
                        lots * unit.TotalDelta.Mid,
                        lots * guardrails.VegaOf(unit),
                        lots * unit.Carry.Total,
                        lots * candidate.CostPerLot));
                }
            }

            all.Add(choices.DrainToImmutable());
        }

        return new CandidateEnumeration(all.DrainToImmutable());
    }

    /// <summary>The combinations in a fixed order, doing nothing first; the last rule's choice changes fastest.</summary>
    internal IEnumerable<ImmutableArray<SizedCandidate>> Combinations()
    {
        int[] index = new int[_choices.Length];
        while (true)
        {
            var chosen = ImmutableArray.CreateBuilder<SizedCandidate>();
            for (int rule = 0; rule < index.Length; rule++)
            {
                if (index[rule] > 0)
                    chosen.Add(_choices[rule][index[rule] - 1]);
            }

            if (TradesEachInstrumentOnce(chosen))
                yield return chosen.DrainToImmutable();

            int last = index.Length - 1;
            while (last >= 0 && ++index[last] > _choices[last].Length)
                index[last--] = 0;
            if (last < 0)
                yield break;
        }
    }

    private static bool TradesEachInstrumentOnce(ImmutableArray<SizedCandidate>.Builder chosen)
    {
        for (int i = 1; i < chosen.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (chosen[i].Candidate.Unit.Any(t => chosen[j].Candidate.Unit.Any(u => u.Leg.IsSameInstrument(t.Leg))))
                    return false;
            }
        }

        return true;
    }
}
