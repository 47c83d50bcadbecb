namespace VixShield.Market;

/// <summary>Whether a rolled series has a return into a session, and if not, why.</summary>
public enum RolledReturnStatus
{
    /// <summary>There is a return.</summary>
    Ok = 0,

    /// <summary>The history begins here.</summary>
    FirstSession = 1,

    /// <summary>Sessions are missing before this one.</summary>
    Gap = 2,

    /// <summary>The session before has no level, so nothing was held.</summary>
    NothingHeld = 3,

    /// <summary>A contract that was held has no settlement in this session.</summary>
    MissingPrice = 4,

    /// <summary>A contract that was held settled this morning, and its final settlement is not in the history.</summary>
    FinalSettlementUnknown = 5,
}
