using VixShield.Display;

namespace VixShield.Economics;

/// <summary>A ratio, or why it has no value. Made by the functions of this folder.</summary>
[TypeFormatterSource]
public sealed record RatioReading : IDisplayable
{
    private RatioReading(RatioStatus status, double? value, string reason)
    {
        Status = status;
        Value = value;
        Reason = reason;
    }

    /// <summary>Whether there is a value.</summary>
    public RatioStatus Status { get; }

    /// <summary>The value in the unit of the function; null unless the status is <see cref="RatioStatus.Measured"/>.</summary>
    public double? Value { get; }

    /// <summary>The status in words.</summary>
    public string Reason { get; }

    internal static RatioReading Undefined(string reason) => new(RatioStatus.Undefined, null, reason);

    /// <summary>A value of finite arguments. It may still be beyond the range of doubles.</summary>
    internal static RatioReading Of(double value, string formula) => double.IsFinite(value)
        ? new(RatioStatus.Measured, value, $"{formula}.")
        : new(RatioStatus.NotFinite, null, $"{formula} is beyond the range of doubles.");

    /// <summary>The reading for the first argument that is not finite; null when all are.</summary>
    internal static RatioReading? NotFinite(params ReadOnlySpan<(string Name, double Value)> arguments)
    {
        foreach ((string name, double value) in arguments)
        {
            if (!double.IsFinite(value))
                return new(RatioStatus.NotFinite, null, FormattableString.Invariant($"{name} is {value}."));
        }

        return null;
    }

    /// <summary>The value or the status, and the reason.</summary>
    public override string ToString() => $"{(Value is { } value ? NumberText.Significant(value) : Status.ToString())}: {Reason}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Ratio", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("value", Value),
            new("reason", Reason),
        ],
    };
}
