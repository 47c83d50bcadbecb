using VixShield.Curves;
using VixShield.Instruments;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure.Models;

public sealed class LognormalVixModelTests
{
    private const double Window = 30d / 365;

    [Law(Arbitrary = [typeof(LognormalCase)])]
    public void Futures_are_martingales_and_stay_positive(LognormalCase c)
    {
        LognormalVixModel model = c.Make();
        double horizon = 0.4 * c.Years;
        var law = new JointShockLaw(model, horizon, 0.2, 0, 0);
        double sum = 0;
        const double Step = 0.5;
        for (double y = -9; y <= 9; y += Step)
        {
            for (double z = -9; z <= 9; z += Step)
            {
                double future = model.Future(c.Years, law.FromNormals(0, y, z));
                Assert.True(future > 0);
                sum += Step * Step * Math.Exp(-0.5 * ((y * y) + (z * z))) / (2 * Math.PI) * future;
            }
        }

        Assert.Equal(1, sum / model.Future(c.Years), 1e-9);
    }

    [Law(Arbitrary = [typeof(LognormalCase)])]
    public void The_variance_is_the_integral_of_the_squared_loadings(LognormalCase c)
    {
        FactorCovariance rate = c.Dynamics.InstantaneousCovariance;
        double simpson = Simpson(t => c.Dynamics.LoadingsAt(t).CovarianceWith(c.Dynamics.LoadingsAt(t), rate), c.Years);
        Assert.Equal(simpson, c.Dynamics.LogVariance(c.Years), 1e-8 * simpson);

        // The state at a horizon carries the same variance of a future as its moves until then.
        double horizon = 0.6 * c.Years;
        FactorLoadings loadings = c.Dynamics.LoadingsAt(c.Years - horizon);
        double state = loadings.CovarianceWith(loadings, c.Dynamics.CovarianceAfter(horizon));
        double moves = Simpson(t => c.Dynamics.LoadingsAt(c.Years - horizon + t).CovarianceWith(c.Dynamics.LoadingsAt(c.Years - horizon + t), rate), horizon);
        Assert.Equal(moves, state, 1e-8 * moves);
    }

    [Law(Arbitrary = [typeof(LognormalCase)])]
    public void The_covariance_with_the_index_is_the_integral_of_its_rate(LognormalCase c)
    {
        // Factors X with d ln F = L(T - t) dX have X_h = integral of what each move leaves: by the loadings of a future that expires at the horizon for the first factor of either form.
        const double First = -0.7;
        const double Second = -0.4;
        FactorLoadings actual = c.Dynamics.CovarianceWithIndex(c.Years, First, Second);
        (double expectedFirst, double expectedSecond) = c.Dynamics switch
        {
            TwoFactorDynamics two => (
                First * Simpson(t => Math.Exp(-two.FirstSpeed * t), c.Years), Second * Simpson(t => Math.Exp(-two.SecondSpeed * t), c.Years)),
            CentralTendencyDynamics central => (
                Simpson(t => (First * central.Volatility * Math.Exp(-central.Speed * t)) + (Second * central.TendencyVolatility * c.Dynamics.LoadingsAt(t).Second), c.Years),
                Second * central.TendencyVolatility * Simpson(t => Math.Exp(-central.TendencySpeed * t), c.Years)),
            _ => throw new InvalidOperationException(),
        };
        Assert.Equal(expectedFirst, actual.First, 1e-9);
        Assert.Equal(expectedSecond, actual.Second, 1e-9);
    }

    [Law(Arbitrary = [typeof(LognormalCase)])]
    public void A_future_is_the_forward_of_the_thirty_day_volatility(LognormalCase c)
    {
        LognormalVixModel model = c.Make();
        foreach (double years in new[] { 0, 0.01, c.Years, 2 })
        {
            double later = years + Window;
            double forward = ((later * model.VolatilityResponse(later)) - (years * model.VolatilityResponse(years))) / Window;
            // Equal speeds are taken over a small difference, good to its square.
            Assert.Equal(model.LogBeta(years), forward, 1e-7 * (1 + (later / Window)));
        }

        Assert.Equal(1, model.VolatilityResponse(Window), 1e-7);
        Assert.Equal(1, model.LogBeta(0), 1e-12);
        Assert.InRange(model.ExplainedShare(c.Years), 0, 1);
    }

    [Law(Arbitrary = [typeof(LognormalCase)])]
    public void Log_beta_is_in_0_to_1_and_decreasing_exactly_for_weights_in_0_to_1(LognormalCase c)
    {
        if (c.Dynamics is not TwoFactorDynamics two || Math.Abs(two.FirstSpeed - two.SecondSpeed) < 1e-3)
            return;
        LognormalVixModel model = c.Make();
        double[] times = [.. Enumerable.Range(0, 400).Select(i => i * i * 2e-5)];
        double[] betas = [.. times.Select(model.LogBeta)];
        double weight = two.FirstWeight;
        Assert.Equal(weight is >= 0 and <= 1, two.ToLogBetaCurve().IsDecreasing);
        for (int i = 0; i < times.Length; i++)
            Assert.Equal((weight * Math.Exp(-two.FirstSpeed * times[i])) + ((1 - weight) * Math.Exp(-two.SecondSpeed * times[i])), betas[i], 1e-12 * (1 + Math.Abs(weight)));
        if (weight is >= 0 and <= 1)
        {
            Assert.All(betas, b => Assert.InRange(b, 0, 1 + 1e-12));
            Assert.All(Enumerable.Range(1, times.Length - 1), i => Assert.True(betas[i] <= betas[i - 1] + 1e-12));
        }
        else
        {
            // A negative weight of the slower speed ends below 0; of the faster, the curve begins by rising or by falling more slowly than the slower exponential.
            bool slowIsNegative = (two.FirstSpeed > two.SecondSpeed ? 1 - weight : weight) < 0;
            double late = 40 / Math.Abs(two.FirstSpeed - two.SecondSpeed);
            double slower = Math.Exp(-Math.Min(two.FirstSpeed, two.SecondSpeed) * 0.05);
            if (slowIsNegative && Math.Min(two.FirstSpeed, two.SecondSpeed) * late < 600)
                Assert.True(model.LogBeta(late) < 0);
            else if (!slowIsNegative)
                Assert.True(model.LogBeta(0.05) >= slower * (1 - 1e-12));
        }
    }

