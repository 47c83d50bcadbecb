using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.TermStructure;

/// <summary>The move of one physical VX contract between two neighbouring sessions, beside that of spot VIX. Made by <see cref="VixFutureMoves"/>.</summary>
[TypeFormatterSource]
public sealed record VixFutureMove : IDisplayable
{
    internal VixFutureMove(int index, int session, DateOnly date, Expiry contract, double logReturn, double vixLogReturn, SettlementClock clock)
    {
        Index = index;
        Session = session;
        Date = date;
        Contract = contract;
        LogReturn = logReturn;
        VixLogReturn = vixLogReturn;
        Clock = clock;
    }

    /// <summary>The later session.</summary>
    public DateOnly Date { get; }

    /// <summary>The contract.</summary>
    public Expiry Contract { get; }

    /// <summary>Calendar days from the later session to the settlement date; at least 1.</summary>
    public int DaysToExpiry => Contract.Date.DayNumber - Date.DayNumber;

    /// <summary>Log return of the contract's settlement.</summary>
    public double LogReturn { get; }

    /// <summary>Log return of spot VIX between the same sessions.</summary>
    public double VixLogReturn { get; }

    /// <summary>When VX settled, in both sessions.</summary>
    public SettlementClock Clock { get; }

    /// <summary>Position of the later session in the history.</summary>
    internal int Index { get; }

    /// <summary>Number of the later session, counted by the calendar from the first of the history.</summary>
    internal int Session { get; }

    /// <summary>Session, contract and both returns.</summary>
    public override string ToString() => FormattableString.Invariant($"{Date:yyyy-MM-dd} {Contract}: {LogReturn:F5}, VIX {VixLogReturn:F5}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Move of a VX contract", ToString())
    {
        Facts =
        [
            new("date", Date),
            new("contract", Contract.ToString()),
            new("time to settlement", DaysToExpiry, "days"),
            new("log return", DisplayCell.Percent(LogReturn), "%"),
            new("log return of spot VIX", DisplayCell.Percent(VixLogReturn), "%"),
            new("settlement clock", Clock),
        ],
    };
}
