namespace VixShield.Adjustments;

/// <summary>A parameter of a rule in flat form, for front ends and records.</summary>
public sealed record RuleParameter
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
}
