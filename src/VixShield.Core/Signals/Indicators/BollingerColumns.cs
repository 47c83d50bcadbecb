namespace VixShield.Signals;

/// <summary>Where the columns of Bollinger bands are written. A column that is left out is not written; the others are at least as long as the values and do not overlap.</summary>
public readonly ref struct BollingerColumns
{
    /// <summary>The middle; null where there is none.</summary>
    public Span<double?> Middle { get; init; }

    /// <summary>The upper band; null where there is none.</summary>
    public Span<double?> Upper { get; init; }

    /// <summary>The lower band; null where there is none.</summary>
    public Span<double?> Lower { get; init; }

    /// <summary>Percent b; null where there is none.</summary>
    public Span<double?> PercentB { get; init; }

    /// <summary>The width; null where there is none.</summary>
    public Span<double?> Width { get; init; }

    /// <summary>States of the three bands.</summary>
    public Span<IndicatorStatus> Statuses { get; init; }

    /// <summary>States of percent b.</summary>
    public Span<IndicatorStatus> PercentBStatuses { get; init; }

    /// <summary>States of the width.</summary>
    public Span<IndicatorStatus> WidthStatuses { get; init; }

    /// <summary>Which columns are wanted.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Middle.Length} middles, {Upper.Length} upper and {Lower.Length} lower bands, {PercentB.Length} percent b, {Width.Length} widths");

    internal void Check(int needed)
    {
        IndicatorColumns.CheckWanted(Middle.Length, needed, nameof(Middle));
        IndicatorColumns.CheckWanted(Upper.Length, needed, nameof(Upper));
        IndicatorColumns.CheckWanted(Lower.Length, needed, nameof(Lower));
        IndicatorColumns.CheckWanted(PercentB.Length, needed, nameof(PercentB));
        IndicatorColumns.CheckWanted(Width.Length, needed, nameof(Width));
        IndicatorColumns.CheckWanted(Statuses.Length, needed, nameof(Statuses));
        IndicatorColumns.CheckWanted(PercentBStatuses.Length, needed, nameof(PercentBStatuses));
        IndicatorColumns.CheckWanted(WidthStatuses.Length, needed, nameof(WidthStatuses));
    }

    internal void Write(int i, double middle, double upper, double lower)
    {
        if (!Middle.IsEmpty)
            Middle[i] = middle;
        if (!Upper.IsEmpty)
            Upper[i] = upper;
        if (!Lower.IsEmpty)
            Lower[i] = lower;
        if (!Statuses.IsEmpty)
            Statuses[i] = IndicatorStatus.Ready;
    }

    internal void WriteNone(int i, IndicatorStatus status)
    {
        if (!Middle.IsEmpty)
            Middle[i] = null;
        if (!Upper.IsEmpty)
            Upper[i] = null;
        if (!Lower.IsEmpty)
            Lower[i] = null;
        if (!Statuses.IsEmpty)
            Statuses[i] = status;
        WriteRatio(PercentB, PercentBStatuses, i, status, 0);
        WriteRatio(Width, WidthStatuses, i, status, 0);
    }

    internal static void WriteRatio(Span<double?> output, Span<IndicatorStatus> statuses, int i, IndicatorStatus status, double value)
    {
        if (!output.IsEmpty)
            output[i] = status == IndicatorStatus.Ready ? value : null;
        if (!statuses.IsEmpty)
            statuses[i] = status;
    }
}
