using VixShield.Display;

namespace VixShield.Risk;

/// <summary>A move of VX futures of one maturity that is independent of VIX. The default value is none, at expiry.</summary>
/// <param name="Days">Calendar days to expiry after the horizon; at least 0.</param>
/// <param name="LogChange">Log change of the price; finite.</param>
[TypeFormatterSource]
public readonly record struct BasisShock(double Days, double LogChange) : IDisplayable
{
    /// <summary>Days and log change.</summary>
    public override string ToString() => FormattableString.Invariant($"{Days:G6} d {LogChange:+0.####;-0.####;0}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Basis move of a VX maturity", ToString())
    {
        Facts =
        [
            new("days to expiry", Days, "days"),
            new("log change", LogChange),
        ],
    };
}
