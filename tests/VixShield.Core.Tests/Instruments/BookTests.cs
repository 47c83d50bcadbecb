using VixShield.Instruments;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Instruments;

public sealed class BookTests
{
    private static readonly Leg Vx = new FutureLeg { Contract = Contracts.Vx, Expiry = TestExpiries.VixMarch, Quantity = 4 };
    private static readonly Leg Es = new FutureLeg { Contract = Contracts.Es, Expiry = TestExpiries.SpxMarch, Quantity = -2 };

    [Law(Arbitrary = [typeof(Holdings)])]
    public bool Net_quantity_of_every_instrument_is_the_sum_of_positions_and_trades(Book book, Trade[] trades)
    {
        Book after = book.Apply(trades);
        Leg[] legs = [.. book.Positions.Select(p => p.Leg), .. trades.Select(t => t.Leg)];
        return legs.Select(l => l.Name).Distinct().All(name =>
            after.Positions.Where(p => p.Leg.Name == name).Sum(p => p.Leg.Quantity) == legs.Where(l => l.Name == name).Sum(l => l.Quantity));
    }

    [Law(Arbitrary = [typeof(Holdings)])]
    public bool Trades_and_then_their_negatives_leave_every_net_quantity_as_it_was(Book book, Trade[] trades)
    {
        Trade[] undo = [.. trades.Reverse().Select(Negative)];
        return Nets(book.Apply(trades).Apply(undo)).SequenceEqual(Nets(book)) && Nets(book.Apply([.. trades, .. undo])).SequenceEqual(Nets(book));
    }

    [Law(Arbitrary = [typeof(Holdings)])]
    public bool Fully_named_trades_undo_to_the_same_book_when_they_close_nothing(Book book, Trade[] trades)
    {
        // Same instrument, role, layer and structure: merge, so that a trade has one position to meet; then only trade what exists or is new.
        Trade[] named = [.. trades.Where(t => t.Role != LegRole.Unassigned && t.Structure is not null).DistinctBy(Key)];
        Book merged = Book.OfPositions(book.Positions.DistinctBy(p => (p.Leg.Name, p.Role, p.Layer, p.Structure)));
        named = [.. named.Where(t => merged.Positions.All(p => (p.Leg.Name, p.Role, p.Layer, p.Structure) != Key(t) || p.Leg.Quantity != -t.Leg.Quantity))];
        return merged.Apply(named).Apply([.. named.Select(Negative)]).Equals(merged);
    }

    [Law(Arbitrary = [typeof(Holdings)])]
    public bool Applying_all_at_once_is_applying_one_by_one(Book book, Trade[] trades) =>
        book.Apply(trades).Equals(trades.Aggregate(book, (b, t) => b.Apply(t)));

    [Law(Arbitrary = [typeof(Holdings)])]
    public bool Selling_every_position_leaves_the_empty_book(Book book)
    {
        // One position for each instrument, role and layer, so that every sale has one position to meet.
        Book merged = Book.OfPositions(book.Positions.DistinctBy(p => (p.Leg.Name, p.Role, p.Layer)));
        return merged.Apply([.. merged.Positions.Select(p => Negative(new Trade(p.Leg, p.Role, p.Layer, p.Structure)))]).Equals(Book.Empty);
    }

    [Fact]
    public void A_trade_meets_the_first_position_of_its_role_layer_and_structure()
    {
        Book book = Book.OfPositions(
        [
            new(Vx, LegRole.Hedge, "a", 1), new(Vx, LegRole.Hedge, "a", 2), new(Vx, LegRole.Hedge, "b", 2), new(Vx, LegRole.Overlay), new(Es),
        ]);
        Assert.Equal([4, 5, 4, 4, -2], Quantities(new Trade(Vx with { Quantity = 1 }, LegRole.Hedge, 2)));
        Assert.Equal([4, 4, 5, 4, -2], Quantities(new Trade(Vx with { Quantity = 1 }, LegRole.Hedge, 2, "b")));
        Assert.Equal([4, 4, 4, 1, -2], Quantities(new Trade(Vx with { Quantity = -3 }, LegRole.Overlay)));
        // No such layer or structure: opened at the end.
        Assert.Equal([4, 4, 4, 4, -2, 1], Quantities(new Trade(Vx with { Quantity = 1 }, LegRole.Hedge, 3)));
        Assert.Equal([4, 4, 4, 4, -2, 1], Quantities(new Trade(Vx with { Quantity = 1 }, LegRole.Hedge, 2, "c")));
        // Without role and layer: the only position of the instrument, if there is exactly one.
        Assert.Equal([4, 4, 4, 4, -2, 1], Quantities(new Trade(Vx with { Quantity = 1 })));
        Assert.Equal([4, 4, 4, 4, 5], Quantities(new Trade(Es with { Quantity = 7 })));
        // Closing removes; over-closing turns the sign and keeps the place.
        Assert.Equal([4, 4, 4, -2], Quantities(new Trade(Vx with { Quantity = -4 }, LegRole.Hedge, 1)));
        Assert.Equal([-5, 4, 4, 4, -2], Quantities(new Trade(Vx with { Quantity = -9 }, LegRole.Hedge, 1)));
        Assert.Equal([4, 4, 4, 4, -2], book.Positions.Select(p => p.Leg.Quantity));

        int[] Quantities(Trade trade) => [.. book.Apply(trade).Positions.Select(p => p.Leg.Quantity)];
    }

