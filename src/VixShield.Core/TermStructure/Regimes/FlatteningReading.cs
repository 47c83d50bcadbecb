using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>Whether the strip flattens in one session. Made by <see cref="FlatteningRule"/>.</summary>
[TypeFormatterSource]
public sealed record FlatteningReading : IDisplayable
{
    internal FlatteningReading(VixCurvePoint point, FlatteningState state, VixCurveChange change, PercentileReading? percentile)
    {
        Date = point.Date;
        Value = point.Value;
        State = state;
        Change = change;
        Percentile = percentile;
    }

    /// <summary>The session.</summary>
    public DateOnly Date { get; }

    /// <summary>The measure; null when the session has none.</summary>
    public double? Value { get; }

    /// <summary>The state.</summary>
    public FlatteningState State { get; }

    /// <summary>The change over the sessions of the rule.</summary>
    public VixCurveChange Change { get; }

    /// <summary>Where the measure stands among earlier sessions; null when the rule does not ask.</summary>
    public PercentileReading? Percentile { get; }

    /// <summary>The reading in words.</summary>
    public string Reason => FormattableString.Invariant($"{Date:yyyy-MM-dd} {State}: measure {(Value is null ? "unknown" : FormattableString.Invariant($"{Value:G4}"))}, change {Change}{(Percentile is null ? "." : $"; {Percentile}")}");

    /// <summary>The reason.</summary>
    public override string ToString() => Reason;

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Flattening of the VX strip", ToString())
    {
        Facts =
        [
            new("date", Date),
            new("state", State),
            new("measure", Value),
            new("change", Change.Value),
            new("status of the change", Change.Status),
            new("percentile", DisplayCell.Percent(Percentile?.Percentile, 1), "%"),
        ],
    };
}
