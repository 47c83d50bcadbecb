using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>A change split by cause; the parts sum to it up to rounding.</summary>
/// <param name="Time">Time alone: the book of the calibration in its market aged, under the betas of the calibration.</param>
/// <param name="MarketMove">The market from there to what it is now.</param>
/// <param name="Betas">The betas and the response from those of the calibration to those of now.</param>
/// <param name="Trades">The positions from those of the calibration to those of now.</param>
[TypeFormatterSource]
public readonly record struct DriftParts(double Time, double MarketMove, double Betas, double Trades) : IDisplayable
{
    /// <summary>The whole change.</summary>
    public double Total => Time + MarketMove + Betas + Trades;

    /// <summary>The parts and the sum.</summary>
    public override string ToString() => FormattableString.Invariant($"time {Time:G6}, market {MarketMove:G6}, betas {Betas:G6}, trades {Trades:G6}; total {Total:G6}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Change by cause", ToString())
    {
        Facts =
        [
            new("time", Time),
            new("market move", MarketMove),
            new("betas", Betas),
            new("trades", Trades),
            new("total", Total),
        ],
    };
}
