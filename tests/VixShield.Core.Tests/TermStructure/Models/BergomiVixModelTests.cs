using VixShield.Instruments;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure.Models;

public sealed class BergomiVixModelTests
{
    private const double Window = 30d / 365;

    // The naive grid has steps of a tenth of a deviation over 8 deviations and Simpson's rule in the window: far better than this.
    private const double NaiveError = 1e-8;
    private const double Rounding = 1e-12;

    // Two rules of different order over one window, in a state of some deviations.
    private const double WindowError = 1e-10;

    [Law(Arbitrary = [typeof(BergomiCase)], MaxTest = 60)]
    public void A_future_is_the_mean_of_VIX_by_brute_force(BergomiCase c)
    {
        double naive = NaiveVix.Expectation(c, c.Years, default, vix => vix);
        Assert.Equal(1, c.Make().Future(c.Years) / naive, NaiveError);
        JointShock shock = c.Shock(0.4 * c.Years);
        Assert.Equal(1, c.Make().Future(c.Years, shock) / NaiveVix.Expectation(c, c.Years, shock, vix => vix), NaiveError);
    }

    [Law(Arbitrary = [typeof(BergomiCase)], MaxTest = 40)]
    public void Options_are_means_of_their_payoffs_by_brute_force(BergomiCase c)
    {
        JointShock shock = c.Shock(0.3 * c.Years);
        VixDistribution law = c.Make().DistributionAt(c.Years, shock);
        foreach (double moneyness in new[] { 0.8, 1.3 })
        {
            double strike = moneyness * law.Future;
            OptionRight right = moneyness < 1 ? OptionRight.Put : OptionRight.Call;
            double naive = NaiveVix.Expectation(c, c.Years, shock, vix => Math.Max(0, (int)right * (vix - strike)), 241);
            // A kink costs the grid about the square of its step; both factors average it out.
            Assert.Equal(naive, law.OptionPrice(strike, right), 2e-4 * law.Future);
        }
    }

    [Law(Arbitrary = [typeof(BergomiCase)], MaxTest = 300)]
    public void Parity_holds_on_the_future_and_prices_stay_in_their_bounds(BergomiCase c)
    {
        VixDistribution law = c.Make().DistributionAt(c.Years, c.Shock(0.5 * c.Years));
        Assert.Equal(1, c.Make().Future(c.Years, c.Shock(0.5 * c.Years)) / law.Future, 10 * Rounding);
        Assert.True(law.Future > 0);
        double lastCall = law.Future;
        double lastPut = 0;
        double lastAbove = 1;
        double last = 0;
        for (double strike = 0.3 * law.Future; strike < 4 * law.Future; strike *= 1.15)
        {
            double call = law.OptionPrice(strike, OptionRight.Call);
            double put = law.OptionPrice(strike, OptionRight.Put);
            double above = law.ProbabilityAbove(strike);
            Assert.Equal(law.Future - strike, call - put, Rounding * law.Future * 10);
            Assert.InRange(call, Math.Max(0, law.Future - strike) - (Rounding * law.Future), lastCall + Rounding);
            Assert.InRange(put, Math.Max(lastPut, strike - law.Future) - (Rounding * law.Future * 10), strike);
            Assert.InRange(above, 0, lastAbove + Rounding);

            // The call falls by between the two probabilities times the step: monotone and convex in the strike.
            if (last > 0)
                Assert.InRange(lastCall - call, ((strike - last) * above) - (1e-11 * law.Future), ((strike - last) * lastAbove) + (1e-11 * law.Future));
            (lastCall, lastPut, lastAbove, last) = (call, put, above, strike);
        }
    }

