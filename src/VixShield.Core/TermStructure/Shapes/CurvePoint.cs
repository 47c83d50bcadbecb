using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>An observation that a shape is fitted to. The default value is 0 at time 0.</summary>
/// <param name="Years">Time from the valuation, in years; at least 0.</param>
/// <param name="Value">The level there, in VIX points (or any unit, which the fit then has).</param>
[TypeFormatterSource]
public readonly record struct CurvePoint(double Years, double Value) : IDisplayable
{
    /// <summary>Time and level.</summary>
    public override string ToString() => FormattableString.Invariant($"{Years:G6} years: {Value}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Observation of a curve", ToString())
    {
        Facts =
        [
            new("time", Years, "years"),
            new("value", Value),
        ],
    };
}
