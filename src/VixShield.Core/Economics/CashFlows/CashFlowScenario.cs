using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Economics;

/// <summary>Cash flows that may come about, with the probability that someone gives them. Immutable; equal when all parts are.</summary>
[TypeFormatterSource]
public sealed record CashFlowScenario : IDisplayable
{
    /// <summary>Makes a scenario.</summary>
    /// <param name="name">Its name; not blank.</param>
    /// <param name="probability">Its probability, from 0 to 1: an opinion about the real world, not a price.</param>
    /// <param name="flows">The flows, in any order; may be none.</param>
    /// <exception cref="ArgumentException">The name is blank, the probability out of range, or the flows or one of them null.</exception>
    public CashFlowScenario(string name, double probability, IEnumerable<CashFlow> flows)
    {
        Name = Guard.NotBlank(name, nameof(name));
        Probability = Guard.InRange(probability, 0, 1, nameof(probability));
        Flows = Guard.NoNulls(flows, nameof(flows));
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its probability, from 0 to 1.</summary>
    public double Probability { get; }

    /// <summary>The flows, as given.</summary>
    public ImmutableArray<CashFlow> Flows { get; }

    /// <inheritdoc/>
    public bool Equals(CashFlowScenario? other) =>
        other is not null && Name == other.Name && Probability.Equals(other.Probability) && Flows.AsSpan().SequenceEqual(other.Flows.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Probability, Flows.Length);

    /// <summary>Name, probability and number of flows.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name}: {Flows.Length} flows with probability {Probability}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Cash-flow scenario", ToString())
    {
        Facts =
        [
            new("name", Name),
            new("probability", DisplayCell.Percent(Probability), "%"),
        ],
        Tables =
        [
            DisplayTable.Of(
                "Flows",
                Flows,
                new("date", r => r.Date),
                new("amount", "$", r => DisplayCell.Fixed(r.Amount, 2))),
        ],
    };
}
