using VixShield.Display;

namespace VixShield.Signals;

/// <summary>What a MACD says after a value; all numbers in the unit of the values. The line is ready before the signal. The default value is a reading that is not ready.</summary>
[TypeFormatterSource]
public readonly record struct MacdReading : IDisplayable
{
    internal MacdReading(IndicatorReading fast, IndicatorReading slow, IndicatorReading line, IndicatorReading signal, double? histogram)
    {
        FastAverage = fast.Value;
        SlowAverage = slow.Value;
        LineStatus = line.Status;
        Line = line.Value;
        SignalStatus = signal.Status;
        Signal = signal.Value;
        Histogram = histogram;
        Missing = signal.Missing;
    }

    /// <summary>Whether there is a line.</summary>
    public IndicatorStatus LineStatus { get; }

    /// <summary>Fast average less slow average; null unless ready.</summary>
    public double? Line { get; }

    /// <summary>Whether there are a signal and a histogram.</summary>
    public IndicatorStatus SignalStatus { get; }

    /// <summary>Exponential average of the line; null unless ready.</summary>
    public double? Signal { get; }

    /// <summary>Line less signal; null unless the signal is ready.</summary>
    public double? Histogram { get; }

    /// <summary>The fast average; null when there is none.</summary>
    public double? FastAverage { get; }

    /// <summary>The slow average; null when there is none.</summary>
    public double? SlowAverage { get; }

    /// <summary>How many more values the signal needs; 0 unless it is not ready.</summary>
    public int Missing { get; }

    /// <summary>The state in words. Made at each call.</summary>
    public string Reason => (LineStatus, SignalStatus) switch
    {
        (IndicatorStatus.Ready, IndicatorStatus.Ready) => FormattableString.Invariant($"The line is {Line:G6}, the signal {Signal:G6}."),
        (IndicatorStatus.Ready, _) => FormattableString.Invariant($"The line is {Line:G6}. The signal: {IndicatorText.Reason(SignalStatus, null, Missing)}"),
        _ => IndicatorText.Reason(LineStatus, null, Missing),
    };

    /// <summary>The reason.</summary>
    public override string ToString() => Reason;

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("MACD", ToString())
    {
        Facts =
        [
            new("line status", LineStatus),
            new("line", Line),
            new("signal status", SignalStatus),
            new("signal", Signal),
            new("histogram", Histogram),
            new("fast average", FastAverage),
            new("slow average", SlowAverage),
            new("values needed", Missing),
        ],
    };
}
