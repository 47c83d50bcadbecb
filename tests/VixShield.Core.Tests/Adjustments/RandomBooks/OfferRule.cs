using System.Collections.Immutable;
using VixShield.Adjustments;

namespace VixShield.Tests.Adjustments.RandomBooks;

/// <summary>A rule that always offers the same trades.</summary>
internal sealed class OfferRule(string name, IEnumerable<OfferedTrade> offers) : IAdjustmentRule
{
    public string Name => name;

    public ImmutableArray<RuleParameter> Parameters => [];

    public RuleOutcome Evaluate(in RuleContext context)
    {
        RuleContext c = context;
        return new RuleOutcome(name, RuleStatus.Triggered, null, null, "Always.", offers.Select(o => new TradeCandidate(o.Label, o.Unit, o.Fewest, o.Most, c.CostOf(o.Unit))));
    }

    internal static AdjustmentPlanner Planner(RandomBook book) => new(book.Policy, new RuleSetBuilder().Add(new OfferRule("Offers", book.Offers)).Build());
}
