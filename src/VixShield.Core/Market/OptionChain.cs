using System.Collections.Immutable;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Pricing;
using VixShield.Volatility;

namespace VixShield.Market;

/// <summary>
/// The options of one underlying and one expiry: forward, discount factor, quotes, and the smile solved from the middles of the
/// out-of-the-money quotes. Immutable; equal when the given values are.
/// </summary>
public sealed class OptionChain : IEquatable<OptionChain>
{
    /// <summary>Makes a chain and solves its smile.</summary>
    /// <param name="symbol">Symbol of the underlying, such as SPX or VIX.</param>
    /// <param name="expiry">The expiry; SPX and SPXW of one date differ by its settlement style.</param>
    /// <param name="valuationInstant">The instant of the quotes; before the expiry.</param>
    /// <param name="forward">Forward of the underlying for the expiry, in points; greater than 0.</param>
    /// <param name="forwardSource">Where the forward comes from.</param>
    /// <param name="discountFactor">Value today of 1 paid at the expiry; from above 0 to 1.1.</param>
    /// <param name="quotes">The quotes in any order; none twice.</param>
    /// <exception cref="ArgumentException">A value is missing or out of range, or a quote occurs twice.</exception>
    public OptionChain(
        string symbol,
        Expiry expiry,
        DateTimeOffset valuationInstant,
        double forward,
        PriceSource forwardSource,
        double discountFactor,
        IEnumerable<OptionQuote> quotes)
    {
        Symbol = Guard.NotBlank(symbol, nameof(symbol));
        Expiry = Guard.NotNull(expiry, nameof(expiry));
        ValuationInstant = valuationInstant;
        Years = expiry.YearsFrom(valuationInstant);
        if (Years <= 0)
            throw Guard.OutOfRange(nameof(expiry), expiry, FormattableString.Invariant($"Must be after the valuation instant {valuationInstant:yyyy-MM-dd HH:mm zzz}."));
        Forward = Guard.PositiveFinite(forward, nameof(forward));
        ForwardSource = Guard.Defined(forwardSource, nameof(forwardSource));
        // Rates below 0 have occurred; a factor above 1.1 is a mistake in the file.
        DiscountFactor = Guard.InRange(Guard.PositiveFinite(discountFactor, nameof(discountFactor)), double.Epsilon, 1.1, nameof(discountFactor));
        Quotes = [.. Guard.NoNulls(quotes, nameof(quotes)).OrderBy(q => q.Strike).ThenBy(q => q.Right)];
        for (int i = 1; i < Quotes.Length; i++)
        {
            if (Quotes[i].Strike == Quotes[i - 1].Strike && Quotes[i].Right == Quotes[i - 1].Right)
                throw new ArgumentException($"Quote {Quotes[i]} of {symbol} {expiry} occurs twice.", nameof(quotes));
        }

        (Smile, RefusedQuotes) = SolveSmile();
    }

    /// <summary>Symbol of the underlying.</summary>
    public string Symbol { get; }

    /// <summary>The expiry.</summary>
    public Expiry Expiry { get; }

    /// <summary>The instant of the quotes.</summary>
    public DateTimeOffset ValuationInstant { get; }

    /// <summary>Time to the expiry, in years.</summary>
    public double Years { get; }

    /// <summary>Forward of the underlying for the expiry, in points.</summary>
    public double Forward { get; }

    /// <summary>Where the forward comes from.</summary>
    public PriceSource ForwardSource { get; }

    /// <summary>Value today of 1 paid at the expiry.</summary>
    public double DiscountFactor { get; }

    /// <summary>Continuously compounded rate of <see cref="DiscountFactor"/>, per year.</summary>
    public double Rate => -Numerics.ElementaryFunctions.Log(DiscountFactor) / Years;

    /// <summary>The quotes by ascending strike, puts before calls.</summary>
    public ImmutableArray<OptionQuote> Quotes { get; }

    /// <summary>The smile, or null when no quote gives a volatility.</summary>
    public VolatilitySmile? Smile { get; }

    /// <summary>Out-of-the-money quotes that gave no volatility, and why.</summary>
    public ImmutableArray<RefusedQuote> RefusedQuotes { get; }

    /// <summary>The quote of an option, or null.</summary>
    /// <param name="strike">The strike, in points.</param>
    /// <param name="right">Call or put.</param>
    public OptionQuote? QuoteFor(double strike, OptionRight right)
    {
        foreach (OptionQuote quote in Quotes)
        {
            if (quote.Strike == strike && quote.Right == right)
                return quote;
        }

        return null;
    }

    /// <summary>
    /// Half-spread of an option, in price points: its own quote's, or else that of the other right at the strike (put-call parity on
    /// one forward gives both sides the same width); null when neither is quoted, when nobody offers, or when the quote is crossed.
    /// </summary>
    /// <param name="strike">The strike, in points.</param>
    /// <param name="right">Call or put.</param>
    public double? HalfSpreadFor(double strike, OptionRight right)
    {
        OptionQuote? quote = QuoteFor(strike, right) ?? QuoteFor(strike, right == OptionRight.Call ? OptionRight.Put : OptionRight.Call);
        return quote is { Ask: > 0, HalfSpread: >= 0 } ? quote.HalfSpread : null;
    }

    /// <inheritdoc/>
    public bool Equals(OptionChain? other) =>
        other is not null && Symbol == other.Symbol && Expiry == other.Expiry && ValuationInstant == other.ValuationInstant
        && Forward.Equals(other.Forward) && ForwardSource == other.ForwardSource && DiscountFactor.Equals(other.DiscountFactor)
        && Quotes.AsSpan().SequenceEqual(other.Quotes.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OptionChain);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Symbol, Expiry, ValuationInstant, Forward, DiscountFactor, Quotes.Length);

    /// <summary>Symbol, expiry, forward and number of quotes.</summary>
    public override string ToString() => FormattableString.Invariant($"{Symbol} {Expiry}: forward {Forward:G6} ({ForwardSource}), {Quotes.Length} quotes");

    private (VolatilitySmile? Smile, ImmutableArray<RefusedQuote> Refused) SolveSmile()
    {
        var nodes = new List<SmileNode>();
        var refused = ImmutableArray.CreateBuilder<RefusedQuote>();
        foreach (OptionQuote quote in Quotes)
        {
            // One side a strike: the in-the-money side says nothing that parity has not used for the forward.
            if (quote.Right != (quote.Strike < Forward ? OptionRight.Put : OptionRight.Call))
                continue;
            if (quote.Bid == 0)
            {
                refused.Add(new RefusedQuote(quote, QuoteDefect.ZeroBid));
                continue;
            }

            if (quote.Bid > quote.Ask)
            {
                refused.Add(new RefusedQuote(quote, QuoteDefect.Crossed));
                continue;
            }

            ImpliedVolatilityStatus status = Black76.TryImpliedVolatility(
                quote.Mid, Forward, quote.Strike, Years, DiscountFactor, quote.Right, out double volatility);
            if (status == ImpliedVolatilityStatus.Ok)
                nodes.Add(new SmileNode(quote.Strike, volatility));
            else
                refused.Add(new RefusedQuote(quote, status is ImpliedVolatilityStatus.AtMaximum or ImpliedVolatilityStatus.AboveMaximum ? QuoteDefect.AboveMaximum : QuoteDefect.NoTimeValue));
        }

        return (nodes.Count == 0 ? null : new InterpolatedSmile(Expiry, Forward, Years, nodes), refused.DrainToImmutable());
    }
}
