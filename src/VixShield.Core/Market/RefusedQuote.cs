namespace VixShield.Market;

/// <summary>A quote that a smile does not use, and why. Made by the chain.</summary>
public sealed record RefusedQuote
{
    internal RefusedQuote(OptionQuote quote, QuoteDefect defect)
    {
        Quote = quote;
        Defect = defect;
    }

    /// <summary>The quote.</summary>
    public OptionQuote Quote { get; }

    /// <summary>The reason.</summary>
    public QuoteDefect Defect { get; }

    /// <summary>The quote and the reason.</summary>
    public override string ToString() => $"{Quote}: {Defect}";
}
