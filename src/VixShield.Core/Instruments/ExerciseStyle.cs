namespace VixShield.Instruments;

/// <summary>When an option may be exercised.</summary>
public enum ExerciseStyle
{
    /// <summary>Not an option.</summary>
    None = 0,

    /// <summary>At expiry only.</summary>
    European = 1,

    /// <summary>At any time up to expiry.</summary>
    American = 2,
}
