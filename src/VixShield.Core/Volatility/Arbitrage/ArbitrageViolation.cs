using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Volatility;

/// <summary>Quotes that together lock in a gain before costs: sell the first at its bid, buy the others at their asks. Made by <see cref="PriceExistence"/>.</summary>
[TypeFormatterSource]
public sealed record ArbitrageViolation : IDisplayable
{
    internal ArbitrageViolation(ArbitrageKind kind, double amount, ImmutableArray<SmileQuote> quotes)
    {
        Kind = kind;
        Amount = amount;
        Quotes = quotes;
    }

    /// <summary>Which arbitrage.</summary>
    public ArbitrageKind Kind { get; }

    /// <summary>By how much, in points before discounting and per option of the first quote; greater than 0.</summary>
    public double Amount { get; }

    /// <summary>The quotes: the one that is too high first (for <see cref="ArbitrageKind.BelowIntrinsic"/> the one that is too low).</summary>
    public ImmutableArray<SmileQuote> Quotes { get; }

    /// <inheritdoc/>
    public bool Equals(ArbitrageViolation? other) =>
        other is not null && Kind == other.Kind && Amount.Equals(other.Amount) && Quotes.AsSpan().SequenceEqual(other.Quotes.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Amount, Quotes.Length);

    /// <summary>Kind, amount and quotes.</summary>
    public override string ToString() => FormattableString.Invariant($"{Kind} of {Amount:G4}: {string.Join(", ", Quotes)}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Arbitrage among quotes", ToString())
    {
        Facts =
        [
            new("kind", Kind),
            new("amount before discounting", Amount, "points"),
        ],
        Tables = [SmileColumns.TableOf("quotes", Quotes)],
    };
}
