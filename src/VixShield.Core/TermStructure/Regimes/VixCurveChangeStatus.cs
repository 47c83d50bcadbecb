namespace VixShield.TermStructure;

/// <summary>Whether a measure has a change over some sessions, and if not, why.</summary>
public enum VixCurveChangeStatus
{
    /// <summary>There is a change.</summary>
    Ok = 0,

    /// <summary>The history does not begin early enough.</summary>
    TooShort = 1,

    /// <summary>Sessions are missing on the way.</summary>
    Gap = 2,

    /// <summary>One of the two sessions has no value.</summary>
    MissingValue = 3,

    /// <summary>The ranks passed to other contracts on the way: the difference would be that of labels.</summary>
    Rolled = 4,
}
