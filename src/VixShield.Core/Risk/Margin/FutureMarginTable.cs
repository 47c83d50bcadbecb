using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Risk;

/// <summary>
/// Requirements of futures as an exchange or a broker publishes them. Nothing is built in: such numbers change by multiples within weeks, and a book with futures that the
/// table does not have gets a status instead of a number.
/// </summary>
[TypeFormatterSource]
public sealed class FutureMarginTable : IEquatable<FutureMarginTable>, IDisplayable
{
    private FutureMarginTable(ImmutableArray<FutureMarginRow> outrights, ImmutableArray<FutureSpreadRow> spreads)
    {
        Outrights = outrights;
        Spreads = spreads;
    }

    /// <summary>The table without rows.</summary>
    public static FutureMarginTable Empty { get; } = new([], []);

    /// <summary>Requirements of single contracts.</summary>
    public ImmutableArray<FutureMarginRow> Outrights { get; }

    /// <summary>Requirements of calendar spreads; two positions without a row have no relief.</summary>
    public ImmutableArray<FutureSpreadRow> Spreads { get; }

    /// <summary>Makes a table.</summary>
    /// <param name="outrights">Rows of single contracts; none twice.</param>
    /// <param name="spreads">Rows of calendar spreads, none twice; null for none.</param>
    /// <exception cref="ArgumentException">A list or row is null, or a contract and position or expiry has two rows.</exception>
    public static FutureMarginTable Of(IEnumerable<FutureMarginRow> outrights, IEnumerable<FutureSpreadRow>? spreads = null)
    {
        ImmutableArray<FutureMarginRow> rows = Guard.NoNulls(outrights, nameof(outrights));
        ImmutableArray<FutureSpreadRow> pairs = Guard.NoNulls(spreads ?? [], nameof(spreads));
        Once(rows, r => (r.Contract, r.Position, r.Expiry), nameof(outrights));
        Once(pairs, r => (r.Contract, r.Near, r.Far), nameof(spreads));
        return new FutureMarginTable(rows, pairs);
    }

    /// <inheritdoc/>
    public bool Equals(FutureMarginTable? other) =>
        other is not null && Outrights.AsSpan().SequenceEqual(other.Outrights.AsSpan()) && Spreads.AsSpan().SequenceEqual(other.Spreads.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FutureMarginTable);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (FutureMarginRow row in Outrights)
            hash.Add(row);
        foreach (FutureSpreadRow row in Spreads)
            hash.Add(row);
        return hash.ToHashCode();
    }

    /// <summary>The numbers of rows.</summary>
    public override string ToString() => FormattableString.Invariant($"{Outrights.Length} outright and {Spreads.Length} spread rows");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Margin of futures", ToString())
    {
        Tables =
        [
            DisplayTable.Of(
                "Single contracts",
                Outrights,
                new("contract", r => r.Contract),
                new("month position", r => r.Position),
                new("expiry", r => r.Expiry),
                new("requirement", "$ per contract", r => DisplayCell.Fixed(r.Requirement, 2))),
            DisplayTable.Of(
                "Calendar spreads",
                Spreads,
                new("contract", r => r.Contract),
                new("near month", r => r.Near),
                new("far month", r => r.Far),
                new("requirement", "$ per pair", r => DisplayCell.Fixed(r.Requirement, 2))),
        ],
    };

    internal double? OutrightOf(string contract, DateOnly expiry, int? position)
    {
        double? byPosition = null;
        foreach (FutureMarginRow row in Outrights)
        {
            if (row.Contract != contract)
                continue;
            if (row.Expiry == expiry)
                return row.Requirement;
            if (row.Position is not null && row.Position == position)
                byPosition = row.Requirement;
        }

        return byPosition;
    }

    internal double? SpreadOf(string contract, int? one, int? other)
    {
        foreach (FutureSpreadRow row in Spreads)
        {
            if (row.Contract == contract && ((row.Near == one && row.Far == other) || (row.Near == other && row.Far == one)))
                return row.Requirement;
        }

        return null;
    }

    private static void Once<TRow, TKey>(ImmutableArray<TRow> rows, Func<TRow, TKey> key, string parameter)
    {
        var seen = new HashSet<TKey>();
        foreach (TRow row in rows)
        {
            if (!seen.Add(key(row)))
                throw new ArgumentException($"{row} has another row for the same.", parameter);
        }
    }
}
