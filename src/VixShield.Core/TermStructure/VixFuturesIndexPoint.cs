using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Market;

namespace VixShield.TermStructure;

/// <summary>An S&amp;P VIX futures index at one close. Made by <see cref="VixFuturesIndex"/>.</summary>
[TypeFormatterSource]
public sealed record VixFuturesIndexPoint : IDisplayable
{
    internal VixFuturesIndexPoint(
        VixRollSchedule schedule, ImmutableArray<RolledHolding> holdings, double? contractReturn, double? billReturn, double excessReturn, double? totalReturn)
    {
        Schedule = schedule;
        Holdings = holdings;
        ContractReturn = contractReturn;
        BillReturn = billReturn;
        ExcessReturn = excessReturn;
        TotalReturn = totalReturn;
    }

    /// <summary>The session.</summary>
    public DateOnly Date => Schedule.Date;

    /// <summary>Where the session stands in the roll.</summary>
    public VixRollSchedule Schedule { get; }

    /// <summary>Contracts held from this close on, with weights in percent of contracts and settlements in VIX points.</summary>
    public ImmutableArray<RolledHolding> Holdings { get; }

    /// <summary>
    /// Average settlement of the contracts held, weighted by their numbers: sum(w P) / sum(w), in VIX points. Its change is not a return.
    /// </summary>
    public double ConstantMaturityPrice => Holdings.Sum(holding => holding.Weight * holding.Price) / Holdings.Sum(holding => holding.Weight);

    /// <summary>CDR: return into this session of the contracts held at the close before (0.01 is one percent); null on the first point.</summary>
    public double? ContractReturn { get; }

    /// <summary>TBR: interest of the bill into this session, over its calendar days; null on the first point and without rates.</summary>
    public double? BillReturn { get; }

    /// <summary>ER: level of the excess return index.</summary>
    public double ExcessReturn { get; }

    /// <summary>TR: level of the total return index; null without rates.</summary>
    public double? TotalReturn { get; }

    /// <summary>Whether all parts are equal.</summary>
    /// <param name="other">The other point.</param>
    public bool Equals(VixFuturesIndexPoint? other) => other is not null && Schedule.Equals(other.Schedule) && ContractReturn == other.ContractReturn && BillReturn == other.BillReturn
        && ExcessReturn == other.ExcessReturn && TotalReturn == other.TotalReturn && Holdings.AsSpan().SequenceEqual(other.Holdings.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Date, ExcessReturn, TotalReturn);

    /// <summary>The session and the levels.</summary>
    public override string ToString() => FormattableString.Invariant($"{Date:yyyy-MM-dd} ER {ExcessReturn} TR {TotalReturn}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("VIX futures index at a close", ToString())
    {
        Facts =
        [
            new("date", Date),
            new("excess return index", ExcessReturn),
            new("total return index", TotalReturn),
            new("contract return", DisplayCell.Percent(ContractReturn, 4), "%"),
            new("bill return", DisplayCell.Percent(BillReturn, 4), "%"),
            new("constant-maturity price", ConstantMaturityPrice, "VIX points"),
        ],
        Tables =
        [
            DisplayTable.Of(
                "holdings",
                Holdings,
                new("contract", r => r.Expiry.ToString()),
                new("weight", "% of contracts", r => r.Weight),
                new("settlement", "VIX points", r => r.Price)),
        ],
    };
}
