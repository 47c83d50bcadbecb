namespace VixShield.Signals;

/// <summary>How price and indicator differ between two pivots. The names are those of the field; nothing is said about what follows.</summary>
public enum DivergenceKind
{
    /// <summary>Two lows: the price lower, the indicator higher.</summary>
    RegularBullish = 0,

    /// <summary>Two highs: the price higher, the indicator lower.</summary>
    RegularBearish = 1,

    /// <summary>Two lows: the price higher, the indicator lower.</summary>
    HiddenBullish = 2,

    /// <summary>Two highs: the price lower, the indicator higher.</summary>
    HiddenBearish = 3,
}
