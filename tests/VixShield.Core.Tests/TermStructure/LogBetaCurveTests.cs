using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure;

public sealed class LogBetaCurveTests
{
    private const double Window = 30d / 365;
    private const double Minute = 1d / 525_600;

    // The identity divides a difference of terms of size (T + D) VR by D: some ulp times (T + D) / D, for T up to 5 years.
    private const double IdentityRounding = 1e-12;

    // Simpson's rule with 400 steps on exponentials of at most exp(-40 T) over 2 years: h^4 K^4 / 180.
    private const double SimpsonError = 1e-5;

    private static readonly double[] Tenors = [0, 1e-9, 1e-4, 1 / 365d, 9 / 365d, Window, 0.25, 1, 5];

    [Theory]
    [InlineData(0.25, 1.6440)]
    [InlineData(1, 1.6194)]
    [InlineData(5, 1.4978)]
    [InlineData(9, 1.3908)]
    [InlineData(30, 1)]
    [InlineData(44, 0.8424)]
    [InlineData(90, 0.5777)]
    public void Volatility_responses_of_the_prior_are_the_printed_ones(double days, double printed) =>
        Assert.Equal(printed, Math.Round(LogBetaCurve.Prior.VolatilityResponse(days / 365), 4));

    [Law(Arbitrary = [typeof(BetaCase)])]
    public void A_future_is_the_forward_of_the_30_day_volatility(BetaCase c)
    {
        LogBetaCurve curve = c.Make();
        foreach (double years in Tenors)
        {
            double later = years + Window;
            double forward = (later * curve.VolatilityResponse(later) - years * curve.VolatilityResponse(years)) / Window;
            double size = c.Weights.Sum(Math.Abs) * (later / Window) * (1 + c.Speeds.Max() * Window);
            Assert.Equal(0, (forward - curve.LogBeta(years)) / size, IdentityRounding);
        }
    }

    [Law(Arbitrary = [typeof(BetaCase)])]
    public void Log_beta_is_the_sum_of_exponentials_and_1_at_expiry(BetaCase c)
    {
        LogBetaCurve curve = c.Make();
        Assert.Equal(1, curve.LogBeta(0), 9);
        foreach (double years in Tenors)
            Assert.Equal(c.Weights.Zip(c.Speeds, (w, k) => w * Math.Exp(-k * years)).Sum(), curve.LogBeta(years), 1e-14 * c.Weights.Sum(Math.Abs));
    }

    [Law(Arbitrary = [typeof(BetaCase)])]
    public void Log_beta_is_above_0_at_most_1_and_does_not_rise_for_weights_from_0_to_1(BetaCase c)
    {
        LogBetaCurve curve = c.Make();
        double last = 1 + 1e-9;
        foreach (double years in Tenors)
        {
            double beta = curve.LogBeta(years);
            bool vanishes = c.Speeds.Min() * years > 700;
            Assert.True(!c.AllWeightsPositive || ((beta > 0 || vanishes) && beta <= last), $"{beta} after {last}");
            last = beta * (1 + 1e-15);
        }
    }

    [Law(Arbitrary = [typeof(BetaCase)])]
    public void Volatility_response_is_a_quotient_of_average_decays(BetaCase c)
    {
        LogBetaCurve curve = c.Make();
        if (c.Speeds.Max() > 40)
            return;
        foreach (double years in new[] { 1 / 365d, 0.25, 2 })
        {
            double expected = c.Weights.Zip(c.Speeds, (w, k) => w * AverageDecay(k, years) / AverageDecay(k, Window)).Sum();
            Assert.Equal(expected, curve.VolatilityResponse(years), SimpsonError * c.Weights.Sum(Math.Abs));
        }
    }

    [Law(Arbitrary = [typeof(BetaCase)])]
    public void The_30_day_volatility_responds_one_for_one_and_short_tenors_more(BetaCase c)
    {
        LogBetaCurve curve = c.Make();
        Assert.Equal(1, curve.VolatilityResponse(Window), 9);
        Assert.True(!c.AllWeightsPositive || curve.VolatilityResponse(0) >= 1 - 1e-9);
        Assert.True(!c.AllWeightsPositive || curve.VolatilityResponse(1) <= 1 + 1e-9);
    }

    [Law(Arbitrary = [typeof(BetaCase)])]
    public void Towards_expiry_the_volatility_response_tends_to_its_finite_value_there(BetaCase c)
    {
        LogBetaCurve curve = c.Make();
        // The average decay is 1 at expiry, so that only that over the window is left.
        double[] shares = [.. c.Weights.Zip(c.Speeds, (w, k) => w * (k * Window < 1e-8 ? 1 : k * Window / (1 - Math.Exp(-k * Window))))];
        double atExpiry = curve.VolatilityResponse(0);
        Assert.True(double.IsFinite(atExpiry));
        Assert.Equal(shares.Sum(), atExpiry, 1e-7 * shares.Sum(Math.Abs));
        foreach (double years in new[] { double.Epsilon, 1e-300, 1e-15, Minute / 60, Minute, 60 * Minute })
        {
            // 1 - A(x) is at most x / 2.
            double bound = shares.Zip(c.Speeds, (s, k) => Math.Abs(s) * k * years / 2).Sum() * (1 + 1e-6);
            Assert.InRange(curve.VolatilityResponse(years) - atExpiry, -bound - (1e-14 * shares.Sum(Math.Abs)), bound + (1e-14 * shares.Sum(Math.Abs)));
        }
    }

