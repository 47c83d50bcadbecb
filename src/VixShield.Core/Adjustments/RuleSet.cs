using System.Collections.Immutable;

namespace VixShield.Adjustments;

/// <summary>Rules in evaluation order. Immutable; made by <see cref="RuleSetBuilder"/>.</summary>
public sealed class RuleSet
{
    internal RuleSet(ImmutableArray<IAdjustmentRule> rules) => Rules = rules;

    /// <summary>The three rules of the library with their defaults: delta trim, tenor rotation, trim of the furthest layer.</summary>
    public static RuleSet Default { get; } = new RuleSetBuilder().TrimDelta().RotateTenor().TrimFurthestLayer().Build();

    /// <summary>The rules in evaluation order.</summary>
    public ImmutableArray<IAdjustmentRule> Rules { get; }

    /// <summary>Evaluates every rule, in order.</summary>
    /// <param name="context">Book, market, policy and readings.</param>
    public ImmutableArray<RuleOutcome> Evaluate(in RuleContext context)
    {
        var outcomes = ImmutableArray.CreateBuilder<RuleOutcome>(Rules.Length);
        foreach (IAdjustmentRule rule in Rules)
            outcomes.Add(rule.Evaluate(context));
        return outcomes.MoveToImmutable();
    }
}
