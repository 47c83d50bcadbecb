using FsCheck;
using VixShield.Volatility;

namespace VixShield.Testing;

/// <summary>Laws of volatilities: a surface must be without arbitrage everywhere, and a calibration must give one that agrees with the quotes.</summary>
public static class VolatilityLaws
{
    /// <summary>
    /// Laws of a surface: a finite positive volatility wherever one is asked for; no butterfly (call prices convex in strike); no calendar spread (total variance does not fall with time at one log-moneyness); wings no
    /// steeper than Lee's bound; the same bits again and on eight threads.
    /// </summary>
    /// <param name="volatility">Black-76 volatility, as a fraction, at a log-moneyness ln(strike / forward) and a time in years.</param>
    /// <param name="longest">The longest time asked for, in years; from 0.02 to 100.</param>
    /// <exception cref="ArgumentException">The surface is null, or the time is out of range.</exception>
    public static LawSuite Surface(Func<double, double, double> volatility, double longest = 2)
    {
        ArgumentNullException.ThrowIfNull(volatility);
        if (longest is not (>= 0.02 and <= 100))
            throw new ArgumentOutOfRangeException(nameof(longest), longest, FormattableString.Invariant($"Must be from 0.02 to 100, not {longest}."));
        Arbitrary<SurfacePoint> points = SurfacePoint.UpTo(longest);
        SurfaceConduct laws = new(volatility);
        return new LawSuite(
            "volatility surface",
            [
                Law.Over("finite", "a volatility is finite and greater than 0", points, laws.Finite),
                Law.Over("no butterfly", "a call between two strikes is worth no more than the line between their calls", points, laws.Butterfly),
                Law.Over("no calendar spread", "total variance does not fall with time at one log-moneyness", points, laws.Calendar),
                Law.Over("wings", "far out total variance is at most twice the distance in log-moneyness (Lee, 2004)", points, laws.Wings),
                Repeatability.Again<SurfacePoint>(laws.At, points),
                Repeatability.OnThreads<SurfacePoint>(laws.At, points),
            ]);
    }

    /// <summary>
    /// Laws of a calibration to the quotes of one expiry, which are without arbitrage and hold the exact price inside bid and ask: prices inside bid and ask, or within an accuracy of them; no butterfly from 8 deviations below
    /// the forward to 6 above; the same for forward, strikes and prices in another unit; the same bits again and on eight threads.
    /// </summary>
    /// <param name="fit">Takes undiscounted out-of-the-money quotes, gives the volatility of a strike.</param>
    /// <param name="outside">How far a price may lie outside its bid and ask, as a share of the forward; 0 for a calibration that promises to stay inside.</param>
    /// <exception cref="ArgumentException">The calibration is null, or the share is negative or above 0.1.</exception>
    public static LawSuite Calibration(Func<SmileInput, Func<double, double>> fit, double outside = 0)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (outside is not (>= 0 and <= 0.1))
            throw new ArgumentOutOfRangeException(nameof(outside), outside, FormattableString.Invariant($"Must be from 0 to 0.1, not {outside}."));
        Arbitrary<QuotesCase> cases = QuotesCase.Any();
        CalibrationConduct laws = new(fit, outside);
        return new LawSuite(
            "smile calibration",
            [
                Law.Over("inside bid and ask", "the price of every quoted strike lies between its bid and its ask", cases, laws.Inside),
                Law.Over("no butterfly", "call prices are convex in strike, between and beyond the quotes", cases, laws.Butterfly),
                Law.Over("units", "forward, strikes and prices in another unit give the same volatilities", cases, laws.Units),
                Repeatability.Again<QuotesCase>(laws.NearTheMoney, cases),
                Repeatability.OnThreads<QuotesCase>(laws.NearTheMoney, cases),
            ]);
    }
}
