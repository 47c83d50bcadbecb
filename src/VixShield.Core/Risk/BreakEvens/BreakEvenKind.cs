namespace VixShield.Risk;

/// <summary>How profit and loss meets 0 as the index rises.</summary>
public enum BreakEvenKind
{
    /// <summary>From loss to profit.</summary>
    Rising = 1,

    /// <summary>From profit to loss.</summary>
    Falling = 2,

    /// <summary>It touches 0 and turns back, or meets an interval where it is 0.</summary>
    Tangent = 3,
}
