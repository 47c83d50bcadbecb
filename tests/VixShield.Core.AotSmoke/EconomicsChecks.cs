using VixShield.Economics;
using VixShield.Expiries;
using VixShield.Serialization;
using VixShield.Signals;
using VixShield.Volatility;

namespace VixShield.AotSmoke;

/// <summary>Published or closed-form figures of indicators, events and economics.</summary>
internal static class EconomicsChecks
{
    public static void Run(Checklist checks)
    {
        // The worked example of StockCharts' ChartSchool.
        RelativeStrengthIndex rsi = new();
        IndicatorReading last = default;
        foreach (double close in (ReadOnlySpan<double>)[44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826, 45.8931, 46.0328, 45.614, 46.282, 46.282])
            last = rsi.Update(close);
        checks.Near(70.532789483695078, last.Value!.Value, 1e-12, "relative strength index of the published example");

        checks.Near(0.0110, Math.Round(EventVariance.Between(9 / 365d, 0.14, 10 / 365d, 0.155, 0.14).Move!.Value, 4), 1e-12, "event move of the example");
        EventCalendar calendar = new([new EventCoverage("cpi", new(2023, 1, 1), new(2023, 12, 31))], [new ScheduledEvent(new(2023, 3, 14, 12, 30, 0, TimeSpan.Zero), "cpi", "test")]);
        checks.Equal(calendar, VixShieldJson.Parse<EventCalendar>(VixShieldJson.Serialize(calendar)), "a calendar read back");

        InternalRateReading rates = InternalRateOfReturn.Periodic([-1000, 2300, -1320]);
        checks.Equal(2, rates.Rates.Length, "internal rates of flows that change sign twice");
        checks.Near(0.1, rates.Rates[0], 1e-9, "the lower of them");

        // Excess returns made of betas 0.5 and -0.3, without an error.
        FactorFit fit = FactorRegression.OnMarketAndVolatility(Enumerable.Range(0, 8).Select(i =>
        {
            double market = ((i * i) % 5) - 1.5;
            double volatility = ((i * 3) % 7) - 2.5;
            return new FactorReturn(0.01 + (0.5 * (market - 0.01)) - (0.3 * volatility), market, 0.01, volatility);
        }));
        checks.Near(-0.3, fit.VolatilityBeta!.Value, 1e-12, "beta to the volatility future");
    }
}
