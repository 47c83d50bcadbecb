namespace VixShield.TermStructure;

/// <summary>Whether a session has a move that the detector measures, and if not, why.</summary>
public enum DecouplingMoveStatus
{
    /// <summary>Nothing was observed: the value of a reading that was never made.</summary>
    None = 0,

    /// <summary>The move was measured.</summary>
    Measured = 1,

    /// <summary>The session is the first: there is nothing before it.</summary>
    FirstSession = 2,

    /// <summary>Sessions before this one are missing, or had no VIX or future or an implausible move, and nothing is derived across them.</summary>
    Gap = 3,

    /// <summary>The settlement is taken at another time of day than the session before: everything restarts here.</summary>
    ClockChange = 4,

    /// <summary>Another physical contract is measured than the session before.</summary>
    Roll = 5,

    /// <summary>Spot VIX is unknown: the session counts as missing.</summary>
    NoVix = 6,

    /// <summary>The price of what is measured is unknown, and the session counts as missing; or its own move is unknown.</summary>
    NoFuture = 7,

    /// <summary>The trailing window holds too few moves or levels for its parameters.</summary>
    TooFewObservations = 8,

    /// <summary>Moves or residuals in the trailing window do not vary, or a line passes through all of them: a residual has no scale.</summary>
    NoScale = 9,

    /// <summary>The log change of VIX or of the future is beyond <see cref="DecouplingDetectorOptions.GreatestLogChange"/>: the session counts as missing.</summary>
    Implausible = 10,
}
