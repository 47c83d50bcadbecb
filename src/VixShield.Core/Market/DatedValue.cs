using VixShield.Display;

namespace VixShield.Market;

/// <summary>A number on a day. The default value is 0 on 0001-01-01 and means nothing.</summary>
/// <param name="Date">The day.</param>
/// <param name="Value">The number, in the unit of its series.</param>
[TypeFormatterSource]
public readonly record struct DatedValue(DateOnly Date, double Value) : IDisplayable
{
    /// <summary>Day and number.</summary>
    public override string ToString() => FormattableString.Invariant($"{Date:yyyy-MM-dd} {Value}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Dated value", ToString())
    {
        Facts =
        [
            new("date", Date),
            new("value", Value),
        ],
    };
}
