namespace VixShield.TermStructure;

/// <summary>Which price's move is held against the move of VIX.</summary>
public enum DecouplingResidualKind
{
    /// <summary>
    /// The contract that is in front at the close, by its own move. Its beta rises towards settlement, so the line is fitted by maturity, and
    /// the session on which another contract comes to the front is left out.
    /// </summary>
    FrontContract = 0,

    /// <summary>Two contracts around a constant maturity, by the return of what was held. The beta is one number.</summary>
    ConstantMaturity = 1,
}
