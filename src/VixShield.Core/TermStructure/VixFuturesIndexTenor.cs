namespace VixShield.TermStructure;

/// <summary>Which of the S&amp;P VIX futures indices.</summary>
public enum VixFuturesIndexTenor
{
    /// <summary>S&amp;P 500 VIX Short-Term Futures: the first and the second month, about 30 days.</summary>
    ShortTerm = 1,

    /// <summary>S&amp;P 500 VIX Mid-Term Futures: the fourth to the seventh month, about five months.</summary>
    MidTerm = 2,
}
