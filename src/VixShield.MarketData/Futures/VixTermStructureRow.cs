using System.Collections.Immutable;
using VixShield.Curves;
using VixShield.Display;

namespace VixShield.MarketData;

/// <summary>The VIX and the settlements of the listed monthly contracts on one day. Made by a reader.</summary>
[TypeFormatterSource]
public sealed record VixTermStructureRow : IDisplayable
{
    internal VixTermStructureRow(DateOnly date, double? vix, ImmutableArray<VixFuture> futures)
    {
        Date = date;
        Vix = vix;
        Futures = futures;
    }

    /// <summary>Trade date.</summary>
    public DateOnly Date { get; }

    /// <summary>Close of the index, in VIX points; null when the file has none.</summary>
    public double? Vix { get; }

    /// <summary>Settlements in VIX points, nearest contract first. A contract without a settlement is left out.</summary>
    public ImmutableArray<VixFuture> Futures { get; }

    /// <summary>Whether date, index and contracts are equal.</summary>
    public bool Equals(VixTermStructureRow? other) => other is not null && Date == other.Date && Vix == other.Vix && Futures.AsSpan().SequenceEqual(other.Futures.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Date, Vix, Futures.Length);

    /// <summary>Date, index and how many contracts.</summary>
    public override string ToString() => FormattableString.Invariant($"{Date:yyyy-MM-dd} VIX {Vix}, {Futures.Length} contracts");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("VX settlements of a day", ToString())
    {
        Facts =
        [
            new("date", Date),
            new("VIX", Vix, "VIX points"),
            new("contracts", Futures.Length),
        ],
        Tables =
        [
            DisplayTable.Of(
                "settlements",
                Futures,
                new("expiry", r => r.Expiry.ToString()),
                new("settlement", "VIX points", r => r.Price)),
        ],
    };
}
