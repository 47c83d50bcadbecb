using System.Collections.Immutable;

namespace VixShield.Instruments;

/// <summary>
/// An immutable list of positions. Equal when the positions are equal in the same order; values and Greeks do not depend on the order.
/// </summary>
public sealed class Book : IEquatable<Book>
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

    /// <summary>A book of legs without roles, in the order given.</summary>
    /// <param name="legs">The legs; none gives the empty book.</param>
    /// <exception cref="ArgumentNullException">The list or a leg is null.</exception>
    public static Book OfLegs(params IEnumerable<Leg> legs) => OfPositions(Guard.NotNull(legs, nameof(legs)).Select(leg => new Position(leg)));

    /// <summary>This book with further positions at its end.</summary>
    /// <param name="positions">The positions to add.</param>
    public Book Add(params IEnumerable<Position> positions) => OfPositions(Positions.Concat(Guard.NotNull(positions, nameof(positions))));

    /// <summary>
    /// The book after trades, applied in order. A trade changes the first position of its instrument with the same role, layer and
    /// (where the trade names one) structure; a trade without role and layer changes the only position of its instrument, if there is
    /// exactly one; any other trade opens a position at the end. A position that comes to 0 contracts is removed.
    /// </summary>
    /// <param name="trades">The trades.</param>
    /// <exception cref="ArgumentOutOfRangeException">A position would exceed 1,000,000 contracts.</exception>
    public Book Apply(params ReadOnlySpan<Trade> trades)
    {
        var positions = Positions.ToBuilder();
        foreach (Trade trade in trades)
        {
            Guard.NotNull(trade, nameof(trades));
            int index = Find(positions, trade);
            if (index < 0)
            {
                positions.Add(new Position(trade.Leg, trade.Role, trade.Structure, trade.Layer));
                continue;
            }

            Leg leg = positions[index].Leg;
            int quantity = leg.Quantity + trade.Leg.Quantity;
            if (quantity == 0)
                positions.RemoveAt(index);
            else
                positions[index] = positions[index] with { Leg = leg with { Quantity = quantity } };
        }

        return OfPositions(positions.DrainToImmutable());
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

    private static int Find(ImmutableArray<Position>.Builder positions, Trade trade)
    {
        int only = -1;
        int count = 0;
        for (int i = 0; i < positions.Count; i++)
        {
            Position position = positions[i];
            if (!position.Leg.IsSameInstrument(trade.Leg) || (trade.Structure is not null && trade.Structure != position.Structure))
                continue;
            if (position.Role == trade.Role && position.Layer == trade.Layer)
                return i;
            only = i;
            count++;
        }

        return trade.Role == LegRole.Unassigned && trade.Layer is null && count == 1 ? only : -1;
    }
}
