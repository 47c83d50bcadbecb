namespace VixShield.Signals;

/// <summary>Checks of columns before anything is written.</summary>
internal static class IndicatorColumns
{
    internal static void CheckFinite(ReadOnlySpan<double> values, string parameter)
    {
        foreach (double value in values)
            Guard.Finite(value, parameter);
    }

    internal static void CheckLength(int length, int needed, string parameter)
    {
        if (length < needed)
            throw new ArgumentException(FormattableString.Invariant($"Must have at least {needed} places; it has {length}."), parameter);
    }

    /// <summary>An output that may be left out.</summary>
    internal static void CheckWanted(int length, int needed, string parameter)
    {
        if (length > 0)
            CheckLength(length, needed, parameter);
    }

    internal static void Check(ReadOnlySpan<double> values, Span<double?> output, Span<IndicatorStatus> statuses)
    {
        CheckLength(output.Length, values.Length, nameof(output));
        CheckLength(statuses.Length, values.Length, nameof(statuses));
        CheckFinite(values, nameof(values));
    }

    internal static void Write(double value, Span<double?> output, Span<IndicatorStatus> statuses, int index)
    {
        IndicatorStatus status = IndicatorText.StatusOf(value);
        output[index] = status == IndicatorStatus.Ready ? value : null;
        statuses[index] = status;
    }

    internal static void WriteNone(IndicatorStatus status, Span<double?> output, Span<IndicatorStatus> statuses, int index)
    {
        output[index] = null;
        statuses[index] = status;
    }
}
