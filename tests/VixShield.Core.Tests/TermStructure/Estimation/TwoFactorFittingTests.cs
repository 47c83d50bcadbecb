using VixShield.Market;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure;

public sealed class TwoFactorFittingTests
{
    private static readonly double[] s_days = [1.5, 6, 11, 18, 26, 38, 60, 92, 130];

    [Theory]
    [InlineData(18, 0.9, 0.9, 0.4, 0.3)]
    [InlineData(8.7, 0.67, 1.2, 0.46, 0.65)]
    [InlineData(20, 0.68, 2, 0.7, 0.45)]
    [InlineData(60, 1.1, 0.4, 0.5, -0.4)]
    public void Planted_dynamics_are_found_again(double k1, double s1, double k2, double s2, double rho)
    {
        TwoFactorFit fit = TwoFactorFitting.Fit(Sample((t, u) => Covariance(k1, s1, k2, s2, rho, t, u)));
        Assert.Equal(EstimationStatus.Ok, fit.Status);
        Assert.Empty(fit.BoundsHit);
        Assert.All(fit.Residuals, residual => Assert.Equal(0, residual.Residual, 1e-6));
        TwoFactorDynamics found = fit.Dynamics!;
        Assert.Equal(k1, found.FirstSpeed, 1e-2 * k1);
        Assert.Equal(s1, found.FirstVolatility, 1e-2 * s1);
        Assert.Equal(k2, found.SecondSpeed, 1e-2 * k2);
        Assert.Equal(s2, found.SecondVolatility, 1e-2 * s2);
        Assert.Equal(rho, found.Correlation, 1e-2);
        Assert.True(fit.Condition > 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Dynamics_of_a_simulated_history_are_found_within_its_noise(int seed)
    {
        TwoFactorDynamics planted = new(12, 0.9, 0.8, 0.4, 0.3);
        double root = 1 / Math.Sqrt(252);
        // Both factors move VIX; the second is drawn with the noise of the session, the same for all its contracts.
        var random = new Random(seed);
        double[] first = [.. Enumerable.Range(0, 1600).Select(_ => PlantedHistory.Gaussian(random))];
        double[] second = [.. first.Select(z => (0.3 * z) + (Math.Sqrt(1 - 0.09) * PlantedHistory.Gaussian(random)))];
        VixFuturesHistory history = PlantedHistory.Make(
            seed, 1600,
            (i, days, _, _) => root * ((0.9 * Math.Exp(-12 * days / 365d) * first[i]) + (0.4 * Math.Exp(-0.8 * days / 365d) * second[i])),
            vixMove: (i, _) => root * ((0.9 * first[i]) + (0.4 * second[i])));
        foreach (bool adjusted in new[] { false, true })
        {
            VixFuturesCovariance sample = Assert.Single(VixFuturesCovariance.ByClock(history, options: new() { AdjustForSessions = adjusted, Buckets = [MaturityBucket.Spot, .. MaturityBucket.Defaults] }));
            foreach (CovarianceEntry entry in sample.Entries.Where(entry => entry.Covariance is not null))
            {
                double t = entry.FirstDays / 365;
                double u = entry.SecondDays / 365;
                double expected = Covariance(12, 0.9, 0.8, 0.4, 0.3, t, u);
                double error = Math.Sqrt(((Covariance(12, 0.9, 0.8, 0.4, 0.3, t, t) * Covariance(12, 0.9, 0.8, 0.4, 0.3, u, u)) + (expected * expected)) / entry.Sessions);
                // Within a bucket covariance bends: a tenth of it at most. The rest is four standard errors.
                Assert.InRange(entry.Covariance!.Value - expected, (-4 * error) - (0.1 * expected), (4 * error) + (0.1 * expected));
            }

            TwoFactorFit fit = TwoFactorFitting.Fit(sample);
            LogBetaCurve beta = fit.Dynamics!.ToLogBetaCurve();
            LogBetaCurve expectedBeta = planted.ToLogBetaCurve();
            foreach (double days in new[] { 5.0, 18, 38, 60, 130 })
                Assert.Equal(expectedBeta.LogBeta(days / 365), beta.LogBeta(days / 365), 0.04);
        }
    }

    [Law(MaxTest = 10)]
    public void Covariance_is_that_of_each_session_once(int seed)
    {
        VixFuturesHistory history = PlantedHistory.Make(seed, 150, (i, _, moves, noise) => (0.5 * moves[i]) + (0.03 * PlantedHistory.Gaussian(noise)));
        MaturityBucket near = new(8, 45);
        MaturityBucket far = new(46, 150);
        CovarianceOptions options = new() { Buckets = [far, near], AdjustForSessions = false, SessionsPerYear = 250 };
        VixFuturesCovariance sample = VixFuturesCovariance.ByClock(history, options: options)[0];
        List<(double X, double Y)[]> sessions = [];
        foreach (var day in VixFutureMoves.Of(history).GroupBy(move => move.Date))
        {
            var pairs = from x in day from y in day where near.Contains(x.DaysToExpiry) && far.Contains(y.DaysToExpiry) select (x.LogReturn, y.LogReturn);
            if (pairs.Any())
                sessions.Add([.. pairs]);
        }

        double mx = sessions.Average(s => s.Average(p => p.X));
        double my = sessions.Average(s => s.Average(p => p.Y));
        double expected = 250 * sessions.Sum(s => s.Average(p => (p.X - mx) * (p.Y - my))) / (sessions.Count - 1);
        Assert.Equal(expected, sample.Of(near, far)!.Covariance!.Value, 1e-12);
        Assert.Same(sample.Of(near, far), sample.Of(far, near));
        Assert.Equal(sessions.Count, sample.Of(near, far)!.Sessions);
        // Where a session always has both, there is nothing to adjust for.
        double adjusted = VixFuturesCovariance.ByClock(history, options: options with { AdjustForSessions = true })[0].Of(far, far)!.Covariance!.Value;
        Assert.Equal(sample.Of(far, far)!.Covariance!.Value, adjusted, 1e-12);
    }

    [Fact]
    public void Adjusting_keeps_the_wild_day_of_another_maturity_from_deciding()
    {
        // VIX moves ten times as much on days that have a contract of 15 to 21 days: its variance is then not that of an ordinary day.
        HashSet<int> wild = [];
        PlantedHistory.Make(4, 800, (i, days, _, _) => { if (days is >= 15 and <= 21) wild.Add(i); return 0; });
        VixFuturesHistory history = PlantedHistory.Make(4, 800, (i, days, moves, _) => Math.Exp(-5 * days / 365d) * moves[i], vixMove: (i, random) => (wild.Contains(i) ? 0.2 : 0.02) * PlantedHistory.Gaussian(random));
        double Ratio(bool adjusted)
        {
            VixFuturesCovariance sample = VixFuturesCovariance.ByClock(history, options: new() { AdjustForSessions = adjusted })[0];
            MaturityBucket here = new(15, 21);
            MaturityBucket next = new(22, 30);
            return sample.Of(here, here)!.Covariance!.Value / sample.Of(next, next)!.Covariance!.Value;
        }

        Assert.Equal(Math.Exp(10 * 8.1 / 365), Ratio(true), 0.05);
        Assert.True(Ratio(false) > 20);
    }

    [Fact]
    public void Too_few_entries_say_so()
    {
        TwoFactorFit fit = TwoFactorFitting.Fit(Sample((t, u) => t > 0.03 ? 0 : 0.5));
        Assert.Equal(EstimationStatus.TooFewMaturities, fit.Status);
        Assert.Null(fit.Dynamics);
        Assert.Null(fit.Condition);
        Refusal.OfArgument("Buckets", () => _ = new CovarianceOptions { Buckets = [new(1, 2), new(1, 2)] }, "none twice");
        // Too few sessions leave an entry without a number.
        VixFuturesHistory brief = PlantedHistory.Make(1, 15, (i, _, moves, _) => moves[i]);
        Assert.All(VixFuturesCovariance.ByClock(brief)[0].Entries, entry => Assert.Null(entry.Covariance));
    }

    [Law(MaxTest = 200)]
    public void The_map_to_Bergomi_factors_goes_there_and_back(ushort a, ushort b, ushort c, ushort d, ushort e)
    {
        TwoFactorDynamics dynamics = new(100d * a / ushort.MaxValue, 0.1 + (2d * b / ushort.MaxValue), 5d * c / ushort.MaxValue, 0.1 + (1d * d / ushort.MaxValue), -0.9 + (1.8 * e / ushort.MaxValue));
        BergomiParameters bergomi = BergomiFactorMap.ToBergomi(dynamics);
        TwoFactorDynamics back = BergomiFactorMap.ToDynamics(bergomi);
        Assert.Equal((dynamics.FirstSpeed, dynamics.SecondSpeed, dynamics.Correlation), (back.FirstSpeed, back.SecondSpeed, back.Correlation));
        Assert.Equal(dynamics.FirstVolatility, back.FirstVolatility, 1e-12);
        Assert.Equal(dynamics.SecondVolatility, back.SecondVolatility, 1e-12);
        // s_j = nu a w_j A(k_j D), written out.
        double theta = bergomi.SecondWeight;
        double scale = 1 / Math.Sqrt(((1 - theta) * (1 - theta)) + (theta * theta) + (2 * bergomi.Correlation * theta * (1 - theta)));
        Assert.Equal(dynamics.SecondVolatility, bergomi.VolatilityOfVolatility * scale * theta * Average(dynamics.SecondSpeed), 1e-11);
        Assert.Equal(dynamics.FirstVolatility, bergomi.VolatilityOfVolatility * scale * (1 - theta) * Average(dynamics.FirstSpeed), 1e-11);
        double Average(double speed) => speed < 1e-6 ? 1 : (1 - Math.Exp(-speed * 30 / 365)) / (speed * 30 / 365);
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(1)]
    public void The_Bergomi_model_responds_to_its_factors_as_the_dynamics_do(double size)
    {
        TwoFactorDynamics dynamics = new(9, 0.7 * size, 1.2, 0.45 * size, 0.6);
        BergomiVixModel model = new(StepForwardVariance.Flat(0.04), BergomiFactorMap.ToBergomi(dynamics));
        foreach (double days in new[] { 0.0, 7, 18, 60 })
        {
            FactorLoadings expected = dynamics.LoadingsAt(days / 365);
            FactorLoadings actual = model.LoadingsOf(days / 365);
            // The square root bends with the variance of VIX over the time: nothing at 0 days, a few percent at full size.
            double tolerance = days == 0 ? 1e-9 : size < 0.01 ? 1e-4 : 0.05;
            Assert.Equal(1, actual.First / expected.First, tolerance);
            Assert.Equal(1, actual.Second / expected.Second, tolerance);
        }
    }

    private static VixFuturesCovariance Sample(Func<double, double, double> covariance) => new(
        new EstimationPeriod(new(2013, 1, 2), new(2019, 12, 30), SettlementClock.At1515, null),
        [
            .. from a in Enumerable.Range(0, s_days.Length)
               from b in Enumerable.Range(a, s_days.Length - a)
               select new CovarianceEntry(MaturityBucket.Defaults[a], MaturityBucket.Defaults[b], s_days[a], s_days[b], 500, covariance(s_days[a] / 365, s_days[b] / 365)),
        ]);

    private static double Covariance(double k1, double s1, double k2, double s2, double rho, double t, double u) =>
        (s1 * s1 * Math.Exp(-k1 * (t + u))) + (s2 * s2 * Math.Exp(-k2 * (t + u))) + (rho * s1 * s2 * (Math.Exp((-k1 * t) - (k2 * u)) + Math.Exp((-k2 * t) - (k1 * u))));
}
