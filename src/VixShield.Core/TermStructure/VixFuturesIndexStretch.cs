using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>An unbroken run of an index, from its own base to where the data break off. Made by <see cref="VixFuturesIndex"/>.</summary>
[TypeFormatterSource]
public sealed class VixFuturesIndexStretch : IDisplayable
{
    internal VixFuturesIndexStretch(VixFuturesIndexTenor tenor, ImmutableArray<VixFuturesIndexPoint> points, string endReason)
    {
        Tenor = tenor;
        Points = points;
        EndReason = endReason;
    }

    /// <summary>The index.</summary>
    public VixFuturesIndexTenor Tenor { get; }

    /// <summary>Consecutive sessions; at least one, of which the first has the base levels.</summary>
    public ImmutableArray<VixFuturesIndexPoint> Points { get; }

    /// <summary>Why the stretch ends where it does: a gap, a contract without a settlement, a missing rate, or the end of the history.</summary>
    public string EndReason { get; }

    /// <summary>The index, its range, and why it ends.</summary>
    public override string ToString() => FormattableString.Invariant($"{Tenor}: {Points.Length} sessions from {Points[0].Date:yyyy-MM-dd} to {Points[^1].Date:yyyy-MM-dd}; {EndReason}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("VIX futures index", ToString())
    {
        Facts =
        [
            new("index", Tenor),
            new("sessions", Points.Length),
            new("first", Points[0].Date),
            new("last", Points[^1].Date),
            new("end", EndReason),
        ],
        Tables =
        [
            DisplayTable.OfLast(
                "sessions",
                Points,
                new("date", r => r.Date),
                new("excess return index", r => r.ExcessReturn),
                new("total return index", r => r.TotalReturn),
                new("contract return", "%", r => DisplayCell.Percent(r.ContractReturn, 4)),
                new("constant-maturity price", "VIX points", r => r.ConstantMaturityPrice)),
        ],
    };
}
