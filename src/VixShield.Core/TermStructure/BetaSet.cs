using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>
/// Three beta curves, low, middle and high: how strongly the hedge follows VIX is uncertain by several times a usual vega band, so
/// every number that uses a beta is given for all three.
/// </summary>
[TypeFormatterSource]
public sealed record BetaSet : IDisplayable
{
    /// <summary>Makes a set.</summary>
    /// <param name="low">The weakest response to be reckoned with.</param>
    /// <param name="mid">The central one.</param>
    /// <param name="high">The strongest.</param>
    /// <exception cref="ArgumentException">A curve is null, or the betas at 30 days are not in order.</exception>
    public BetaSet(LogBetaCurve low, LogBetaCurve mid, LogBetaCurve high)
    {
        Low = Guard.NotNull(low, nameof(low));
        Mid = Guard.NotNull(mid, nameof(mid));
        High = Guard.NotNull(high, nameof(high));
        double atLow = low.LogBeta(LogBetaCurve.VixWindow);
        double atMid = mid.LogBeta(LogBetaCurve.VixWindow);
        double atHigh = high.LogBeta(LogBetaCurve.VixWindow);
        if (!(atLow <= atMid && atMid <= atHigh))
            throw new ArgumentException(FormattableString.Invariant($"Betas at 30 days {atLow:G6}, {atMid:G6}, {atHigh:G6} must be in order."), nameof(mid));
    }

    /// <summary>
    /// The prior with its speeds multiplied by 2.85 (low), 1 and 0.61 (high): the log beta of a future 18 days out is then 0.32, 0.58
    /// and 0.70, the range of the yearly estimates of 2013 to 2019 and 2022 to 2024.
    /// </summary>
    public static BetaSet Prior { get; } = new(LogBetaCurve.Prior.WithSpeedsScaled(2.85), LogBetaCurve.Prior, LogBetaCurve.Prior.WithSpeedsScaled(0.61));

    /// <summary>The weakest response.</summary>
    public LogBetaCurve Low { get; }

    /// <summary>The central one.</summary>
    public LogBetaCurve Mid { get; }

    /// <summary>The strongest.</summary>
    public LogBetaCurve High { get; }

    /// <summary>The three curves.</summary>
    public override string ToString() => $"low {Low}; mid {Mid}; high {High}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Beta set", ToString())
    {
        Facts =
        [
            new("low", Low.ToString()),
            new("middle", Mid.ToString()),
            new("high", High.ToString()),
        ],
        Tables =
        [
            DisplayTable.Of(
                "log beta by time to expiry",
                LogBetaCurve.DisplayDays,
                new("time to expiry", "days", r => r),
                new("low", r => Low.LogBeta(r / 365.0)),
                new("middle", r => Mid.LogBeta(r / 365.0)),
                new("high", r => High.LogBeta(r / 365.0))),
        ],
    };
}
