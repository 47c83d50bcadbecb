using System.Collections.Immutable;
using VixShield.Adjustments;

namespace VixShield.Tests.Testing;

/// <summary>A rule from a function.</summary>
internal sealed class MadeRule(string wrong, Func<RuleContext, RuleOutcome> evaluate) : IAdjustmentRule
{
    /// <summary>What is wrong with it.</summary>
    internal string Wrong { get; } = wrong;

    public string Name => "Made";

    public ImmutableArray<RuleParameter> Parameters => [];

    public RuleOutcome Evaluate(in RuleContext context) => evaluate(context);
}
