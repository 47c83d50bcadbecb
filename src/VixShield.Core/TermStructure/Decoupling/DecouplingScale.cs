namespace VixShield.TermStructure;

/// <summary>Which standard deviation standardises a residual.</summary>
public enum DecouplingScale
{
    /// <summary>Exponentially weighted, of the residuals as they came, each against the line of its own day: it follows the calm and the storm.</summary>
    Ewma = 0,

    /// <summary>That of the trailing window's residuals about its line, every session counting alike.</summary>
    Window = 1,
}
