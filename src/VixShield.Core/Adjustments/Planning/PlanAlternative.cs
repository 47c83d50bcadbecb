using System.Collections.Immutable;
using VixShield.Instruments;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>Trades and what they do to the book, revalued in full. Equal when trades, cost and verdicts are.</summary>
public sealed record PlanAlternative
{
    internal PlanAlternative(
        string name,
        ImmutableArray<Trade> trades,
        double cost,
        MappedExposures before,
        BookValuation valuationAfter,
        MappedExposures after,
        ImmutableArray<GuardrailVerdict> guardrails,
        ImmutableArray<string> reasons)
    {
        Name = name;
        Trades = trades;
        Cost = cost;
        Before = before;
        ValuationAfter = valuationAfter;
        After = after;
        Guardrails = guardrails;
        Reasons = reasons;
    }

    /// <summary>What it does, such as <c>do nothing</c>.</summary>
    public string Name { get; }

    /// <summary>The trades; empty for doing nothing.</summary>
    public ImmutableArray<Trade> Trades { get; }

    /// <summary>What the trades cost, in dollars: half-spreads, no fees.</summary>
    public double Cost { get; }

    /// <summary>Exposures before the trades.</summary>
    public MappedExposures Before { get; }

    /// <summary>The book after the trades, revalued leg by leg.</summary>
    public BookValuation ValuationAfter { get; }

    /// <summary>Exposures after the trades.</summary>
    public MappedExposures After { get; }

    /// <summary>Every guardrail's verdict on the book after the trades.</summary>
    public ImmutableArray<GuardrailVerdict> Guardrails { get; }

    /// <summary>The rules whose candidates it uses, with sizes.</summary>
    public ImmutableArray<string> Reasons { get; }

    /// <summary>Whether every hard guardrail holds.</summary>
    public bool IsFeasible => Guardrails.All(g => g.Severity == GuardrailSeverity.Soft || g.Holds);

    /// <inheritdoc/>
    public bool Equals(PlanAlternative? other) =>
        other is not null && Name == other.Name && Cost.Equals(other.Cost) && Trades.AsSpan().SequenceEqual(other.Trades.AsSpan())
        && Guardrails.AsSpan().SequenceEqual(other.Guardrails.AsSpan()) && Reasons.AsSpan().SequenceEqual(other.Reasons.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Cost, Trades.Length);

    /// <summary>Name, trades and cost.</summary>
    public override string ToString() => Trades.IsEmpty
        ? Name
        : FormattableString.Invariant($"{Name}: {string.Join("; ", Trades)}; cost {Cost:G6} $");
}