    [Law(Arbitrary = [typeof(BetaCase)])]
    public void No_volatility_responds_more_than_at_expiry_and_none_more_than_an_earlier_one(BetaCase c)
    {
        if (!c.AllWeightsPositive)
            return;
        LogBetaCurve curve = c.Make();
        double last = curve.VolatilityResponse(0);
        foreach (double minutes in new[] { 1e-9, 1 / 60d, 1, 2, 5, 30, 390, 1440, 7 * 1440, 30 * 1440 })
        {
            double response = curve.VolatilityResponse(minutes * Minute);
            Assert.True(response <= last * (1 + 1e-14), $"{response} after {last}");
            last = response;
        }

        Assert.Equal(1, last, 1e-9);
    }

    [Law(Arbitrary = [typeof(BetaCase)])]
    public void There_is_no_volatility_response_before_expiry(BetaCase c)
    {
        LogBetaCurve curve = c.Make();
        foreach (double years in new[] { -double.Epsilon, -1e-15, -Minute, -1 })
            Refusal.OfValue("years", years, "at least 0", () => curve.VolatilityResponse(years));
        Assert.Equal(curve.VolatilityResponse(0), curve.VolatilityResponse(-0.0));
    }

    [Law(Arbitrary = [typeof(BetaCase)])]
    public void Point_beta_is_log_beta_times_the_ratio_of_prices(BetaCase c)
    {
        LogBetaCurve curve = c.Make();
        Assert.Equal(curve.LogBeta(0.1) * 18.7 / 14.2, curve.PointBeta(0.1, 18.7, 14.2), 1e-14 * c.Weights.Sum(Math.Abs));
        // Scaling the speeds is the same as scaling time.
        Assert.Equal(curve.LogBeta(0.3), curve.WithSpeedsScaled(3).LogBeta(0.1), 1e-12 * c.Weights.Sum(Math.Abs));
    }

    [Fact]
    public void The_prior_set_gives_the_yearly_range_at_18_days()
    {
        double years = 18 / 365d;
        BetaSet set = BetaSet.Prior;
        Assert.Equal((0.32, 0.58, 0.70), (Rounded(set.Low), Rounded(set.Mid), Rounded(set.High)));
        // The publisher's betas at one and five months, through which the prior is said to pass.
        Assert.Equal(0.44, LogBetaCurve.Prior.LogBeta(1 / 12d), 0.01);
        Assert.Equal(0.21, LogBetaCurve.Prior.LogBeta(5 / 12d), 0.01);
        double Rounded(LogBetaCurve curve) => Math.Round(curve.LogBeta(years), 2);
    }

    [Fact]
    public void Betas_out_of_order_are_refused()
    {
        LogBetaCurve slow = new([1], [2]);
        LogBetaCurve fast = new([1], [9]);
        Assert.Equal(slow, new BetaSet(fast, fast, slow).High);
        Refusal.OfArgument("mid", () => _ = new BetaSet(slow, fast, slow), "order");
        Refusal.OfArgument("mid", () => _ = new BetaSet(fast, slow, fast), "order");
        Refusal.OfArgument("low", () => _ = new BetaSet(null!, fast, slow));
        Refusal.OfArgument("high", () => _ = new BetaSet(fast, fast, null!));
    }

    [Law(Arbitrary = [typeof(IllegalValues)])]
    public void Illegal_values_are_refused(Negative negative, NotPositive zero)
    {
        LogBetaCurve curve = LogBetaCurve.Prior;
        Refusal.OfValue("years", negative.Value, "at least 0", () => curve.LogBeta(negative.Value));
        Refusal.OfValue("years", negative.Value, "at least 0", () => curve.VolatilityResponse(negative.Value));
        Refusal.OfValue("years", negative.Value, "at least 0", () => curve.PointBeta(negative.Value, 1, 1));
        Refusal.OfValue("future", zero.Value, "greater than 0", () => curve.PointBeta(1, zero.Value, 1));
        Refusal.OfValue("vix", zero.Value, "greater than 0", () => curve.PointBeta(1, 1, zero.Value));
        Refusal.OfValue("factor", zero.Value, "greater than 0", () => curve.WithSpeedsScaled(zero.Value));
        Refusal.OfValue("speeds", negative.Value, "from 0", () => _ = new LogBetaCurve([1], [negative.Value]));
    }

    [Fact]
    public void Weights_that_do_not_sum_to_1_or_do_not_fit_the_speeds_are_refused()
    {
        Refusal.OfArgument("weights", () => _ = new LogBetaCurve([0.7, 0.3001], [1, 2]), "1.0001", "sum to 1");
        Refusal.OfArgument("weights", () => _ = new LogBetaCurve([double.NaN], [1]), "NaN");
        Refusal.OfArgument("weights", () => _ = new LogBetaCurve([double.PositiveInfinity, double.NegativeInfinity], [1, 1]));
        Refusal.OfArgument("speeds", () => _ = new LogBetaCurve([0.5, 0.5], [1]), "1 speeds for 2 weights");
        Refusal.OfArgument("speeds", () => _ = new LogBetaCurve([], []));
        Refusal.OfArgument("weights", () => _ = new LogBetaCurve(null!, [1]));
        Refusal.OfArgument("speeds", () => _ = new LogBetaCurve([1], null!));
        Assert.NotEqual(new LogBetaCurve([0.7, 0.3], [18, 0.9]), new LogBetaCurve([0.3, 0.7], [0.9, 18]));
        Assert.Equal(LogBetaCurve.Prior, new LogBetaCurve([0.7, 0.3], [18, 0.9]));
    }

    private static double AverageDecay(double speed, double years)
    {
        const int Steps = 400;
        double sum = 0;
        for (int i = 0; i <= Steps; i++)
            sum += (i is 0 or Steps ? 1 : i % 2 == 0 ? 2 : 4) * Math.Exp(-speed * years * i / Steps);
        return sum / (3 * Steps);
    }
}
