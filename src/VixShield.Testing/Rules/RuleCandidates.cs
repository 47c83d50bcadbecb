using VixShield.Adjustments;
using VixShield.Instruments;

namespace VixShield.Testing;

/// <summary>What a planner relies on in the trades of a rule.</summary>
internal static class RuleCandidates
{
    // Dollars and cents of sums in another order.
    private const double Rounding = 1e-9;

    internal static string? Sound(IAdjustmentRule rule, RuleCase c)
    {
        RuleContext context = c.Context();
        RuleOutcome outcome = rule.Outcome(context);
        if (outcome.Candidates.GroupBy(x => x.Label).FirstOrDefault(g => g.Select(Instruments).Distinct().Count() > 1) is { } twice)
            return $"Candidates of one label are sizes of one trade; those called {twice.Key} trade {string.Join(" and ", twice.Select(Instruments).Distinct())}.";
        foreach (TradeCandidate candidate in outcome.Candidates)
        {
            if (candidate.MaximumLots > c.Policy.MaximumLots || candidate.MinimumLots < -c.Policy.MaximumLots)
                return FormattableString.Invariant($"{candidate} is beyond the policy's {c.Policy.MaximumLots} lots.");
            if (candidate.Unit.FirstOrDefault(t => t.Leg is OptionLeg or FutureLeg && Expiry(t.Leg) <= c.Market.ValuationInstant) is { } expired)
                return $"{candidate} trades {expired}, which has expired.";
            if (!double.IsFinite(context.ExposuresOf(candidate.Unit).Carry.Total))
                return $"{candidate} has no finite carry.";
            // Throws where the book cannot hold them; that is an objection as well.
            c.Book.Apply(candidate.TradesFor(candidate.MaximumLots).AsSpan());
            c.Book.Apply(candidate.TradesFor(candidate.MinimumLots).AsSpan());
        }

        return null;
    }

    internal static string? Cost(IAdjustmentRule rule, RuleCase c)
    {
        RuleContext context = c.Context();
        foreach (TradeCandidate candidate in rule.Outcome(context).Candidates)
        {
            double cost = context.CostOf(candidate.Unit);
            if (Math.Abs(cost - candidate.CostPerLot) > Rounding * Math.Max(1, cost))
                return FormattableString.Invariant($"{candidate.Label} says {candidate.CostPerLot:G10} $ a lot; the policy's costs are {cost:G10} $.");
        }

        return null;
    }

    /// <summary>Whether there is a candidate at all.</summary>
    internal static bool Offers(IAdjustmentRule rule, RuleCase c) => rule.Evaluate(c.Context()) is { Candidates.IsEmpty: false };

    private static string Instruments(TradeCandidate candidate) => string.Join(", ", candidate.Unit.Select(t => t.Leg.Name).Order(StringComparer.Ordinal));

    private static DateTimeOffset Expiry(Leg leg) => leg is OptionLeg option ? option.Expiry.Instant : ((FutureLeg)leg).Expiry.Instant;
}
