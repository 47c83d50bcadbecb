namespace VixShield.Testing;

/// <summary>What came of a law.</summary>
public enum LawStatus
{
    /// <summary>No generated case broke it.</summary>
    Holds = 0,

    /// <summary>A case breaks it, or the code under test threw an exception that the law does not allow.</summary>
    Broken = 1,

    /// <summary>It was left out on purpose, with a reason.</summary>
    LeftOut = 2,

    /// <summary>It was not run to the end, because it was cancelled.</summary>
    Cancelled = 3,
}
