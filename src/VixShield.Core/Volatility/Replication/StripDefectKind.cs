namespace VixShield.Volatility;

/// <summary>What is wrong with a quote that the replication met.</summary>
public enum StripDefectKind
{
    /// <summary>Somebody bids and nobody offers, so there is no middle: the option is left out. It is no zero bid: it ends a run of them.</summary>
    NoAsk = 1,

    /// <summary>The bid is above the ask: the middle is used as it is, because the published rule looks at the bid alone.</summary>
    Crossed = 2,
}
