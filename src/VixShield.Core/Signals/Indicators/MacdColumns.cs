namespace VixShield.Signals;

/// <summary>Where the columns of a MACD are written. A column that is left out is not written; the others are at least as long as the values and do not overlap.</summary>
public readonly ref struct MacdColumns
{
    /// <summary>The line; null where there is none.</summary>
    public Span<double?> Line { get; init; }

    /// <summary>The signal; null where there is none.</summary>
    public Span<double?> Signal { get; init; }

    /// <summary>Line less signal; null where there is no signal.</summary>
    public Span<double?> Histogram { get; init; }

    /// <summary>The fast average; null where there is none.</summary>
    public Span<double?> FastAverage { get; init; }

    /// <summary>The slow average; null where there is none.</summary>
    public Span<double?> SlowAverage { get; init; }

    /// <summary>States of the line.</summary>
    public Span<IndicatorStatus> LineStatuses { get; init; }

    /// <summary>States of signal and histogram.</summary>
    public Span<IndicatorStatus> SignalStatuses { get; init; }

    /// <summary>Which columns are wanted.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Line.Length} lines, {Signal.Length} signals, {Histogram.Length} histograms, {FastAverage.Length} fast and {SlowAverage.Length} slow averages");

    internal void Check(int needed)
    {
        IndicatorColumns.CheckWanted(Line.Length, needed, nameof(Line));
        IndicatorColumns.CheckWanted(Signal.Length, needed, nameof(Signal));
        IndicatorColumns.CheckWanted(Histogram.Length, needed, nameof(Histogram));
        IndicatorColumns.CheckWanted(FastAverage.Length, needed, nameof(FastAverage));
        IndicatorColumns.CheckWanted(SlowAverage.Length, needed, nameof(SlowAverage));
        IndicatorColumns.CheckWanted(LineStatuses.Length, needed, nameof(LineStatuses));
        IndicatorColumns.CheckWanted(SignalStatuses.Length, needed, nameof(SignalStatuses));
    }
}