    [Law(Arbitrary = [typeof(LognormalCase)])]
    public void A_central_tendency_is_two_exponentials(LognormalCase c)
    {
        if (c.Dynamics is not CentralTendencyDynamics central || Math.Abs(central.Speed - central.TendencySpeed) < 0.5)
            return;
        double k = central.Speed / (central.Speed - central.TendencySpeed);
        double slow = k * central.TendencyVolatility;
        double fast = Math.Sqrt((central.Volatility * central.Volatility) + (slow * slow) - (2 * central.Correlation * central.Volatility * slow));
        double rho = ((central.Correlation * central.Volatility) - slow) / fast * Math.Sign(slow);
        var two = new TwoFactorDynamics(central.Speed, fast, central.TendencySpeed, Math.Abs(slow), Math.Clamp(rho, -1, 1));
        Assert.Equal(1, two.LogVariance(c.Years) / central.LogVariance(c.Years), 1e-8);
        LognormalVixModel expected = new(TestMarkets.Base.VixFutures, two);
        Assert.Equal(expected.LogBeta(c.Years), c.Make().LogBeta(c.Years), 1e-8);
        Assert.Equal(expected.ExplainedShare(c.Years), c.Make().ExplainedShare(c.Years), 1e-8);
        Assert.Equal(expected.VolatilityResponse(c.Years), c.Make().VolatilityResponse(c.Years), 1e-7);
    }

    [Law(Arbitrary = [typeof(LognormalCase)])]
    public void Equal_speeds_are_the_limit_of_unequal_ones(LognormalCase c)
    {
        if (c.Dynamics is not CentralTendencyDynamics central)
            return;
        double Variance(double speed) => new CentralTendencyDynamics(central.Speed, central.Volatility, speed, central.TendencyVolatility, central.Correlation).LogVariance(c.Years);
        double equal = Variance(central.Speed);
        double average = (Variance(central.Speed * (1 + 1e-4)) + Variance(central.Speed * (1 - 1e-4))) / 2;
        Assert.Equal(1, average / equal, 1e-6);
    }

    [Law(Arbitrary = [typeof(LognormalCase)])]
    public void Options_are_Black_s_on_the_model_s_future(LognormalCase c)
    {
        LognormalVixModel model = c.Make();
        VixDistribution law = model.DistributionAt(c.Years);
        double deviation = Math.Sqrt(c.Dynamics.LogVariance(c.Years));
        foreach (double moneyness in new[] { 0.8, 1, 1.5 })
        {
            double strike = moneyness * law.Future;
            Assert.Equal(NaiveBlack.Price(law.Future, strike, 1, deviation, 1, OptionRight.Call), law.OptionPrice(strike, OptionRight.Call), 1e-9 * law.Future);
            Assert.Equal(law.Future - strike, law.OptionPrice(strike, OptionRight.Call) - law.OptionPrice(strike, OptionRight.Put), 1e-12 * law.Future);
        }

        Assert.Equal(deviation / Math.Sqrt(c.Years), law.VolatilityAt(law.Future)!.Value, 1e-9);
        Assert.Equal(Math.Exp(deviation * deviation), law.SecondMoment / (law.Future * law.Future), 1e-12 * Math.Exp(deviation * deviation));
    }

    [Fact]
    public void The_curve_is_the_market_s()
    {
        var model = new LognormalVixModel(TestMarkets.Base.VixFutures, new TwoFactorDynamics(9, 1.1, 0.7, 0.5, 0.2));
        Assert.Equal(TestMarkets.Base.VixFutures.SpotVix, model.Vix);
        foreach (VixFuture future in TestMarkets.Base.VixFutures.Points)
            Assert.Equal(future.Price, model.Future(TestMarkets.Base.VixFutures.YearsTo(future.Expiry)), 1e-12);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Refusal.OfArgument("firstVolatility", () => _ = new TwoFactorDynamics(5, 0.5, 5, 0.5, -1), "move");
        Assert.Throws<ArgumentOutOfRangeException>(() => new TwoFactorDynamics(5, 0.5, 1, 0.5, -1.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CentralTendencyDynamics(0, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => LognormalVixModel.LogOrnsteinUhlenbeck(0, 5, 3, 1));
        Assert.Throws<ArgumentNullException>(() => new LognormalVixModel(null!, new TwoFactorDynamics(5, 0.5, 1, 0.5, 0)));
        LognormalVixModel model = LognormalVixModel.LogOrnsteinUhlenbeck(20, 5, 3, 1);
        Assert.Equal("log Ornstein-Uhlenbeck", model.Name);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Future(0.1, new JointShock(0, 1e5, 0, 0.01)));
    }

    private static double Simpson(Func<double, double> f, double until, int intervals = 2000)
    {
        double width = until / intervals;
        double sum = 0;
        for (int i = 0; i <= intervals; i++)
            sum += width / 3 * (i == 0 || i == intervals ? 1 : i % 2 == 1 ? 4 : 2) * f(i * width);
        return sum;
    }
}