    [Fact]
    public void A_changed_position_keeps_its_role_and_place_and_a_new_one_takes_the_trades()
    {
        Book book = Book.OfPositions([new(Vx, LegRole.Hedge, "ladder", 2)]);
        Assert.Equal(new Position(Vx with { Quantity = 3 }, LegRole.Hedge, "ladder", 2), book.Apply(new Trade(Vx with { Quantity = -1 })).Positions.Single());
        // A trade that names a role or a layer does not fall back on the only position of its instrument.
        Assert.Equal(2, book.Apply(new Trade(Vx, layer: 3)).Positions.Length);
        Assert.Equal(2, book.Apply(new Trade(Vx, LegRole.Overlay)).Positions.Length);
        Assert.Equal(2, book.Apply(new Trade(Vx, structure: "other")).Positions.Length);
        Assert.Equal(new Position(Es, LegRole.Overlay, "trim", 7), book.Apply(new Trade(Es, LegRole.Overlay, 7, "trim")).Positions[^1]);
    }

    [Fact]
    public void A_position_beyond_a_million_contracts_is_refused()
    {
        Book book = Book.OfLegs(Vx with { Quantity = 999_999 });
        Refusal.OfValue("Quantity", 1_000_001, "1,000,000", () => book.Apply(new Trade(Vx with { Quantity = 2 })));
        Assert.Equal(1_000_000, book.Apply(new Trade(Vx with { Quantity = 1 })).Positions[0].Leg.Quantity);
    }

    [Law(Arbitrary = [typeof(Holdings)])]
    public bool Books_are_equal_when_positions_and_order_are(Book book)
    {
        Book copy = Book.OfPositions([.. book.Positions]);
        Book reversed = Book.OfPositions(book.Positions.Reverse());
        return copy.Equals(book) && copy.GetHashCode() == book.GetHashCode() && !book.Equals(null) && !book.Equals((object)"x")
            && reversed.Equals(book) == book.Positions.SequenceEqual(book.Positions.Reverse())
            && !book.Add(new Position(Es)).Equals(book);
    }

    [Fact]
    public void A_book_of_structures_keeps_their_names_and_order()
    {
        IronCondor condor = IronCondor.Create(Contracts.Spxw, TestExpiries.SpxwMarch, 4600, 4700, 5200, 5250, 2, name: "first");
        HedgeLadder ladder = HedgeLadder.Create([new HedgeLayer(1, new TenorBucket(0, 60), 4, Vx)], "second");
        Book book = Book.Of(condor, ladder);
        Assert.Equal(condor.Positions.Concat(ladder.Positions), book.Positions);
        Assert.Equal(["first", "first", "first", "first", "second"], book.Positions.Select(p => p.Structure!));
        Assert.Same(Book.Empty, Book.Of());
        Assert.Same(Book.Empty, Book.OfPositions([]));
        Assert.Equal(book, book.Apply());
    }

    [Fact]
    public void Nulls_are_refused_wherever_they_stand()
    {
        Refusal.OfArgument("structures", () => Book.Of(null!, null!));
        Refusal.OfArgument("positions", () => Book.OfPositions(null!));
        Refusal.OfArgument("positions", () => Book.OfPositions([new Position(Vx), null!]));
        Refusal.OfArgument("positions", () => Book.Empty.Add(new Position(Vx), null!));
        Refusal.OfArgument("trades", () => Book.Empty.Apply(new Trade(Vx), null!));
        Assert.Throws<ArgumentNullException>(() => Book.OfLegs(Vx, null!));
        Refusal.OfArgument("legs", () => Book.OfLegs((IEnumerable<Leg>)null!));
    }

    private static (string, LegRole, int?, string?) Key(Trade trade) => (trade.Leg.Name, trade.Role, trade.Layer, trade.Structure);

    private static Trade Negative(Trade trade) => trade with { Leg = trade.Leg with { Quantity = -trade.Leg.Quantity } };

    private static IEnumerable<(string, int)> Nets(Book book) => book.Positions
        .GroupBy(p => p.Leg.Name, p => p.Leg.Quantity).Select(g => (g.Key, g.Sum())).Where(n => n.Item2 != 0).OrderBy(n => n.Key, StringComparer.Ordinal);
}
