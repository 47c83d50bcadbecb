using VixShield.Display;

namespace VixShield.Signals;

/// <summary>What Bollinger bands say after a value. The default value is a reading that is not ready.</summary>
[TypeFormatterSource]
public readonly record struct BollingerReading : IDisplayable
{
    internal BollingerReading(IndicatorStatus status, int missing)
    {
        Status = status;
        PercentBStatus = status;
        WidthStatus = status;
        Missing = missing;
    }

    internal BollingerReading(double middle, double upper, double lower, IndicatorReading percentB, IndicatorReading width)
    {
        Status = IndicatorStatus.Ready;
        Middle = middle;
        Upper = upper;
        Lower = lower;
        PercentBStatus = percentB.Status;
        PercentB = percentB.Value;
        WidthStatus = width.Status;
        Width = width.Value;
    }

    /// <summary>Whether there are bands.</summary>
    public IndicatorStatus Status { get; }

    /// <summary>Mean of the window; null unless ready.</summary>
    public double? Middle { get; }

    /// <summary>Middle plus k deviations; null unless ready.</summary>
    public double? Upper { get; }

    /// <summary>Middle less k deviations; null unless ready.</summary>
    public double? Lower { get; }

    /// <summary>Whether there is a percent b: <see cref="IndicatorStatus.Flat"/> where the bands have no distance.</summary>
    public IndicatorStatus PercentBStatus { get; }

    /// <summary>Where the value lies between the bands: 0 at the lower, 1 at the upper, beyond them outside; null unless it has one.</summary>
    public double? PercentB { get; }

    /// <summary>Whether there is a width: <see cref="IndicatorStatus.NoBase"/> where the middle is not greater than 0.</summary>
    public IndicatorStatus WidthStatus { get; }

    /// <summary>Upper less lower band, over the middle (0.05 is 5 %); null unless it has one.</summary>
    public double? Width { get; }

    /// <summary>How many more values are needed; 0 unless not ready.</summary>
    public int Missing { get; }

    /// <summary>The state in words. Made at each call.</summary>
    public string Reason => Status != IndicatorStatus.Ready
        ? IndicatorText.Reason(Status, null, Missing)
        : FormattableString.Invariant($"The bands are {Lower:G6}, {Middle:G6}, {Upper:G6}.{Of("Percent b", PercentBStatus)}{Of("Width", WidthStatus)}");

    /// <summary>The reason.</summary>
    public override string ToString() => Reason;

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Bollinger bands", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("lower", Lower),
            new("middle", Middle),
            new("upper", Upper),
            new("percent b", PercentB),
            new("status of percent b", PercentBStatus),
            new("width", DisplayCell.Percent(Width), "%"),
            new("status of the width", WidthStatus),
            new("values needed", Missing),
        ],
    };

    private static string Of(string what, IndicatorStatus status) => status == IndicatorStatus.Ready ? string.Empty : $" {what}: {IndicatorText.Reason(status, null, 0)}";
}
