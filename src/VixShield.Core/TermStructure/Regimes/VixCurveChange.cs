using System.Globalization;
using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>The change of a measure over some sessions.</summary>
[TypeFormatterSource]
public sealed record VixCurveChange : IDisplayable
{
    internal VixCurveChange(VixCurveChangeStatus status, double? value)
    {
        Status = status;
        Value = value;
    }

    /// <summary>Whether there is a change.</summary>
    public VixCurveChangeStatus Status { get; }

    /// <summary>Later level minus earlier level, in the unit of the measure; null when there is none.</summary>
    public double? Value { get; }

    /// <summary>The change, or why there is none.</summary>
    public override string ToString() => Value?.ToString("G6", CultureInfo.InvariantCulture) ?? Status.ToString();

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Change of a measure", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("change", Value),
        ],
    };
}
