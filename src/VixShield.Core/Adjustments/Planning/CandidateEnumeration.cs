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
    /// <summary>Most combinations judged: a few seconds. Above it sizes are taken in steps.</summary>
    internal const int MaximumCombinations = 100_000;

    private readonly ImmutableArray<ImmutableArray<SizedCandidate>> _choices;

    private CandidateEnumeration(ImmutableArray<ImmutableArray<SizedCandidate>> choices, int step)
    {
        _choices = choices;
        LotStep = step;
    }

    /// <summary>1 when every size is judged; otherwise sizes are the smallest, every so many lots from it, and the largest.</summary>
    internal int LotStep { get; }

    /// <summary>Upper bound of the number of combinations, doing nothing included.</summary>
    internal double Count => _choices.Aggregate(1d, (count, choices) => count * (choices.Length + 1));

    internal static CandidateEnumeration Of(ImmutableArray<RuleOutcome> outcomes, MarketSnapshot market, FactorMap map, GuardrailSet guardrails)
    {
        int step = 1;
        while (CountAt(outcomes, step) > MaximumCombinations && step < Leg.MaximumQuantity)
            step = Math.Max(step + 1, step * 5 / 4);
        var all = ImmutableArray.CreateBuilder<ImmutableArray<SizedCandidate>>();
        foreach (RuleOutcome outcome in outcomes)
        {
            var choices = ImmutableArray.CreateBuilder<SizedCandidate>();
            foreach (TradeCandidate candidate in outcome.Candidates)
            {
                MappedExposures unit = BookValuation.Of(Book.OfLegs(candidate.Unit.Select(t => t.Leg)), market).Net.Map(map);
                foreach (int lots in Sizes(candidate, step))
                {
                    choices.Add(new SizedCandidate(
                        outcome.Rule,
                        candidate,
                        lots,
                        lots * unit.TotalDelta.Mid,
                        lots * guardrails.VegaOf(unit),
                        lots * unit.Carry.Total,
                        Math.Abs(lots) * candidate.CostPerLot));
                }
            }

            all.Add(choices.DrainToImmutable());
        }

        return new CandidateEnumeration(all.DrainToImmutable(), step);
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

    private static double CountAt(ImmutableArray<RuleOutcome> outcomes, int step) =>
        outcomes.Aggregate(1d, (count, outcome) => count * (1 + outcome.Candidates.Sum(c => (double)Sizes(c, step).Count())));

    private static IEnumerable<int> Sizes(TradeCandidate candidate, int step)
    {
        for (long lots = candidate.MinimumLots; lots < candidate.MaximumLots; lots += step)
        {
            if (lots != 0)
                yield return (int)lots;
        }

        yield return candidate.MaximumLots;
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
