namespace VixShield.Risk;

/// <summary>Whether a leg has numbers for a move of one deviation, and if not, why.</summary>
public enum ExpiryLegStatus
{
    /// <summary>It has.</summary>
    Ok = 0,

    /// <summary>The market has no smile of the underlying for the expiry, so there is no deviation.</summary>
    NoVolatility = 1,

    /// <summary>A fall of one deviation takes nine tenths of the underlying or more.</summary>
    TooWide = 2,

    /// <summary>The leg has no value at the moved underlying.</summary>
    NotValued = 3,
}
