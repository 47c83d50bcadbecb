using VixShield.Display;

namespace VixShield.Signals;

/// <summary>An indicator on one day in the flat form that rules read. It describes the past of a series and predicts nothing.</summary>
[TypeFormatterSource]
public sealed record SignalReading : IDisplayable
{
    /// <summary>Makes a reading.</summary>
    /// <param name="name">The indicator and what it was run over; not blank.</param>
    /// <param name="parameters">Its lengths as text; may be empty.</param>
    /// <param name="date">The day.</param>
    /// <param name="status">Whether there is a value.</param>
    /// <param name="value">The value: finite when ready, null otherwise.</param>
    /// <param name="previous">The value of the session just before; null when that has none or is missing.</param>
    /// <param name="reason">The state in words; null for the usual ones.</param>
    /// <exception cref="ArgumentException">A text is null or the name blank, the status undefined, or a number not finite or not as the status says.</exception>
    public SignalReading(string name, string parameters, DateOnly date, IndicatorStatus status, double? value = null, double? previous = null, string? reason = null)
    {
        Name = Guard.NotBlank(name, nameof(name));
        Parameters = Guard.NotNull(parameters, nameof(parameters));
        Date = date;
        Status = Guard.Defined(status, nameof(status));
        if ((value is not null) != (status == IndicatorStatus.Ready))
            throw Guard.OutOfRange(nameof(value), value, $"Must be {(status == IndicatorStatus.Ready ? "a number" : "null")} when the status is {status}.");
        Value = value is { } number ? Guard.Finite(number, nameof(value)) : null;
        Previous = previous is { } before ? Guard.Finite(before, nameof(previous)) : null;
        Reason = reason ?? IndicatorText.Reason(status, value, 0);
    }

    /// <summary>The indicator and what it was run over.</summary>
    public string Name { get; }

    /// <summary>Its lengths as text; empty when it has none.</summary>
    public string Parameters { get; }

    /// <summary>The day.</summary>
    public DateOnly Date { get; }

    /// <summary>Whether there is a value.</summary>
    public IndicatorStatus Status { get; }

    /// <summary>The value, in the unit of the indicator; null unless ready.</summary>
    public double? Value { get; }

    /// <summary>The value of the session just before; null when that has none or is missing.</summary>
    public double? Previous { get; }

    /// <summary>The state in words.</summary>
    public string Reason { get; }

    /// <summary>Name, parameters, day and reason.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name}{(Parameters.Length == 0 ? string.Empty : $" ({Parameters})")} on {Date:yyyy-MM-dd}: {Reason}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Indicator on a day", ToString())
    {
        Facts =
        [
            new("indicator", Name),
            new("parameters", Parameters),
            new("date", Date),
            new("status", Status),
            new("value", Value),
            new("previous", Previous),
            new("reason", Reason),
        ],
    };
}
