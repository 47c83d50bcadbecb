namespace VixShield.Instruments;

/// <summary>
/// Whether an iron condor is opened for a credit or for a debit. Sources disagree on which of the two is "long", so neither word is used.
/// </summary>
public enum CondorSide
{
    /// <summary>Inner strikes sold, wings bought: it collects a premium and earns when the index stays between the inner strikes.</summary>
    Credit = 1,

    /// <summary>Inner strikes bought, wings sold.</summary>
    Debit = 2,
}
