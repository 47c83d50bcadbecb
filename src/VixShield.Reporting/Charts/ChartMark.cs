namespace VixShield.Reporting;

/// <summary>A straight line across a chart, with a name: a level of the index, a threshold.</summary>
public sealed record ChartMark
{
    /// <summary>Makes a mark.</summary>
    /// <param name="name">What it is, as shown beside it.</param>
    /// <param name="value">Where it is, in the unit of the axis that it stands on.</param>
    /// <param name="isVertical">Whether it stands on the horizontal axis.</param>
    /// <param name="color">Its colour.</param>
    /// <exception cref="ArgumentException">A blank name or a value that is not finite.</exception>
    public ChartMark(string name, double value, bool isVertical, ChartColor color = ChartColor.Grey)
    {
        Name = Check.NotBlank(name, nameof(name));
        Value = Check.Finite(value, nameof(value));
        IsVertical = isVertical;
        Color = color;
    }

    /// <summary>What it is.</summary>
    public string Name { get; }

    /// <summary>Where it is.</summary>
    public double Value { get; }

    /// <summary>Whether it stands on the horizontal axis.</summary>
    public bool IsVertical { get; }

    /// <summary>Its colour.</summary>
    public ChartColor Color { get; }

    /// <summary>Name and place.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name}: {(IsVertical ? "x" : "y")} = {Value:G6}");
}
