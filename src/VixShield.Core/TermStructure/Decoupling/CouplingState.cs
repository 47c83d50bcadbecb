namespace VixShield.TermStructure;

/// <summary>Whether a VX future still follows spot VIX as its history says.</summary>
public enum CouplingState
{
    /// <summary>Too little history, or none that varies: no statement.</summary>
    NotReady = 0,

    /// <summary>The move is within its estimated law.</summary>
    Coupled = 1,

    /// <summary>The part of the move that VIX does not explain is too large for its estimated law.</summary>
    Decoupled = 2,

    /// <summary>The future follows again after an episode. Only the detector says so; it then passes to <see cref="Coupled"/>.</summary>
    Recoupled = 3,
}
