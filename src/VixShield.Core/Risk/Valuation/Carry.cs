using VixShield.Display;

namespace VixShield.Risk;

/// <summary>
/// What the passage of one calendar day adds to a book, in dollars, with spot on its forward, the index surface fixed in normalised
/// moneyness and time to expiry, and the VX curve fixed in time to expiry. Shares of volatility funds move as their VX contracts, fee and interest make them; the surfaces of their options are
/// fixed as that of the index is. A consequence of these assumptions, no forecast. The default value is no carry.
/// </summary>
/// <param name="OptionTheta">Time decay of options at fixed forward, volatility and discount factor.</param>
/// <param name="SurfaceRollDown">Change of index and fund options because their volatility becomes that of a shorter tenor at the same normalised moneyness.</param>
/// <param name="VixRollDown">Change of VX futures, VIX options, volatility funds and their options because forwards become those of a shorter tenor. VIX-option volatilities are held.</param>
/// <param name="Financing">Growth of the premium at the discount rate, growth of shares along their forward, and fee and interest of volatility funds.</param>
[TypeFormatterSource]
public readonly record struct Carry(double OptionTheta, double SurfaceRollDown, double VixRollDown, double Financing) : IDisplayable
{
    private const double CalendarDaysPerYear = 365;
    private const double TradingDaysPerYear = 252;

    /// <summary>The sum of the four parts, in dollars per calendar day.</summary>
    public double Total => OptionTheta + SurfaceRollDown + VixRollDown + Financing;

    /// <summary>
    /// The same per trading day: times 365 / 252, an average over the year. The carry into a given session is that of its calendar days, one on most days and three over a weekend.
    /// </summary>
    public Carry PerTradingDay => this * (CalendarDaysPerYear / TradingDaysPerYear);

    /// <summary>Adds part by part.</summary>
    /// <param name="left">One carry.</param>
    /// <param name="right">The other.</param>
    public static Carry operator +(Carry left, Carry right) => Add(left, right);

    /// <summary>Multiplies every part.</summary>
    /// <param name="carry">The carry.</param>
    /// <param name="factor">The factor.</param>
    public static Carry operator *(Carry carry, double factor) => Multiply(carry, factor);

    /// <summary>Adds part by part.</summary>
    /// <param name="left">One carry.</param>
    /// <param name="right">The other.</param>
    public static Carry Add(Carry left, Carry right) => new(
        left.OptionTheta + right.OptionTheta,
        left.SurfaceRollDown + right.SurfaceRollDown,
        left.VixRollDown + right.VixRollDown,
        left.Financing + right.Financing);

    /// <summary>Multiplies every part.</summary>
    /// <param name="carry">The carry.</param>
    /// <param name="factor">The factor.</param>
    public static Carry Multiply(Carry carry, double factor) =>
        new(carry.OptionTheta * factor, carry.SurfaceRollDown * factor, carry.VixRollDown * factor, carry.Financing * factor);

    /// <summary>The total and the parts.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Total:G6} $/day (option theta {OptionTheta:G6}, surface roll-down {SurfaceRollDown:G6}, VIX roll-down {VixRollDown:G6}, financing {Financing:G6})");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Carry", ToString())
    {
        Facts =
        [
            new("option theta", OptionTheta, "$/day"),
            new("surface roll-down", SurfaceRollDown, "$/day"),
            new("VIX roll-down", VixRollDown, "$/day"),
            new("financing", Financing, "$/day"),
            new("total", Total, "$/day"),
        ],
    };
}
