namespace VixShield.Market;

/// <summary>Where a price or a forward comes from. It is carried into every valuation that uses it.</summary>
public enum PriceSource
{
    /// <summary>The exchange's daily settlement.</summary>
    Settlement = 1,

    /// <summary>The middle of bid and ask.</summary>
    Mid = 2,

    /// <summary>Put-call parity of the options of the same expiry.</summary>
    OptionParity = 3,

    /// <summary>Interpolated between neighbouring expiries.</summary>
    Interpolated = 4,
}
