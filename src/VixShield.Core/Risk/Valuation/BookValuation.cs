using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Risk;

/// <summary>A book valued leg by leg in one market. Immutable; the totals do not depend on the order of the positions, to the last bit.</summary>
[TypeFormatterSource]
public sealed partial class BookValuation : IDisplayable
{
    private BookValuation(Book book, MarketSnapshot market, ImmutableArray<LegValuation> legs)
    {
        Book = book;
        Market = market;
        Legs = legs;
        // Sums of doubles depend on their order; a fixed one makes permuted books equal.
        InFixedOrder = legs.Length <= 1 ? legs : [.. legs
            .OrderBy(l => l.Position.Leg.Kind)
            .ThenBy(l => l.Position.Leg.Contract.Symbol, StringComparer.Ordinal)
            .ThenBy(l => l.Position.Leg.ExpiryOrNull)
            .ThenBy(l => (l.Position.Leg as OptionLeg)?.Strike)
            .ThenBy(l => (l.Position.Leg as OptionLeg)?.Right)
            .ThenBy(l => l.Position.Leg.Quantity)];
        Net = FactorExposures.Sum(InFixedOrder.Select(l => l.Exposures));
        Value = InFixedOrder.Sum(l => l.Value);
        Mark = InFixedOrder.Sum(l => l.Mark);
    }

    /// <summary>The book.</summary>
    public Book Book { get; }

    /// <summary>The market.</summary>
    public MarketSnapshot Market { get; }

    /// <summary>The legs in the book's order.</summary>
    public ImmutableArray<LegValuation> Legs { get; }

    /// <summary>Exposures and carry of the whole book; the empty book has none.</summary>
    public FactorExposures Net { get; }

    /// <summary>
    /// Sum over the legs of the sizes of their exposures, factor by factor, and of the parts of their carry: how much there is before long and short cancel. Without signs, so a delta or vega mapped
    /// from it is a size as well, and a total delta of it means nothing. Each position counts, also two that are opposite in one contract.
    /// </summary>
    public FactorExposures Gross => field ??= FactorExposures.Sum(InFixedOrder.Select(l => l.Exposures.Absolute()));

    /// <summary>The legs in an order that does not depend on the book's.</summary>
    internal ImmutableArray<LegValuation> InFixedOrder { get; }

    /// <summary>What the book is worth, in dollars; futures count as 0.</summary>
    public double Value { get; }

    /// <summary>Sum of price times multiplier times quantity, in dollars: differences of it are profit or loss, futures included.</summary>
    public double Mark { get; }

    /// <summary>
    /// Values a book. Legs whose expiry is not after the valuation instant are settled: fixed amounts at their settlement values, without exposures and carry.
    /// </summary>
    /// <param name="book">The book; may be empty.</param>
    /// <param name="market">The market.</param>
    /// <exception cref="MissingDatumException">The market lacks what a leg needs; the message names datum and leg.</exception>
    /// <exception cref="NotSupportedException">A live leg is on a volatility fund other than VXX, UVXY and SVXY, or on a date before it or outside the calendar; is American on something other than a fund share; or is beyond the American engine (rates below 0 with two exercise boundaries).</exception>
    public static BookValuation Of(Book book, MarketSnapshot market)
    {
        Guard.NotNull(book, nameof(book));
        Guard.NotNull(market, nameof(market));
        return new BookValuation(book, market, [.. book.Positions.Select(p => LegPricing.Value(p, market))]);
    }

    /// <summary>Some consecutive legs valued by themselves: the result of valuing them alone, without pricing them again.</summary>
    internal BookValuation Part(int first, int count) => new(Book.OfPositions(Book.Positions.Slice(first, count)), Market, Legs.Slice(first, count));

    /// <summary>Number of legs and the mark.</summary>
    public override string ToString() => FormattableString.Invariant($"{Legs.Length} legs, mark {Mark:G6} $, carry {Net.Carry.Total:G6} $/day");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Book valuation", ToString())
    {
        Facts =
        [
            new("instant", Market.ValuationInstant),
            new("positions", Legs.Length),
            new("value", DisplayCell.Fixed(Value, 2), "$"),
            new("mark", DisplayCell.Fixed(Mark, 2), "$"),
            new("skew delta", SkewDelta, "$/1%"),
            new("vol-of-vol decay", VolOfVolDecay, "$/day"),
            new("carry", Net.Carry.Total, "$/day"),
            new("carry per trading day", Net.Carry.PerTradingDay.Total, "$/trading day"),
        ],
        Tables =
        [
            ExposureTables.Legs("Legs", Legs),
            ExposureTables.Items(Net),
        ],
        Notes = [.. Legs.SelectMany(l => l.Warnings).Select(w => w.Text)],
    };
}
