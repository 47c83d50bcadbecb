using System.Collections.Immutable;
using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Risk;

/// <summary>A book valued leg by leg in one market. Immutable; the totals do not depend on the order of the positions, to the last bit.</summary>
public sealed class BookValuation
{
    private BookValuation(Book book, MarketSnapshot market, ImmutableArray<LegValuation> legs)
    {
        Book = book;
        Market = market;
        Legs = legs;
        // Sums of doubles depend on their order; a fixed one makes permuted books equal.
        InFixedOrder = [.. legs
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

    /// <summary>The legs in an order that does not depend on the book's.</summary>
    internal ImmutableArray<LegValuation> InFixedOrder { get; }

    /// <summary>What the book is worth, in dollars; futures count as 0.</summary>
    public double Value { get; }

    /// <summary>Sum of price times multiplier times quantity, in dollars: differences of it are profit or loss, futures included.</summary>
    public double Mark { get; }

    /// <summary>The hedge layers that occur, ascending.</summary>
    public ImmutableArray<int> Layers => [.. Legs.Where(l => l.Position.Layer is not null).Select(l => l.Position.Layer!.Value).Distinct().Order()];

    /// <summary>The structures that occur, in the book's order.</summary>
    public ImmutableArray<string> Structures => [.. Legs.Where(l => l.Position.Structure is not null).Select(l => l.Position.Structure!).Distinct()];

    /// <summary>
    /// Values a book. Legs whose expiry is not after the valuation instant are settled: fixed amounts at their settlement values, without exposures and carry.
    /// </summary>
    /// <param name="book">The book; may be empty.</param>
    /// <param name="market">The market.</param>
    /// <exception cref="MissingDatumException">The market lacks what a leg needs; the message names datum and leg.</exception>
    /// <exception cref="NotSupportedException">A live leg is on a volatility fund, is American on something other than a fund share, or is beyond the American engine (rates below 0 with two exercise boundaries).</exception>
    public static BookValuation Of(Book book, MarketSnapshot market)
    {
        Guard.NotNull(book, nameof(book));
        Guard.NotNull(market, nameof(market));
        return new BookValuation(book, market, [.. book.Positions.Select(p => LegPricing.Value(p, market))]);
    }

    /// <summary>Exposures and carry of one hedge layer; none when no position is in it.</summary>
    /// <param name="layer">The layer's number.</param>
    public FactorExposures ByLayer(int layer) => SumOf(l => l.Position.Layer == layer);

    /// <summary>Exposures and carry of one structure; none when no position is in it.</summary>
    /// <param name="structure">The structure's name.</param>
    public FactorExposures ByStructure(string structure) => SumOf(l => l.Position.Structure == structure);

    /// <summary>Exposures and carry of the positions of one role.</summary>
    /// <param name="role">The role.</param>
    public FactorExposures ByRole(LegRole role) => SumOf(l => l.Position.Role == role);

    /// <summary>Exposures and carry of the positions that a condition selects.</summary>
    /// <param name="selects">Whether a leg counts.</param>
    public FactorExposures SumOf(Func<LegValuation, bool> selects) =>
        FactorExposures.Sum(InFixedOrder.Where(Guard.NotNull(selects, nameof(selects))).Select(l => l.Exposures));

    /// <summary>Number of legs and the mark.</summary>
    public override string ToString() => FormattableString.Invariant($"{Legs.Length} legs, mark {Mark:G6} $, carry {Net.Carry.Total:G6} $/day");
}
