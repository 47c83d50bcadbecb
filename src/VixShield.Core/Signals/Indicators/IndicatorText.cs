namespace VixShield.Signals;

/// <summary>The states in words.</summary>
internal static class IndicatorText
{
    internal static string Reason(IndicatorStatus status, double? value, int missing) => status switch
    {
        IndicatorStatus.Ready => FormattableString.Invariant($"It is {value:G6}."),
        IndicatorStatus.NotReady when missing == 1 => "1 more value is needed.",
        IndicatorStatus.NotReady when missing > 1 => FormattableString.Invariant($"{missing} more values are needed."),
        IndicatorStatus.NotReady => "More values are needed.",
        IndicatorStatus.Flat => "The values of the window do not differ.",
        IndicatorStatus.NoBase => "The level it is divided by is not greater than 0.",
        IndicatorStatus.OutOfRange => "A double does not hold the number.",
        IndicatorStatus.BeforeFirst => "The day lies before the first session of the series.",
        IndicatorStatus.AfterLast => "The day lies after the last session of the series.",
        _ => "The series does not have the day.",
    };

    internal static IndicatorStatus StatusOf(double value) => double.IsFinite(value) ? IndicatorStatus.Ready : IndicatorStatus.OutOfRange;
}
