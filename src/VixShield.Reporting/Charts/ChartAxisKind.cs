namespace VixShield.Reporting;

/// <summary>What the numbers along an axis are.</summary>
public enum ChartAxisKind
{
    /// <summary>Numbers in the axis's unit.</summary>
    Number,

    /// <summary>Dates: the number of a day is <see cref="DateOnly.DayNumber"/>.</summary>
    Date,

    /// <summary>Places of <see cref="ChartAxis.Categories"/>, from 0.</summary>
    Category,
}
