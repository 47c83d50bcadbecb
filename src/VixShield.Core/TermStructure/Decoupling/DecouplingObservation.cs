using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.TermStructure;

/// <summary>
/// One session's spot VIX and VX prices at the settlement, as the detector takes them. The default value says nothing. Values that no
/// price can have are not refused: the detector answers that the session has no move.
/// </summary>
[TypeFormatterSource]
public readonly record struct DecouplingObservation : IDisplayable
{
    /// <summary>The session.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Spot VIX at the time of the settlement, in points; null when it is unknown.</summary>
    public double? Vix { get; init; }

    /// <summary>Settlement of what is measured, in VIX points: the front contract, or the level of the constant maturity. Null when there is none.</summary>
    public double? Future { get; init; }

    /// <summary>
    /// Log change, since the session before, of what was held then. For a front contract it may be null: the change of <see cref="Future"/> is taken while
    /// the contract stays the same. For a constant maturity null means that there is none: the change of a level is no return.
    /// </summary>
    public double? FutureLogChange { get; init; }

    /// <summary>Calendar days to the settlement of what is measured; at least 0, fractions count.</summary>
    public double MaturityDays { get; init; }

    /// <summary>The contract that is measured, or the one that weighs more in a constant maturity; null when it is unknown. A front contract rolls where it changes.</summary>
    public Expiry? Contract { get; init; }

    /// <summary>Business days to the settlement of <see cref="FrontFuture"/>, for the daily roll; null to take 252 of 365 calendar days of a front contract.</summary>
    public double? BusinessDays { get; init; }

    /// <summary>Settlement of the nearest contract VX1, in VIX points, for the measures beside; null where it is not known.</summary>
    public double? FrontFuture { get; init; }

    /// <summary>Settlement of the second contract VX2, in VIX points, for the measures beside; null where it is not known.</summary>
    public double? SecondFuture { get; init; }

    /// <summary>Calendar days between the settlements of VX1 and VX2; null where they are not known.</summary>
    public double? DaysBetween { get; init; }

    /// <summary>The user's own forecast of VIX on the settlement day of VX1, in points; null for none. The detector does not use it.</summary>
    public double? VixForecast { get; init; }

    /// <summary>Session, VIX and future.</summary>
    public override string ToString() => FormattableString.Invariant($"{Date:yyyy-MM-dd} VIX {Text(Vix)}, VX {Text(Future)}, {MaturityDays:G6} days");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Observation of a session", ToString())
    {
        Facts =
        [
            new("date", Date),
            new("spot VIX", Vix, "VIX points"),
            new("future", Future, "VIX points"),
            new("log change of the future", DisplayCell.Percent(FutureLogChange), "%"),
            new("time to settlement", MaturityDays, "days"),
            new("contract", Contract?.ToString() ?? DisplayCell.Missing),
            new("VX1", FrontFuture, "VIX points"),
            new("VX2", SecondFuture, "VIX points"),
            new("between the settlements", DaysBetween, "days"),
            new("forecast of VIX", VixForecast, "VIX points"),
        ],
    };

    private static string Text(double? value) => value is { } number ? FormattableString.Invariant($"{number:G10}") : "unknown";
}
