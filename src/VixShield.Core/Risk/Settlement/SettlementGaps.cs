using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Risk;

/// <summary>Quantiles of the gap between a last price and a settlement in the morning, and where they come from. Equal when all parts are.</summary>
[TypeFormatterSource]
public sealed record SettlementGaps : IDisplayable
{
    /// <summary>Makes a set.</summary>
    /// <param name="symbol">Symbol of the underlying: SPX, VIX.</param>
    /// <param name="origin">Where the quantiles come from, in words: data, years, number of gaps, and what they stand for.</param>
    /// <param name="quantiles">At least one; probabilities ascend, moves do not descend and are within 5 either way.</param>
    /// <exception cref="ArgumentException">A value is missing or out of range, or the order is broken.</exception>
    public SettlementGaps(string symbol, string origin, IEnumerable<SettlementGap> quantiles)
    {
        Symbol = Guard.NotBlank(symbol, nameof(symbol));
        Origin = Guard.NotBlank(origin, nameof(origin));
        Quantiles = [.. Guard.NotNull(quantiles, nameof(quantiles))];
        if (Quantiles.IsEmpty)
            throw new ArgumentException("Must hold at least one quantile.", nameof(quantiles));
        for (int i = 0; i < Quantiles.Length; i++)
        {
            Guard.InRange(Quantiles[i].Probability, 0, 1, nameof(quantiles));
            Guard.InRange(Quantiles[i].LogMove, -5, 5, nameof(quantiles));
            if (Quantiles[i].PointMove is { } points)
                Guard.Finite(points, nameof(quantiles));
            if (i > 0 && (Quantiles[i].Probability <= Quantiles[i - 1].Probability || Quantiles[i].LogMove < Quantiles[i - 1].LogMove))
                throw Guard.OutOfRange(nameof(quantiles), Quantiles[i], $"Probabilities must ascend and moves not descend; the one before is {Quantiles[i - 1]}.");
        }
    }

    /// <summary>Symbol of the underlying.</summary>
    public string Symbol { get; }

    /// <summary>Where the quantiles come from.</summary>
    public string Origin { get; }

    /// <summary>The quantiles by ascending probability.</summary>
    public ImmutableArray<SettlementGap> Quantiles { get; }

    /// <inheritdoc/>
    public bool Equals(SettlementGaps? other) => other is not null && Symbol == other.Symbol && Origin == other.Origin && Quantiles.AsSpan().SequenceEqual(other.Quantiles.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Symbol, Origin, Quantiles.Length);

    /// <summary>Symbol, quantiles and origin.</summary>
    public override string ToString() => $"{Symbol} {string.Join("; ", Quantiles)} ({Origin})";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Settlement gaps", ToString())
    {
        Facts =
        [
            new("symbol", Symbol),
            new("origin", Origin),
        ],
        Tables = [Table(Quantiles)],
    };

    internal static DisplayTable Table(ImmutableArray<SettlementGap> quantiles) => DisplayTable.Of(
        "Quantiles",
        quantiles,
        new("probability", "%", r => DisplayCell.Percent(r.Probability)),
        new("log move", r => DisplayCell.WithSign(r.LogMove, 4)),
        new("point move", "points", r => DisplayCell.WithSign(r.PointMove, 2)));
}
