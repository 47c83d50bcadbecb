using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Risk;

/// <summary>The requirement of one class: legs that can cover each other. Made by the margin.</summary>
[TypeFormatterSource]
public sealed record MarginClass : IDisplayable
{
    internal MarginClass(string name, MarginStatus status, double? withoutLongPremium, double? lowerBound, ImmutableArray<MarginLine> lines)
    {
        Name = name;
        Status = status;
        WithoutLongPremium = withoutLongPremium;
        LowerBound = lowerBound;
        Lines = lines;
    }

    /// <summary>The class in words: root, underlying or contract, with the expiry where each expiry is a class of its own.</summary>
    public string Name { get; }

    /// <summary>What the number stands for.</summary>
    public MarginStatus Status { get; }

    /// <summary>What the class asks beside the premium of its longs, in dollars; null when there is no number.</summary>
    public double? WithoutLongPremium { get; }

    /// <summary>A number below which no allowed grouping comes, in dollars: equal to <see cref="WithoutLongPremium"/> where that is exact; null when there is none.</summary>
    public double? LowerBound { get; }

    /// <summary>The parts in words.</summary>
    public ImmutableArray<MarginLine> Lines { get; }

    /// <inheritdoc/>
    public bool Equals(MarginClass? other) =>
        other is not null && Name == other.Name && Status == other.Status && WithoutLongPremium.Equals(other.WithoutLongPremium)
        && LowerBound.Equals(other.LowerBound) && Lines.AsSpan().SequenceEqual(other.Lines.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Status, WithoutLongPremium, Lines.Length);

    /// <summary>Name, dollars and status.</summary>
    public override string ToString() => WithoutLongPremium is { } dollars ? $"{Name}: {NumberText.Fixed(dollars, 2)} $ ({Status})" : $"{Name}: {Status}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Margin of a class", ToString())
    {
        Facts =
        [
            new("class", Name),
            new("status", Status),
            new("requirement beside long premium", DisplayCell.Fixed(WithoutLongPremium, 2), "$"),
            new("lower bound", DisplayCell.Fixed(LowerBound, 2), "$"),
        ],
        Tables =
        [
            DisplayTable.Of(
                "Parts",
                Lines,
                new("legs", r => r.Legs.IsEmpty ? "all" : string.Join("; ", r.Legs)),
                new("requirement", "$", r => DisplayCell.Fixed(r.Requirement, 2)),
                new("rule", r => r.Rule)),
        ],
    };
}
