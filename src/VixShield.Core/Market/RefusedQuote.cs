namespace VixShield.Market;

/// <summary>A quote that gave no volatility to the smile, and why.</summary>
/// <param name="Quote">The quote.</param>
/// <param name="Defect">The reason.</param>
public sealed record RefusedQuote(OptionQuote Quote, QuoteDefect Defect);
