namespace VixShield.Volatility;

/// <summary>Whether the expiries of a surface are about one underlying.</summary>
public enum CalendarRule
{
    /// <summary>One underlying, as SPX: total variance at a log-moneyness must not fall with the expiry.</summary>
    OneUnderlying = 1,

    /// <summary>Each expiry on its own future, as VIX options: nothing relates the expiries.</summary>
    SeparateUnderlyings = 2,
}
