using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Market;

/// <summary>The quotes of one expiry of one root, for <see cref="ParityForwards"/>. Equal when expiry and quotes are.</summary>
[TypeFormatterSource]
public sealed record ParityQuotes : IDisplayable
{
    /// <summary>Takes quotes together.</summary>
    /// <param name="expiry">The expiry; the opening and the closing settlement of one date are two.</param>
    /// <param name="quotes">The quotes in any order; none twice.</param>
    /// <exception cref="ArgumentNullException">An argument or a quote is null.</exception>
    public ParityQuotes(Expiry expiry, IEnumerable<OptionQuote> quotes)
    {
        Expiry = Guard.NotNull(expiry, nameof(expiry));
        Quotes = Guard.NoNulls(quotes, nameof(quotes));
    }

    /// <summary>The expiry.</summary>
    public Expiry Expiry { get; }

    /// <summary>The quotes in the order in which they were given.</summary>
    public ImmutableArray<OptionQuote> Quotes { get; }

    /// <inheritdoc/>
    public bool Equals(ParityQuotes? other) => other is not null && Expiry == other.Expiry && Quotes.AsSpan().SequenceEqual(other.Quotes.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Expiry, Quotes.Length);

    /// <summary>The expiry and the number of quotes.</summary>
    public override string ToString() => FormattableString.Invariant($"{Expiry}: {Quotes.Length} quotes");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Quotes of an expiry", ToString())
    {
        Facts =
        [
            new("expiry", Expiry.ToString()),
            new("quotes", Quotes.Length),
        ],
        Tables =
        [
            DisplayTable.OfLast(
                "quotes",
                Quotes,
                new("strike", "points", r => r.Strike),
                new("right", r => r.Right),
                new("bid", "price points", r => r.Bid),
                new("ask", "price points", r => r.Ask)),
        ],
    };
}
