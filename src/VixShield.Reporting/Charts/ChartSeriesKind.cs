namespace VixShield.Reporting;

/// <summary>How a series is drawn.</summary>
public enum ChartSeriesKind
{
    /// <summary>A line through its points; a missing value interrupts it.</summary>
    Line,

    /// <summary>A dashed line.</summary>
    DashedLine,

    /// <summary>A dotted line.</summary>
    DottedLine,

    /// <summary>Points, with their intervals where there are some.</summary>
    Points,

    /// <summary>Bars from 0, with their intervals where there are some.</summary>
    Bars,

    /// <summary>The area between low and high.</summary>
    Area,
}
