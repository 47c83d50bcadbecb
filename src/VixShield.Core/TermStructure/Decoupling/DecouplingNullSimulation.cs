using System.Diagnostics.CodeAnalysis;
using VixShield.Expiries;
using VixShield.Market;

namespace VixShield.TermStructure;

/// <summary>
/// Runs the detector on simulated sessions in which nothing decouples, so that the rates are those of the detector as it is: with a deviation that is estimated, and so
/// also noisy, with rolls, and with the rule that makes a state of the statistics.
/// </summary>
/// <remarks>
/// The law: each log change of VIX is mean reversion plus an independent innovation; each log change of the future is exp(-kappa tau) times that of VIX plus an
/// independent residual, kappa as in the options; the residual of the level is a first-order autoregression of the same residuals with coefficient 0.8. All rates but that of the half-life
/// follow from the moves alone; that one is as good as the coefficient.
/// </remarks>
[Experimental("VIX001")]
public static class DecouplingNullSimulation
{
    /// <summary>Rates of a detector when nothing decouples.</summary>
    /// <param name="sessions">Measured sessions with a law to simulate; from 1,000 to 100,000,000. The first ones that fill the window come on top.</param>
    /// <param name="seed">Seed of the innovations: the same seed gives the same rates.</param>
    /// <param name="options">Windows and thresholds; null for the defaults.</param>
    /// <param name="residuals">Law of the residuals, of which only the degrees of freedom count; null for Gaussian.</param>
    /// <param name="vixMoves">Law of the innovations of VIX, its deviation not counted either; null for Gaussian.</param>
    /// <param name="cancellation">Ends the simulation.</param>
    /// <returns>The rates; null where a fit that is given has no law.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of sessions is out of range.</exception>
    /// <exception cref="OperationCanceledException">The simulation was cancelled.</exception>
    public static DecouplingRates? Rates(
        int sessions,
        int seed,
        DecouplingDetectorOptions? options = null,
        StudentFit? residuals = null,
        StudentFit? vixMoves = null,
        CancellationToken cancellation = default)
    {
        Guard.InRange(sessions, 1_000, 100_000_000, nameof(sessions));
        cancellation.ThrowIfCancellationRequested();
        if (residuals is { DegreesOfFreedom: null } || vixMoves is { DegreesOfFreedom: null })
            return null;
        options ??= DecouplingDetectorOptions.Default;
        TradingCalendar calendar = TradingCalendar.UsOptions;
        var counter = new DecouplingRateCounter();
        var path = new DecouplingNullPath(new Random(seed), options, residuals?.DegreesOfFreedom, vixMoves?.DegreesOfFreedom);
        while (counter.Measured < sessions)
        {
            var detector = new DecouplingDetector(options, calendar: calendar);
            counter.Break();
            path.Begin();
            // One settlement clock, and more sessions than any window holds; no market of those dates is meant.
            for (DateOnly date = calendar.NextSession(calendar.CoveredFrom); date < VixFuturesSettlement.At1500Since && counter.Measured < sessions; date = calendar.NextSession(date))
            {
                cancellation.ThrowIfCancellationRequested();
                counter.Add(detector.Advance(path.Next(date)));
            }
        }

        return counter.Rates();
    }
}
