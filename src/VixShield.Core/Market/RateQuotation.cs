namespace VixShield.Market;

/// <summary>How a short rate is quoted.</summary>
public enum RateQuotation
{
    /// <summary>Simple interest for actual days over 360.</summary>
    MoneyMarket = 1,

    /// <summary>Discount of a bill from its face value, for actual days over 360 (the high discount rate of an auction is one).</summary>
    BankDiscount = 2,
}
