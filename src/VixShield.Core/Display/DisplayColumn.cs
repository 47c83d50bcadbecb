namespace VixShield.Display;

/// <summary>A column over items of one type: what its head says and what it shows of an item.</summary>
/// <typeparam name="T">The items.</typeparam>
public sealed class DisplayColumn<T>
{
    /// <summary>Makes a column.</summary>
    /// <param name="name">What it shows.</param>
    /// <param name="cell">The cell of an item.</param>
    /// <exception cref="ArgumentException">The name is blank or the function null.</exception>
    public DisplayColumn(string name, Func<T, DisplayCell> cell)
        : this(name, "", cell)
    {
    }

    /// <summary>Makes a column with a unit.</summary>
    /// <param name="name">What it shows.</param>
    /// <param name="unit">The unit of all its cells; empty for texts and pure numbers.</param>
    /// <param name="cell">The cell of an item.</param>
    /// <exception cref="ArgumentException">The name is blank, or unit or function null.</exception>
    public DisplayColumn(string name, string unit, Func<T, DisplayCell> cell)
    {
        Name = Guard.NotBlank(name, nameof(name));
        Unit = Guard.NotNull(unit, nameof(unit));
        Cell = Guard.NotNull(cell, nameof(cell));
    }

    /// <summary>What it shows.</summary>
    public string Name { get; }

    /// <summary>The unit; empty for texts and pure numbers.</summary>
    public string Unit { get; }

    /// <summary>The cell of an item.</summary>
    public Func<T, DisplayCell> Cell { get; }
}