    [Law(Arbitrary = [typeof(BergomiCase)], MaxTest = 60)]
    public void The_mean_square_is_that_of_the_options_of_all_strikes_and_at_first_the_forward_variance(BergomiCase c)
    {
        BergomiVixModel model = c.Make();
        VixDistribution law = model.DistributionAt(c.Years);
        Assert.Equal(1, Math.Sqrt(law.SecondMoment) / model.ForwardVariance.VixBound(c.Years), Rounding);
        Assert.True(law.Future <= Math.Sqrt(law.SecondMoment) * (1 + Rounding));

        // F^2 + 2 int P + 2 int C, in the logarithm of the strike.
        double sum = 0;
        const double Step = 0.01;
        for (double k = -8; k < 30; k += Step)
        {
            double strike = law.Future * Math.Exp(k + (Step / 2));
            sum += 2 * Step * strike * law.OptionPrice(strike, strike < law.Future ? OptionRight.Put : OptionRight.Call);
        }

        Assert.Equal(1, ((law.Future * law.Future) + sum) / law.SecondMoment, 2e-4);
    }

    [Law(Arbitrary = [typeof(BergomiCase)], MaxTest = 40)]
    public void Futures_are_martingales_over_the_law_of_the_shock(BergomiCase c)
    {
        BergomiVixModel model = c.Make();
        double horizon = 0.35 * c.Years;
        var law = new JointShockLaw(model, horizon, 0.2, 0, 0);
        double[] times = [horizon, horizon + (0.5 * (c.Years - horizon)), c.Years];
        double[] sums = new double[times.Length];
        double variance = 0;
        foreach ((JointShock shock, double weight) in Shocks(law))
        {
            for (int i = 0; i < times.Length; i++)
                sums[i] += weight * model.Future(times[i], shock);
            variance += weight * model.ForwardVarianceAt(c.Years, shock);
        }

        for (int i = 0; i < times.Length; i++)
            Assert.Equal(1, sums[i] / model.Future(times[i]), 1e-7);
        Assert.Equal(1, variance / c.Curve.At(c.Years), 1e-7);
    }

    [Law(Arbitrary = [typeof(BergomiCase)], MaxTest = 100)]
    public void Loadings_are_the_derivatives_by_the_factors(BergomiCase c)
    {
        BergomiVixModel model = c.Make();
        foreach (double years in new[] { 0, c.Years })
        {
            FactorLoadings loadings = model.LoadingsOf(years);
            const double Step = 1e-4;
            double first = Math.Log(model.Future(years, new JointShock(0, Step, 0, 0)) / model.Future(years, new JointShock(0, -Step, 0, 0))) / (2 * Step);
            double second = Math.Log(model.Future(years, new JointShock(0, 0, Step, 0)) / model.Future(years, new JointShock(0, 0, -Step, 0))) / (2 * Step);
            Assert.Equal(first, loadings.First, 1e-5);
            Assert.Equal(second, loadings.Second, 1e-5);
        }

        Assert.Equal(1, model.LogBeta(0), Rounding);
        Assert.Equal(1, model.ExplainedShare(0), Rounding);
        Assert.InRange(model.ExplainedShare(c.Years), 0, 1);
        Assert.Equal(1, model.VolatilityResponse(Window), Rounding);
    }

    [Law(Arbitrary = [typeof(BergomiCase)], MaxTest = 100)]
    public void The_thirty_day_volatility_moves_as_VIX_and_nothing_moves_without_a_shock(BergomiCase c)
    {
        BergomiVixModel model = c.Make();
        JointShock instant = c.Shock(c.Years) with { Years = 0 };
        Assert.Equal(1, model.IndexVolatilityRatio(Window, instant) * model.Vix / model.Future(0, instant), WindowError);
        foreach (double years in new[] { 0, 1e-6, Window, c.Years })
        {
            Assert.Equal(1, model.IndexVolatilityRatio(years, default), Rounding);
            Assert.Equal(model.Future(years), model.Future(years, default), Rounding);
        }
    }

