namespace VixShield.Adjustments;

/// <summary>What the width of the vega band is a fraction of.</summary>
public enum VegaScale
{
    /// <summary>
    /// Absolute vega at calibration of the short strikes and wings alone, summed over structures, before any hedge; the absolute net vega
    /// of a book that has none.
    /// </summary>
    GrossCondorVega = 1,

    /// <summary>
    /// Absolute net vega at calibration. In a hedged book this can be smaller than one contract, so a percentage of it is noise; it is
    /// used only together with <see cref="VegaBand.MinimumScale"/>.
    /// </summary>
    NetVega = 2,
}
