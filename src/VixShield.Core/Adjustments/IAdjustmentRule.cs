using System.Collections.Immutable;

namespace VixShield.Adjustments;

/// <summary>
/// A rule looks at a book in a market, says what it found and offers trades. Evaluation is pure: the same context gives the same outcome.
/// </summary>
public interface IAdjustmentRule
{
    /// <summary>The rule's name, unique in a rule set.</summary>
    string Name { get; }

    /// <summary>Its parameters in flat form.</summary>
    ImmutableArray<RuleParameter> Parameters { get; }

    /// <summary>Evaluates the rule.</summary>
    /// <param name="context">Book, market, policy and readings.</param>
    /// <returns>The finding, with <see cref="RuleStatus.MissingData"/> rather than an exception where a datum is missing.</returns>
    RuleOutcome Evaluate(in RuleContext context);
}
