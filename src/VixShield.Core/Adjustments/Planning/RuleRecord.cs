using System.Collections.Immutable;

namespace VixShield.Adjustments;

/// <summary>A rule as it was evaluated: its parameters and its finding. Equal when all parts are.</summary>
public sealed record RuleRecord
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
}