    [Law(Arbitrary = [typeof(BergomiCase)], MaxTest = 100)]
    public void Parts_of_one_width_are_no_mixture_and_weightless_factors_none(BergomiCase c)
    {
        double scale = c.Mixture.Segments[0].FirstScale;
        var alike = new BergomiVixModel(c.Curve, c.Parameters, new VarianceMixture([new MixtureSegment(0, 0.37, scale, scale)]));
        var single = new BergomiVixModel(c.Curve, c.Parameters with { VolatilityOfVolatility = scale * c.Parameters.VolatilityOfVolatility });
        Assert.Equal(single.Future(c.Years), alike.Future(c.Years), 1e-12);

        // A factor of no weight has no say, whatever its speed.
        var one = new BergomiVixModel(c.Curve, BergomiParameters.OneFactor(c.Parameters.FirstSpeed, 2 * c.Parameters.VolatilityOfVolatility), c.Mixture);
        var two = new BergomiVixModel(c.Curve, c.Parameters with { SecondWeight = 0 }, c.Mixture);
        Assert.Equal(one.Future(c.Years), two.Future(c.Years), 1e-12);
        Assert.Equal(1, one.ExplainedShare(c.Years), Rounding);
        Assert.StartsWith(c.Mixture.Segments.All(s => s.SecondShare is 0 or 1) ? "one-factor" : "mixed one-factor", one.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void Twice_the_forward_variance_is_root_two_times_every_price()
    {
        var model = new BergomiVixModel(new StepForwardVariance([0, 0.1], [0.03, 0.05]), BergomiParameters.Prior, new VarianceMixture([new MixtureSegment(0, 0.3, 0.5, 2)]));
        var twice = new BergomiVixModel(new StepForwardVariance([0, 0.1], [0.06, 0.1]), BergomiParameters.Prior, model.Mixture);
        double root = Math.Sqrt(2);
        VixDistribution law = model.DistributionAt(0.2);
        VixDistribution other = twice.DistributionAt(0.2);
        Assert.Equal(root * law.Future, other.Future, 1e-12);
        Assert.Equal(root * law.OptionPrice(25, OptionRight.Call), other.OptionPrice(25 * root, OptionRight.Call), 1e-12);
        Assert.Equal(law.VolatilityAt(25)!.Value, other.VolatilityAt(25 * root)!.Value, 1e-11);
    }

    [Fact]
    public void Where_VIX_is_not_monotone_in_the_main_factor_options_still_keep_parity_and_the_brute_force()
    {
        // A very fast factor against the slow one: within one window the direction turns round.
        var c = new BergomiCase(
            new BergomiParameters { FirstSpeed = 60, SecondSpeed = 0.5, SecondWeight = 0.2, Correlation = -0.95, VolatilityOfVolatility = 4 },
            VarianceMixture.None,
            StepForwardVariance.Flat(0.04),
            0.02,
            0,
            0);
        VixTerms terms = c.Make().TermsAt(c.Years, default);
        Assert.True(terms.Main.Min() < 0 && terms.Main.Max() > 0);
        VixDistribution law = c.Make().DistributionAt(c.Years);
        foreach (double moneyness in new[] { 0.7, 0.95, 1.05, 1.4 })
        {
            double strike = moneyness * law.Future;
            Assert.Equal(law.Future - strike, law.OptionPrice(strike, OptionRight.Call) - law.OptionPrice(strike, OptionRight.Put), 1e-11);
            double naive = NaiveVix.Expectation(c, c.Years, default, vix => Math.Max(0, vix - strike), 641);
            Assert.Equal(naive, law.OptionPrice(strike, OptionRight.Call), 2e-5 * law.Future);
        }
    }

    [Theory]
    [InlineData(22.4)]
    [InlineData(101)]
    [InlineData(176)]
    [InlineData(400)]
    public void A_factor_that_dies_within_the_window_is_integrated_as_well(double speed)
    {
        var model = new BergomiVixModel(StepForwardVariance.Flat(0.04), new BergomiParameters { FirstSpeed = speed, SecondSpeed = 2, SecondWeight = 0.33, VolatilityOfVolatility = 2 });
        const double Horizon = 0.1;
        var shock = new JointShock(0, 0.2, 0.1, Horizon);

        // Spot VIX in a state is the average of forward variance, which a fine sum of the definition gives.
        double sum = 0;
        const int Points = 400_000;
        for (int i = 0; i < Points; i++)
            sum += model.ForwardVarianceAt(Horizon + ((i + 0.5) * Window / Points), shock) / Points;
        Assert.Equal(100 * Math.Sqrt(sum), model.Future(Horizon, shock), 1e-9);
        double averaged = 0;
        for (int i = 0; i < Points; i++)
            averaged += model.ForwardVarianceAt(Horizon + ((i + 0.5) * 0.3 / Points), shock) / Points;
        Assert.Equal(Math.Sqrt(averaged / 0.04), model.IndexVolatilityRatio(Horizon + 0.3, shock), 1e-9);
    }

    [Fact]
    public void A_move_beyond_all_prices_is_refused_and_never_0_or_NaN()
    {
        var model = new BergomiVixModel(StepForwardVariance.Flat(0.04), BergomiParameters.Prior);
        foreach (double far in new[] { 1e4, -1e6, 1e6 })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => model.ForwardVarianceAt(0.5, new JointShock(0, far, 0, 0.1)));
            Assert.Throws<ArgumentOutOfRangeException>(() => model.Future(0.1, new JointShock(0, far, 0, 0.1)));
            Assert.Throws<ArgumentOutOfRangeException>(() => model.Shock(TestMarkets.Base, new JointShock(0, far, 0, 0.01)));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => model.Shock(TestMarkets.Base, new JointShock(1000, 0, 0, 0.01)));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Shock(TestMarkets.Base, new JointShock(-1000, 0, 0, 0.01)));
        var wide = new BergomiVixModel(StepForwardVariance.Flat(0.04), BergomiParameters.Prior, new VarianceMixture([new MixtureSegment(0, 0.5, 1, 100)]));
        Refusal.OfArgument("mixture", () => wide.Future(0.5), "standard deviation");
    }

    [Fact]
    public void At_the_expiry_VIX_is_known_and_far_out_there_is_still_a_price()
    {
        var model = new BergomiVixModel(StepForwardVariance.Flat(0.04), BergomiParameters.Prior, new VarianceMixture([new MixtureSegment(0, 0.3, 0.5, 2)]));
        VixDistribution now = model.DistributionAt(0);
        Assert.Equal(20, now.Future, 1e-12);
        Assert.Equal((5, 0, 1, 0), (Math.Round(now.OptionPrice(15, OptionRight.Call), 11), now.OptionPrice(15, OptionRight.Put), Math.Round(now.ProbabilityAbove(15), 11), now.ProbabilityAbove(25)));
        Assert.Null(now.VolatilityAt(25));
        Assert.Equal((now.Future, 0), (now.OptionPrice(0, OptionRight.Call), now.OptionPrice(0, OptionRight.Put)));
        VixDistribution far = model.DistributionAt(20);
        Assert.True(far.Future is > 0 and < 20);
        Assert.True(far.OptionPrice(300, OptionRight.Call) > 0);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        var model = new BergomiVixModel(StepForwardVariance.Flat(0.04), BergomiParameters.Prior);
        Refusal.OfValue("years", -0.1, "at least 0", () => model.Future(-0.1));
        Refusal.OfValue("years", 0.1, "horizon", () => model.Future(0.1, new JointShock(0, 0, 0, 0.2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Future(0.1, new JointShock(0, double.NaN, 0, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Future(0.1, new JointShock(0, 1e6, 0, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.IndexVolatilityRatio(0.1, new JointShock(0, 1e6, 0, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BergomiParameters { Correlation = -1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BergomiVixModel(StepForwardVariance.Flat(0.04), new BergomiParameters { SecondWeight = 0.5, Correlation = -1 }));
        Refusal.OfValue("strike", -1.0, "at least", () => model.DistributionAt(0.1).OptionPrice(-1, OptionRight.Call));
        Refusal.OfArgument("segments", () => _ = new VarianceMixture([new MixtureSegment(0.1, 0.2, 1, 1)]), "begin at 0");
    }

    /// <summary>A grid over the two normals that move the factors; the index stays.</summary>
    private static IEnumerable<(JointShock Shock, double Weight)> Shocks(JointShockLaw law)
    {
        const double Step = 0.5;
        for (double y = -9; y <= 9; y += Step)
        {
            for (double z = -9; z <= 9; z += Step)
                yield return (law.FromNormals(0, y, z), Step * Step * Math.Exp(-0.5 * ((y * y) + (z * z))) / (2 * Math.PI));
        }
    }
}
