using FsCheck;
using FsCheck.Fluent;
using VixShield.Adjustments;

namespace VixShield.Testing;

/// <summary>Laws of adjustment rules: what a planner relies on, over generated books, moved markets, readings and policies.</summary>
public static class RuleLaws
{
    /// <summary>
    /// Laws of a rule: the same outcome again and on eight threads, whatever the order of positions; candidates that the market can price, at the cost that the policy says, and that the
    /// book can hold; an answer, and no exception, where the market lacks what it needs. The results of "candidates" and "cost" count the cases in which the rule offers trades: with none, they say nothing. Determinism is
    /// looked at within one run: a rule that asks a clock is not found.
    /// </summary>
    /// <param name="rule">The rule.</param>
    /// <exception cref="ArgumentNullException">There is no rule.</exception>
    public static LawSuite Of(IAdjustmentRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        Arbitrary<RuleCase> cases = Arbitraries.RuleCases();
        return new LawSuite(
            $"rule {rule.Name}",
            [
                Law.Over("description", "the name is the outcome's and does not change; parameters have one name each and a unit", cases, c => RuleConduct.Description(rule, c)),
                Law.Over("determinism", "the same context gives the same outcome, also after another one", cases, c => RuleConduct.Determinism(rule, c)),
                Law.Over("threads", "eight threads at once get the outcome that one gets", cases, c => RuleConduct.Threads(rule, c)),
                Law.Over("order of positions", "the order of positions changes neither the finding nor the trades offered", cases, c => RuleConduct.Order(rule, c)),
                Law.Over("candidates", "of one label: the same instruments; no leg has expired; the market prices every leg; lots are within the policy; the book can hold them", cases, c => RuleCandidates.Sound(rule, c), c => RuleCandidates.Offers(rule, c)),
                Law.Over("cost", "a lot costs what the policy says, in both directions", cases, c => RuleCandidates.Cost(rule, c), c => RuleCandidates.Offers(rule, c)),
                Law.Over("missing data", "without futures, VIX options, most index options or inputs there is an outcome and no exception", cases, c => RuleConduct.MissingData(rule, c)),
                Law.Over("empty book", "a book without positions gives an outcome and no exception", Arb.From(cases.Generator), c => RuleConduct.EmptyBook(rule, c)),
            ]);
    }
}
