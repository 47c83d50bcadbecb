namespace VixShield.Pricing;

/// <summary>How exactly <see cref="AmericanOption"/> is to price. Each member states the bound its prices were measured to keep.</summary>
/// <remarks>
/// Bounds are fractions of the strike (of the spot for a call, where that is greater) and were measured over 4,000 random options of one day to three
/// years with volatilities of 5 % to 150 % and rates and yields up to 12 %, and over tables of another implementation. Decades, volatilities
/// of several hundred percent, and a yield just above the rate (for a call: a rate just above the yield) can exceed them tenfold.
/// </remarks>
public enum AmericanAccuracy
{
    /// <summary>Within 1e-5; 2e-6 in most cases.</summary>
    Fast = 0,

    /// <summary>Within 1e-6; 1e-7 in most cases.</summary>
    Standard = 1,

    /// <summary>Within 1e-7, and 3e-7 where the yield exceeds the rate (of a call: the rate the yield) by little; 1e-8 in most cases.</summary>
    High = 2,
}
