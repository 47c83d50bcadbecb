namespace VixShield.Serialization;

/// <summary>Whether planning again gives what a stored plan says.</summary>
public enum ReplayStatus
{
    /// <summary>The same bytes.</summary>
    Same = 1,

    /// <summary>Book, market, policy or inputs are not those of the stored plan, or the library is of another version: nothing can be said.</summary>
    OtherInputs = 2,

    /// <summary>The same inputs and version, and another text: another machine class, or a defect.</summary>
    Differs = 3,
}
