using System.Globalization;
using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>The regime of one session, with what the next session needs to know. Made by <see cref="VixCurveRegimeRule"/>.</summary>
[TypeFormatterSource]
public sealed record VixCurveRegimeReading : IDisplayable
{
    internal VixCurveRegimeReading(DateOnly date, double? value, VixCurveRegime regime, VixCurveRegime proposed, int proposedSessions)
    {
        Date = date;
        Value = value;
        Regime = regime;
        Proposed = proposed;
        ProposedSessions = proposedSessions;
    }

    /// <summary>The session.</summary>
    public DateOnly Date { get; }

    /// <summary>The measure; null when the session has none.</summary>
    public double? Value { get; }

    /// <summary>The regime.</summary>
    public VixCurveRegime Regime { get; }

    /// <summary>What the values point to; the regime itself, or one that has not held long enough.</summary>
    public VixCurveRegime Proposed { get; }

    /// <summary>For how many sessions in a row they have pointed there; 0 when that is the regime.</summary>
    public int ProposedSessions { get; }

    /// <summary>The reading in words.</summary>
    public string Reason
    {
        get
        {
            string value = Value?.ToString("G4", CultureInfo.InvariantCulture) ?? "no value";
            string proposed = ProposedSessions == 0 ? string.Empty : FormattableString.Invariant($", {Proposed} for {ProposedSessions} sessions");
            return FormattableString.Invariant($"{Date:yyyy-MM-dd} {Regime} ({value}{proposed}).");
        }
    }

    /// <summary>The reason.</summary>
    public override string ToString() => Reason;

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Regime of the VX strip", ToString())
    {
        Facts =
        [
            new("date", Date),
            new("measure", Value),
            new("regime", Regime),
            new("proposed regime", Proposed),
            new("sessions in a row", ProposedSessions),
        ],
    };
}
