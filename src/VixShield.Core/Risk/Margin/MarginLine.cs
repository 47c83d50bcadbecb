using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Risk;

/// <summary>One part of a class's requirement in words: which legs stand together, by which rule, and what they ask. Made by the margin.</summary>
[TypeFormatterSource]
public sealed record MarginLine : IDisplayable
{
    internal MarginLine(string rule, ImmutableArray<string> legs, double? requirement)
    {
        Rule = rule;
        Legs = legs;
        Requirement = requirement;
    }

    /// <summary>The rule in words, such as <c>universal spread: largest loss by intrinsic values</c>.</summary>
    public string Rule { get; }

    /// <summary>Signed contracts and instruments; contracts of one leg can stand in several lines.</summary>
    public ImmutableArray<string> Legs { get; }

    /// <summary>What these legs ask, in dollars, longs' premium apart unless the rule says so; null where a table or range is missing.</summary>
    public double? Requirement { get; }

    /// <inheritdoc/>
    public bool Equals(MarginLine? other) =>
        other is not null && Rule == other.Rule && Legs.AsSpan().SequenceEqual(other.Legs.AsSpan()) && Requirement.Equals(other.Requirement);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rule, Legs.Length, Requirement);

    /// <summary>The legs, the rule and the dollars.</summary>
    public override string ToString() => $"{(Legs.IsEmpty ? "all" : string.Join("; ", Legs))}: {(Requirement is { } dollars ? NumberText.Fixed(dollars, 2) + " $" : "no number")} ({Rule})";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Part of a margin requirement", ToString())
    {
        Facts =
        [
            new("legs", Legs.IsEmpty ? "all" : string.Join("; ", Legs)),
            new("requirement", DisplayCell.Fixed(Requirement, 2), "$"),
            new("rule", Rule),
        ],
    };
}
