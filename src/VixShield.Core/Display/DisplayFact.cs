namespace VixShield.Display;

/// <summary>A named value with its unit. Equal when all three are.</summary>
public sealed record DisplayFact
{
    /// <summary>Makes a fact.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="cell">The value.</param>
    /// <param name="unit">The unit as shown after the value; empty for a text or a pure number.</param>
    /// <exception cref="ArgumentException">The name is blank or the unit null.</exception>
    public DisplayFact(string name, DisplayCell cell, string unit = "")
    {
        Name = Guard.NotBlank(name, nameof(name));
        Cell = cell;
        Unit = Guard.NotNull(unit, nameof(unit));
    }

    /// <summary>What it is.</summary>
    public string Name { get; }

    /// <summary>The value.</summary>
    public DisplayCell Cell { get; }

    /// <summary>The unit; empty for a text or a pure number.</summary>
    public string Unit { get; }

    /// <summary>Name, value and unit.</summary>
    public override string ToString() => Unit.Length == 0 ? $"{Name}: {Cell}" : $"{Name}: {Cell} {Unit}";
}
