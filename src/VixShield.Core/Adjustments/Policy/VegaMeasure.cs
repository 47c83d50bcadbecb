namespace VixShield.Adjustments;

/// <summary>Which vega a band is on. Vegas of different tenors do not add up without saying how.</summary>
public enum VegaMeasure
{
    /// <summary>Dollars per +1 point of spot VIX, all tenors following by their betas; index options, VX futures and VIX options alike.</summary>
    VixEquivalent = 1,

    /// <summary>Dollars per +1 vol point of every index volatility at once; VX futures and VIX options have none.</summary>
    Raw = 2,
}
