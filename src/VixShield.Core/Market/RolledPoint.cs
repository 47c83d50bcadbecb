using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Market;

/// <summary>A rolled series at one close. Made by <see cref="RolledSeries"/>.</summary>
[TypeFormatterSource]
public sealed record RolledPoint : IDisplayable
{
    internal RolledPoint(DateOnly date, double level, ImmutableArray<RolledHolding> holdings, double? returnInto, RolledReturnStatus status)
    {
        Date = date;
        Level = level;
        Holdings = holdings;
        ReturnInto = returnInto;
        ReturnStatus = status;
    }

    /// <summary>The session.</summary>
    public DateOnly Date { get; }

    /// <summary>Weighted settlement of the contracts held from this close on, in VIX points. Its change is not a return: the contracts change.</summary>
    public double Level { get; }

    /// <summary>The contracts held from this close on, nearest first.</summary>
    public ImmutableArray<RolledHolding> Holdings { get; }

    /// <summary>
    /// Return into this session (0.01 is one percent) of the contracts held at the close before: value of those contracts now over their value
    /// then, less 1. Null when there is none; <see cref="ReturnStatus"/> says why.
    /// </summary>
    public double? ReturnInto { get; }

    /// <summary>Whether there is a return, and if not, why.</summary>
    public RolledReturnStatus ReturnStatus { get; }

    /// <summary>Whether all parts are equal.</summary>
    /// <param name="other">The other point.</param>
    public bool Equals(RolledPoint? other) => other is not null && Date == other.Date && Level == other.Level && ReturnInto == other.ReturnInto
        && ReturnStatus == other.ReturnStatus && Holdings.AsSpan().SequenceEqual(other.Holdings.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Date, Level, ReturnInto);

    /// <summary>Session, level and return.</summary>
    public override string ToString() => FormattableString.Invariant($"{Date:yyyy-MM-dd} {Level} return {ReturnInto?.ToString("R", System.Globalization.CultureInfo.InvariantCulture) ?? ReturnStatus.ToString()}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Rolled series at a close", ToString())
    {
        Facts =
        [
            new("date", Date),
            new("level", Level, "VIX points"),
            new("return", DisplayCell.Percent(ReturnInto), "%"),
            new("return status", ReturnStatus),
        ],
        Tables =
        [
            DisplayTable.Of(
                "holdings",
                Holdings,
                new("contract", r => r.Expiry.ToString()),
                new("weight", "contracts", r => r.Weight),
                new("settlement", "VIX points", r => r.Price)),
        ],
    };
}
