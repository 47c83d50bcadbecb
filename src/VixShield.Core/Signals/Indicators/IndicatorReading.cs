using VixShield.Display;

namespace VixShield.Signals;

/// <summary>What an indicator says after a value. The default value is a reading that is not ready.</summary>
[TypeFormatterSource]
public readonly record struct IndicatorReading : IDisplayable
{
    private IndicatorReading(IndicatorStatus status, double? value, int missing)
    {
        Status = status;
        Value = value;
        Missing = missing;
    }

    /// <summary>Whether there is a value.</summary>
    public IndicatorStatus Status { get; }

    /// <summary>The value, in the unit that the indicator says; null unless ready.</summary>
    public double? Value { get; }

    /// <summary>How many more values are needed; 0 unless not ready.</summary>
    public int Missing { get; }

    /// <summary>The state in words. Made at each call.</summary>
    public string Reason => IndicatorText.Reason(Status, Value, Missing);

    /// <summary>The reason.</summary>
    public override string ToString() => Reason;

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Indicator", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("value", Value),
            new("values needed", Missing),
        ],
    };

    internal static IndicatorReading Of(double value) =>
        double.IsFinite(value) ? new IndicatorReading(IndicatorStatus.Ready, value, 0) : new IndicatorReading(IndicatorStatus.OutOfRange, null, 0);

    internal static IndicatorReading Without(IndicatorStatus status) => new(status, null, 0);

    internal static IndicatorReading NotReady(int missing) => new(IndicatorStatus.NotReady, null, missing);
}
