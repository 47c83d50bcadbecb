using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Instruments;

/// <summary>
/// An immutable list of positions. Equal when the positions are equal in the same order; values and Greeks do not depend on the order.
/// </summary>
[TypeFormatterSource]
public sealed class Book : IEquatable<Book>, IDisplayable
{
    private Book(ImmutableArray<Position> positions) => Positions = positions;

    /// <summary>The book without positions.</summary>
    public static Book Empty { get; } = new([]);

    /// <summary>The positions in the order in which they were added.</summary>
    public ImmutableArray<Position> Positions { get; }

    /// <summary>A book of structures, in the order given.</summary>
    /// <param name="structures">The structures; none gives the empty book.</param>
    /// <exception cref="ArgumentNullException">A structure is null.</exception>
    public static Book Of(params ReadOnlySpan<Structure> structures)
    {
        var positions = ImmutableArray.CreateBuilder<Position>();
        foreach (Structure structure in structures)
            positions.AddRange(Guard.NotNull(structure, nameof(structures)).Positions);
        return OfPositions(positions.DrainToImmutable());
    }

    /// <summary>A book of positions, in the order given.</summary>
    /// <param name="positions">The positions; none gives the empty book.</param>
    /// <exception cref="ArgumentNullException">The list or a position is null.</exception>
    public static Book OfPositions(IEnumerable<Position> positions)
    {
        ImmutableArray<Position> all = [.. Guard.NotNull(positions, nameof(positions))];
        foreach (Position position in all)
            Guard.NotNull(position, nameof(positions));
        return all.IsEmpty ? Empty : new Book(all);
    }

    /// <summary>A book of legs without roles, in the order given: rules about short strikes, wings and hedges find none in it. Structures and positions have roles.</summary>
    /// <param name="legs">The legs; none gives the empty book.</param>
    /// <exception cref="ArgumentNullException">The list or a leg is null.</exception>
    public static Book OfLegs(params IEnumerable<Leg> legs) => OfPositions(Guard.NotNull(legs, nameof(legs)).Select(leg => new Position(leg)));

    /// <summary>This book with further positions at its end.</summary>
    /// <param name="positions">The positions to add.</param>
    /// <exception cref="ArgumentNullException">The list or a position is null.</exception>
    public Book Add(params IEnumerable<Position> positions) => OfPositions(Positions.Concat(Guard.NotNull(positions, nameof(positions))));

    /// <summary>
    /// The book after trades, applied in order. A trade changes the positions of its instrument with the same role, layer and (where the
    /// trade names one) structure: it adds to the first of them, or reduces them one after the other. A trade without role and layer
    /// changes the only position of its instrument, if there is exactly one. What is left opens a position: where the first of them
    /// was, or at the end. A position that comes to 0 contracts is removed.
    /// </summary>
    /// <param name="trades">The trades.</param>
    /// <exception cref="ArgumentOutOfRangeException">A position would exceed 1,000,000 contracts.</exception>
    public Book Apply(params ReadOnlySpan<Trade> trades)
    {
        List<Position> positions = [.. Positions];
        foreach (Trade trade in trades)
            Apply(positions, Guard.NotNull(trade, nameof(trades)));
        return OfPositions(positions);
    }

    /// <inheritdoc/>
    public bool Equals(Book? other) => other is not null && Positions.AsSpan().SequenceEqual(other.Positions.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Book);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (Position position in Positions)
            hash.Add(position);
        return hash.ToHashCode();
    }

    /// <summary>The number of positions.</summary>
    public override string ToString() => FormattableString.Invariant($"Book of {Positions.Length} positions");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Book", ToString())
    {
        Facts =
        [
            new("positions", Positions.Length),
        ],
        Tables = [PositionColumns.TableOf("positions", Positions)],
    };

    private static void Apply(List<Position> positions, Trade trade)
    {
        List<int> matches = Matches(positions, trade);
        if (matches.Count == 0)
        {
            positions.Add(new Position(trade.Leg, trade.Role, trade.Structure, trade.Layer));
            return;
        }

        Position first = positions[matches[0]];
        int left = trade.Leg.Quantity;
        if (Math.Sign(left) == Math.Sign(first.Leg.Quantity))
        {
            positions[matches[0]] = WithQuantity(first, first.Leg.Quantity + left);
            return;
        }

        var closed = new List<int>();
        foreach (int index in matches)
        {
            int held = positions[index].Leg.Quantity;
            if (left == 0 || Math.Sign(held) == Math.Sign(left))
                continue;
            int taken = Math.Sign(left) * Math.Min(Math.Abs(left), Math.Abs(held));
            left -= taken;
            if (held + taken == 0)
                closed.Add(index);
            else
                positions[index] = WithQuantity(positions[index], held + taken);
        }

        if (left != 0)
        {
            // Everything against it is closed; what is left stands where the first position stood.
            positions[matches[0]] = WithQuantity(first, left);
            closed.Remove(matches[0]);
        }

        for (int i = closed.Count - 1; i >= 0; i--)
            positions.RemoveAt(closed[i]);
    }

    private static Position WithQuantity(Position position, int quantity) => position with { Leg = position.Leg with { Quantity = quantity } };

    /// <summary>The positions that a trade changes, by their places.</summary>
    private static List<int> Matches(List<Position> positions, Trade trade)
    {
        var exact = new List<int>();
        var any = new List<int>();
        for (int i = 0; i < positions.Count; i++)
        {
            Position position = positions[i];
            if (!position.Leg.IsSameInstrument(trade.Leg) || (trade.Structure is not null && trade.Structure != position.Structure))
                continue;
            any.Add(i);
            if (position.Role == trade.Role && position.Layer == trade.Layer)
                exact.Add(i);
        }

        return exact.Count > 0 ? exact : trade.Role == LegRole.Unassigned && trade.Layer is null && any.Count == 1 ? any : [];
    }
}
