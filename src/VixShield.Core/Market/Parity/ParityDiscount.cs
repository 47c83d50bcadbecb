namespace VixShield.Market;

/// <summary>A discount factor that a fit is to take as it is.</summary>
/// <param name="Factor">Value today of 1 paid at the expiry.</param>
/// <param name="RateStandardError">Standard error of its rate, per year; 0 for one that the caller gave.</param>
/// <param name="Source">Where it comes from.</param>
internal sealed record ParityDiscount(double Factor, double RateStandardError, DiscountSource Source);
