namespace VixShield.Pricing;

/// <summary>How exactly <see cref="AmericanOption"/> is to price. Each member states the bound its prices were measured to keep.</summary>
public enum AmericanAccuracy
{
    /// <summary>Within 1e-5 of the strike.</summary>
    Fast = 0,

    /// <summary>Within 1e-6 of the strike.</summary>
    Standard = 1,

    /// <summary>Within 1e-7 of the strike.</summary>
    High = 2,
}
