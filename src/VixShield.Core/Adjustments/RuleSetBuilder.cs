namespace VixShield.Adjustments;

/// <summary>Collects rules; the order of adding is the order of evaluation. Every rule of the library has its own extension method; a rule of any origin goes through <see cref="Add"/>.</summary>
/// <remarks>Not safe for use by several threads at once; the rule sets that it makes are.</remarks>
public sealed class RuleSetBuilder
{
    private readonly List<IAdjustmentRule> _rules = [];

    /// <summary>Adds a rule of any origin.</summary>
    /// <param name="rule">The rule.</param>
    /// <exception cref="ArgumentException">The rule is null, or its name is taken, by another rule or a guardrail.</exception>
    public RuleSetBuilder Add(IAdjustmentRule rule)
    {
        Guard.NotNull(rule, nameof(rule));
        Guard.NotBlank(rule.Name, nameof(rule));
        if (GuardrailNames.All.Contains(rule.Name))
            throw new ArgumentException($"{rule.Name} is the name of a guardrail.", nameof(rule));
        if (_rules.Any(r => r.Name == rule.Name))
            throw new ArgumentException($"The set already holds a rule named {rule.Name}.", nameof(rule));
        _rules.Add(rule);
        return this;
    }

    /// <summary>Builds the set.</summary>
    public RuleSet Build() => new([.. _rules]);

    /// <summary>The names of the rules so far.</summary>
    public override string ToString() => string.Join(", ", _rules.Select(r => r.Name));
}
