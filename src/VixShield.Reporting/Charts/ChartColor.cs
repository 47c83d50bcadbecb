namespace VixShield.Reporting;

/// <summary>Colours that people with the common colour-vision deficiencies tell apart (the palette of Okabe and Ito). Series differ in line or marker as well.</summary>
public enum ChartColor
{
    /// <summary>Grey: what is there for comparison.</summary>
    Grey,

    /// <summary>Blue: before.</summary>
    Blue,

    /// <summary>Vermilion: after.</summary>
    Vermilion,

    /// <summary>Bluish green.</summary>
    Green,

    /// <summary>Reddish purple.</summary>
    Purple,

    /// <summary>Orange.</summary>
    Orange,

    /// <summary>Sky blue.</summary>
    SkyBlue,
}
