namespace VixShield.Market;

/// <summary>By which of its days a source names a monthly VX contract.</summary>
public enum VixContractDateConvention
{
    /// <summary>The final settlement day, as the exchange does: usually a Wednesday.</summary>
    SettlementDay = 1,

    /// <summary>The last day of regular trading, as some vendors do: the session before, usually a Tuesday.</summary>
    LastTradingDay = 2,
}
