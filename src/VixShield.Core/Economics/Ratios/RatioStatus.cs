namespace VixShield.Economics;

/// <summary>Whether a ratio has a value.</summary>
public enum RatioStatus
{
    /// <summary>There is a value.</summary>
    Measured = 1,

    /// <summary>The arguments are numbers for which the ratio is not defined; the reason names the condition.</summary>
    Undefined = 2,

    /// <summary>An argument is not a finite number, or the value is beyond the range of doubles.</summary>
    NotFinite = 3,
}
