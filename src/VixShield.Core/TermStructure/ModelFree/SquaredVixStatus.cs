namespace VixShield.TermStructure;

/// <summary>Whether E[VIX^2] was replicated, and if not, why.</summary>
public enum SquaredVixStatus
{
    /// <summary>There is a value.</summary>
    Ok = 0,

    /// <summary>The quotes give no strip of options below and above the forward; the strip's own status says why.</summary>
    StripFailed = 1,

    /// <summary>A number on the way is beyond the range of a double.</summary>
    BeyondRange = 2,
}
