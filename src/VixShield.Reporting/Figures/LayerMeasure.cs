namespace VixShield.Reporting;

/// <summary>Which exposure a chart of hedge layers shows.</summary>
public enum LayerMeasure
{
    /// <summary>Total delta, in dollars per +1 % of the index with VIX following.</summary>
    TotalDelta,

    /// <summary>VIX-equivalent vega, in dollars per VIX point.</summary>
    VixEquivalentVega,
}
