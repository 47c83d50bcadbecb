using VixShield.Display;

namespace VixShield.Market;

/// <summary>A quote that a smile does not use, and why. Made by the chain.</summary>
[TypeFormatterSource]
public sealed record RefusedQuote : IDisplayable
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

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Refused quote", ToString())
    {
        Facts =
        [
            new("strike", Quote.Strike, "points"),
            new("right", Quote.Right),
            new("bid", Quote.Bid, "price points"),
            new("ask", Quote.Ask, "price points"),
            new("defect", Defect),
        ],
    };
}
