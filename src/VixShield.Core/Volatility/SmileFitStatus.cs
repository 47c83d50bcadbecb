namespace VixShield.Volatility;

/// <summary>What a calibration could do with the quotes of an expiry.</summary>
public enum SmileFitStatus
{
    /// <summary>There is a smile, and prices without arbitrage exist inside all quotes.</summary>
    Ok = 0,

    /// <summary>There is a smile; some quotes allow arbitrage with each other and were set aside.</summary>
    QuotesSetAside = 1,

    /// <summary>There is a smile, but from so few quotes that most of its shape is assumed.</summary>
    FewQuotes = 2,

    /// <summary>No two-sided out-of-the-money quote has a volatility: there is no smile.</summary>
    NoQuotes = 3,
}
