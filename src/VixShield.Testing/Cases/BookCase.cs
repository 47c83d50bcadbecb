using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Testing;

/// <summary>A book and a market that has a price for every leg of it. Equal when both are.</summary>
/// <param name="Book">The book: condors, hedge layers and single legs, long and short, some of them or none.</param>
/// <param name="Market">The market.</param>
public sealed record BookCase(Book Book, MarketSnapshot Market)
{
    /// <summary>Positions, and the market in a line.</summary>
    public override string ToString() => $"[{string.Join("; ", Book.Positions)}] in {Market}";
}
