using VixShield.Market;
using VixShield.TermStructure;

namespace VixShield.Signals;

/// <summary>
/// The spread of the VX strip that an indicator may be run over: price at a longer constant maturity less that at a shorter, in points. A roll makes no jump in it, because the weights of the two
/// contracts move by a day's worth each day. It crosses 0 when the strip inverts, so it has differences but no ratios.
/// </summary>
public static class ConstantMaturitySpread
{
    /// <summary>The shorter maturity used unless another is given: the greatest distance between two monthly settlements but for holidays, so that two contracts nearly always embrace it.</summary>
    public const int DefaultNearDays = 35;

    /// <summary>The longer maturity used unless another is given: four weeks later.</summary>
    public const int DefaultFarDays = 63;

    /// <summary>The spread by session. A session in which no two contracts embrace a maturity is missing, which is a gap: see <see cref="VixFuturesHistory.ConstantMaturity"/>.</summary>
    /// <param name="history">Settlements by physical contract.</param>
    /// <param name="nearDays">The shorter maturity in calendar days; at least 1. With 30, sessions are missing in each month of five weeks.</param>
    /// <param name="farDays">The longer maturity.</param>
    /// <exception cref="ArgumentException">The history is null, or the maturities do not ascend from 1.</exception>
    public static SessionSeries Of(VixFuturesHistory history, int nearDays = DefaultNearDays, int farDays = DefaultFarDays) =>
        VixCurveHistory.Of(Guard.NotNull(history, nameof(history)), VixCurveMeasure.Spread(nearDays, farDays)).Values;
}
