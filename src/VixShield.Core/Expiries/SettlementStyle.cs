namespace VixShield.Expiries;

/// <summary>When on its date a contract is settled.</summary>
public enum SettlementStyle
{
    /// <summary>Never: shares have no settlement.</summary>
    None = 0,

    /// <summary>At the opening (special opening quotation): 08:30 Chicago time on the expiry date.</summary>
    Am = 1,

    /// <summary>At the close of the session: 15:00 Chicago time, earlier on a shortened session.</summary>
    Pm = 2,
}
