namespace VixShield.Risk;

/// <summary>What a reader of a margin requirement should know.</summary>
[Flags]
public enum MarginFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>
    /// A group's premium received exceeds its largest loss, so that its requirement net of credit is below 0: a profit without risk at these prices, or wrong prices.
    /// The number is computed all the same and not raised to 0.
    /// </summary>
    Arbitrage = 1,
}
