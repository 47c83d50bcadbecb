namespace VixShield.Adjustments;

/// <summary>Collects rules; the order of adding is the order of evaluation.</summary>
public sealed class RuleSetBuilder
{
    private readonly List<IAdjustmentRule> _rules = [];

    /// <summary>Adds a rule of any origin.</summary>
    /// <param name="rule">The rule.</param>
    /// <exception cref="ArgumentException">The rule is null, or its name is taken.</exception>
    public RuleSetBuilder Add(IAdjustmentRule rule)
    {
        Guard.NotNull(rule, nameof(rule));
        Guard.NotBlank(rule.Name, nameof(rule));
        if (_rules.Any(r => r.Name == rule.Name))
            throw new ArgumentException($"The set already holds a rule named {rule.Name}.", nameof(rule));
        _rules.Add(rule);
        return this;
    }

    /// <summary>Adds the rule that trims total delta by index futures or synthetic forwards.</summary>
    /// <param name="options">Its options; null for the defaults.</param>
    public RuleSetBuilder TrimDelta(DeltaTrimOptions? options = null) => Add(new DeltaTrimRule(options ?? new DeltaTrimOptions()));

    /// <summary>Adds the rule that rotates VX futures to later contracts at equal point beta.</summary>
    /// <param name="options">Its options; null for the defaults.</param>
    public RuleSetBuilder RotateTenor(TenorRotationOptions? options = null) => Add(new TenorRotationRule(options ?? new TenorRotationOptions()));

    /// <summary>Adds the rule that trims the furthest hedge layer.</summary>
    public RuleSetBuilder TrimFurthestLayer() => Add(new FurthestLayerTrimRule());

    /// <summary>Builds the set.</summary>
    public RuleSet Build() => new([.. _rules]);
}
