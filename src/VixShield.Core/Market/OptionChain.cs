using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Volatility;

namespace VixShield.Market;

/// <summary>
/// The options of one underlying and one expiry: forward, discount factor, quotes, and a smile, which is calibrated to the two-sided out-of-the-money
/// quotes unless volatilities are given. Immutable; equal when the given values are.
/// </summary>
/// <remarks>
/// The calibration runs when the smile is first asked for. A market calibrates all expiries of an underlying together, so that none lies below an earlier one: price with
/// <see cref="MarketSnapshot.SmileFor"/>, not with the smile of a chain alone.
/// </remarks>
[TypeFormatterSource]
public sealed class OptionChain : IEquatable<OptionChain>, IDisplayable
{
    private readonly Lazy<SmileFit?> _fit;
    private readonly Lazy<ImmutableArray<RefusedQuote>> _refused;

    /// <summary>Makes a chain.</summary>
    /// <param name="symbol">Symbol of the underlying, such as SPX or VIX.</param>
    /// <param name="expiry">The expiry; SPX and SPXW of one date differ by its settlement style.</param>
    /// <param name="valuationInstant">The instant of the quotes; before the expiry.</param>
    /// <param name="forward">Forward of the underlying for the expiry, in points; greater than 0.</param>
    /// <param name="forwardSource">Where the forward comes from.</param>
    /// <param name="discountFactor">Value today of 1 paid at the expiry; from above 0 to 1.1.</param>
    /// <param name="quotes">The quotes in any order; none twice.</param>
    /// <param name="volatilities">Volatilities by ascending strike in place of those calibrated to the quotes; empty or null for calibration.</param>
    /// <exception cref="ArgumentException">A value is missing or out of range, a quote occurs twice, or given strikes do not ascend.</exception>
    public OptionChain(
        string symbol,
        Expiry expiry,
        DateTimeOffset valuationInstant,
        double forward,
        PriceSource forwardSource,
        double discountFactor,
        IEnumerable<OptionQuote> quotes,
        IEnumerable<SmileNode>? volatilities = null)
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

        GivenVolatilities = [.. volatilities ?? []];
        GivenSmile = GivenVolatilities.IsEmpty ? null : new InterpolatedSmile(expiry, forward, Years, GivenVolatilities);
        _fit = new Lazy<SmileFit?>(() => GivenSmile is null ? SurfaceCalibration.Fit(ToSmileInput()) : null);
        _refused = new Lazy<ImmutableArray<RefusedQuote>>(() => QuoteScreen.Refused(this));
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

    /// <summary>The volatilities that were given, by ascending strike; empty when the smile is calibrated to the quotes.</summary>
    public ImmutableArray<SmileNode> GivenVolatilities { get; }

    /// <summary>The calibration of this expiry alone, with its diagnostics; null when volatilities were given.</summary>
    public SmileFit? Fit => _fit.Value;

    /// <summary>The smile of this expiry alone: through the given volatilities, or calibrated; null when no quote gives a volatility.</summary>
    public VolatilitySmile? Smile => GivenSmile ?? (VolatilitySmile?)Fit!.Smile;

    /// <summary>Out-of-the-money quotes that the smile does not use, and why.</summary>
    public ImmutableArray<RefusedQuote> RefusedQuotes => _refused.Value;

    internal InterpolatedSmile? GivenSmile { get; }

    /// <summary>Forward and usable quotes (an ask, and no bid above it) before discounting, with the tick of the listed contract of the underlying where there is one.</summary>
    public SmileInput ToSmileInput() => QuoteScreen.ToInput(this);

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
        && Quotes.AsSpan().SequenceEqual(other.Quotes.AsSpan()) && GivenVolatilities.AsSpan().SequenceEqual(other.GivenVolatilities.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OptionChain);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Symbol, Expiry, ValuationInstant, Forward, DiscountFactor, Quotes.Length);

    /// <summary>Symbol, expiry, forward and number of quotes.</summary>
    public override string ToString() => FormattableString.Invariant($"{Symbol} {Expiry}: forward {Forward:G6} ({ForwardSource}), {Quotes.Length} quotes");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Option chain", ToString())
    {
        Facts =
        [
            new("underlying", Symbol),
            new("expiry", Expiry.ToString()),
            new("valuation instant", ValuationInstant),
            new("time to expiry", Years, "years"),
            new("forward", Forward, "points"),
            new("source of the forward", ForwardSource),
            new("discount factor", DiscountFactor),
            new("rate", DisplayCell.Percent(Rate), "%/year"),
            new("quotes", Quotes.Length),
            new("given volatilities", GivenVolatilities.Length),
        ],
        Tables =
        [
            DisplayTable.Of(
                "quotes nearest the forward",
                Quotes.OrderBy(q => Math.Abs(q.Strike - Forward)).Take(DisplayTable.DefaultRows).OrderBy(q => q.Strike),
                new("strike", "points", r => r.Strike),
                new("right", r => r.Right),
                new("bid", "price points", r => r.Bid),
                new("ask", "price points", r => r.Ask),
                new("open interest", "contracts", r => r.OpenInterest),
                new("volume", "contracts", r => r.Volume)),
        ],
    };
}
