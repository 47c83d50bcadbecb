namespace VixShield.Pricing.Batch;

/// <summary>Asks the kernel for price, delta, gamma, vega, theta, rho, vanna and volga.</summary>
internal readonly struct UsualMembers;
