using System.Collections.Immutable;

namespace VixShield.Reporting;

/// <summary>An axis: what it shows, in which unit. Equal when all parts are.</summary>
public sealed record ChartAxis
{
    /// <summary>Makes an axis of numbers or dates.</summary>
    /// <param name="name">What it shows.</param>
    /// <param name="unit">The unit; for dates what the days are, such as sessions.</param>
    /// <param name="kind">Numbers or dates.</param>
    /// <exception cref="ArgumentException">A blank text, or a category axis without categories.</exception>
    public ChartAxis(string name, string unit, ChartAxisKind kind = ChartAxisKind.Number)
    {
        Name = Check.NotBlank(name, nameof(name));
        Unit = Check.NotBlank(unit, nameof(unit));
        Kind = kind is ChartAxisKind.Number or ChartAxisKind.Date ? kind : throw new ArgumentException("A category axis is made from its categories.", nameof(kind));
    }

    /// <summary>Makes an axis of categories.</summary>
    /// <param name="name">What the categories are.</param>
    /// <param name="categories">The categories, in order; at least one.</param>
    /// <exception cref="ArgumentException">A blank text or no category.</exception>
    public ChartAxis(string name, IEnumerable<string> categories)
    {
        Name = Check.NotBlank(name, nameof(name));
        Kind = ChartAxisKind.Category;
        ArgumentNullException.ThrowIfNull(categories);
        Categories = [.. categories.Select(c => Check.NotBlank(c, nameof(categories)))];
        if (Categories.IsEmpty)
            throw new ArgumentException("An axis has at least one category.", nameof(categories));
    }

    /// <summary>What it shows.</summary>
    public string Name { get; }

    /// <summary>The unit; empty for categories.</summary>
    public string Unit { get; } = "";

    /// <summary>What its numbers are.</summary>
    public ChartAxisKind Kind { get; }

    /// <summary>The categories in order; empty for numbers and dates.</summary>
    public ImmutableArray<string> Categories { get; } = [];

    /// <summary>Name and unit, as on the chart.</summary>
    public string Label => Unit.Length == 0 ? Name : $"{Name} ({Unit})";

    /// <inheritdoc/>
    public bool Equals(ChartAxis? other) =>
        other is not null && Name == other.Name && Unit == other.Unit && Kind == other.Kind && Categories.AsSpan().SequenceEqual(other.Categories.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Unit, Kind, Categories.Length);

    /// <summary>The label.</summary>
    public override string ToString() => Label;
}
