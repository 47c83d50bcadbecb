using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>Rules in evaluation order. Immutable; made by <see cref="RuleSetBuilder"/>.</summary>
[TypeFormatterSource]
public sealed class RuleSet : IDisplayable
{
    internal RuleSet(ImmutableArray<IAdjustmentRule> rules) => Rules = rules;

    /// <summary>The rules of the library with their defaults, in the order of <see cref="Catalog.Rules"/>.</summary>
    public static RuleSet Default { get; } = new RuleSetBuilder()
        .AddSyntheticDeltaTrim()
        .AddTimeShift()
        .AddTrimFurthestLayer()
        .AddLongForLongSwap()
        .AddWingShift()
        .AddRestoreHedgeBeta()
        .AddMonetiseOverreaction()
        .AddStandAside()
        .AddSecondEngineCalendar()
        .AddConversionReversalScan()
        .Build();

    /// <summary>The rules in evaluation order.</summary>
    public ImmutableArray<IAdjustmentRule> Rules { get; }

    /// <summary>Evaluates every rule, in order.</summary>
    /// <param name="context">Book, market, policy and readings.</param>
    /// <exception cref="ArgumentException">The context is the default value.</exception>
    /// <exception cref="InvalidOperationException">A rule returns nothing, an outcome under another name than its own, or a trade in what has settled.</exception>
    public ImmutableArray<RuleOutcome> Evaluate(in RuleContext context)
    {
        if (context.Valuation is null)
            throw new ArgumentException("The default context holds no book; make one from a valuation.", nameof(context));
        var outcomes = ImmutableArray.CreateBuilder<RuleOutcome>(Rules.Length);
        foreach (IAdjustmentRule rule in Rules)
        {
            RuleOutcome outcome = rule.Evaluate(context) ?? throw new InvalidOperationException($"Rule {rule.Name} returned no outcome.");
            if (outcome.Rule != rule.Name)
                throw new InvalidOperationException($"Rule {rule.Name} returned an outcome of {outcome.Rule}.");
            DateTimeOffset instant = context.Market.ValuationInstant;
            if (outcome.Candidates.SelectMany(c => c.Unit).FirstOrDefault(t => t.Leg.HasExpiredBy(instant)) is { } settled)
                throw new InvalidOperationException($"Rule {rule.Name} offers a trade in {settled.Leg.Name}, which has settled.");
            outcomes.Add(outcome);
        }

        return outcomes.MoveToImmutable();
    }

    /// <summary>The names of the rules.</summary>
    public override string ToString() => string.Join(", ", Rules.Select(r => r.Name));

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Rules in evaluation order", ToString())
    {
        Tables =
        [
            DisplayTable.Of(
                "",
                Rules,
                new("rule", r => r.Name),
                new("parameters", r => string.Join("; ", r.Parameters))),
        ],
    };
}
