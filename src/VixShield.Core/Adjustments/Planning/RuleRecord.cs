using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>A rule as it was evaluated: its parameters and its finding. Equal when all parts are.</summary>
[TypeFormatterSource]
public sealed record RuleRecord : IDisplayable
{
    internal RuleRecord(ImmutableArray<RuleParameter> parameters, RuleOutcome outcome)
    {
        Parameters = parameters;
        Outcome = outcome;
    }

    /// <summary>The rule's parameters.</summary>
    public ImmutableArray<RuleParameter> Parameters { get; }

    /// <summary>What it found.</summary>
    public RuleOutcome Outcome { get; }

    /// <inheritdoc/>
    public bool Equals(RuleRecord? other) => other is not null && Parameters.AsSpan().SequenceEqual(other.Parameters.AsSpan()) && Outcome == other.Outcome;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Parameters.Length, Outcome);

    /// <summary>The finding.</summary>
    public override string ToString() => Outcome.ToString();

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Rule and its finding", ToString())
    {
        Facts =
        [
            new("rule", Outcome.Rule),
            new("status", Outcome.Status),
            new("measured", Outcome.Measured),
            new("threshold", Outcome.Threshold),
            new("vetoes trading", Outcome.VetoesTrading),
            new("reason", Outcome.Reason),
        ],
        Tables = [RuleParameter.Table(Parameters)],
    };
}
