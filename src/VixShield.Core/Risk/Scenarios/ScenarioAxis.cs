using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Risk;

/// <summary>One axis of a scenario result: what changes along it, in which unit, and its values.</summary>
[TypeFormatterSource]
public sealed record ScenarioAxis : IDisplayable
{
    internal ScenarioAxis(string name, string unit, ImmutableArray<double> values, ImmutableArray<string> labels = default)
    {
        Name = name;
        Unit = unit;
        Values = values;
        Labels = labels.IsDefault ? [.. values.Select(v => FormattableString.Invariant($"{v:G6}"))] : labels;
    }

    /// <summary>What changes along it.</summary>
    public string Name { get; }

    /// <summary>The unit of the values.</summary>
    public string Unit { get; }

    /// <summary>The values, in the order of the result; numbers from 0 for a list of scenarios.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>The values as text; the names of the scenarios for a list.</summary>
    public ImmutableArray<string> Labels { get; }

    /// <inheritdoc/>
    public bool Equals(ScenarioAxis? other) =>
        other is not null && Name == other.Name && Unit == other.Unit && Values.AsSpan().SequenceEqual(other.Values.AsSpan()) && Labels.AsSpan().SequenceEqual(other.Labels.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Unit, Values.Length);

    /// <summary>Name, unit and number of values.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} ({Unit}): {Values.Length} values");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Scenario axis", ToString())
    {
        Facts =
        [
            new("axis", Name),
            new("unit", Unit),
            new("values", Values.Length),
            new("first", Labels.IsEmpty ? "-" : Labels[0]),
            new("last", Labels.IsEmpty ? "-" : Labels[^1]),
        ],
    };
}
