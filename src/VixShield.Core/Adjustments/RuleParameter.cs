using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>A parameter of a rule in flat form, for front ends and records.</summary>
[TypeFormatterSource]
public sealed record RuleParameter : IDisplayable
{
    /// <summary>Makes a parameter.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value; finite; a switch is 0 or 1.</param>
    /// <param name="unit">Its unit, in words.</param>
    /// <exception cref="ArgumentException">A text is blank, or the value is not finite.</exception>
    public RuleParameter(string name, double value, string unit)
    {
        Name = Guard.NotBlank(name, nameof(name));
        Value = Guard.Finite(value, nameof(value));
        Unit = Guard.NotBlank(unit, nameof(unit));
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its value; a switch is 0 or 1.</summary>
    public double Value { get; }

    /// <summary>Its unit, in words.</summary>
    public string Unit { get; }

    /// <summary>Name, value and unit.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} = {Value} {Unit}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Rule parameter", ToString())
    {
        Facts =
        [
            new("name", Name),
            new("value", Value),
            new("unit", Unit),
        ],
    };

    internal static DisplayTable Table(IEnumerable<RuleParameter> parameters) =>
        DisplayTable.Of("Parameters", parameters, new("parameter", p => p.Name), new("value", p => p.Value), new("unit", p => p.Unit));
}
