namespace VixShield.Adjustments;

/// <summary>How a forward that is bought by one route is sold by another.</summary>
internal enum ParityRoute
{
    /// <summary>Both through options, at two strikes: a box.</summary>
    Box,

    /// <summary>Bought through ES, sold through options.</summary>
    Conversion,

    /// <summary>Bought through options, sold through ES.</summary>
    Reversal,
}
