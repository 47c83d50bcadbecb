using VixShield.Economics;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Economics;

public static class FactorRegressionTests
{
    private const double Relative = 1e-12;

    /// <summary>Names in capm_result.csv: those of the second model start with m2.</summary>
    [ReferenceFact]
    public static void Both_models_are_those_of_the_table()
    {
        FactorReturn[] rows = [.. ReferenceTable.Reference("capm_data.csv").Rows.Select(r => new FactorReturn(r.Number("portfolio"), r.Number("market"), r.Number("rf"), r.Number("vol")))];
        FactorFit one = FactorRegression.OnMarket(rows);
        FactorFit two = FactorRegression.OnMarketAndVolatility(rows);
        var deviations = new Deviations();
        foreach (ReferenceTable.Row row in ReferenceTable.Reference("capm_result.csv").Rows)
        {
            double? value = row.Text("item") switch
            {
                "alpha" => one.Alpha,
                "beta" => one.MarketBeta,
                "se_alpha" => one.AlphaStandardError,
                "se_beta" => one.MarketBetaStandardError,
                "r2" => one.RSquared,
                "resid_sd" => one.ResidualDeviation,
                "m2_alpha" => two.Alpha,
                "m2_beta_market" => two.MarketBeta,
                "m2_beta_vol" => two.VolatilityBeta,
                "m2_se_alpha" => two.AlphaStandardError,
                "m2_se_beta_market" => two.MarketBetaStandardError,
                "m2_se_beta_vol" => two.VolatilityBetaStandardError,
                "m2_r2" => two.RSquared,
                "m2_resid_sd" => two.ResidualDeviation,
                string unknown => throw new InvalidDataException($"Unknown item {unknown}."),
            };
            // Alpha is a difference of means: it has the rounding of the returns, not its own.
            double size = row.Text("item").EndsWith("alpha", StringComparison.Ordinal) ? Math.Max(Math.Abs(row.Number("value")), 1e-3) : Math.Abs(row.Number("value"));
            deviations.Compare(row.Number("value"), value!.Value, Relative * size, row);
        }

        deviations.Verify("capm_result.csv");
    }

    [SeededProperty(MaxTest = 200)]
    public static void A_fit_finds_what_the_returns_were_made_of(int seed, byte alphas, byte betas)
    {
        var random = new Random(seed);
        double alpha = (alphas - 128) / 1e4, market = (betas - 128) / 50d, volatility = (alphas - betas) / 300d;
        FactorReturn[] rows = [.. Enumerable.Range(0, 30).Select(_ =>
        {
            double riskFree = 0.005 * random.NextDouble();
            double m = (random.NextDouble() - 0.5) * 0.1, v = (random.NextDouble() - 0.5) * 0.5;
            return new FactorReturn(riskFree + alpha + (market * (m - riskFree)) + (volatility * v), m, riskFree, v);
        })];
        FactorFit fit = FactorRegression.OnMarketAndVolatility(rows);
        Assert.Equal(alpha, fit.Alpha!.Value, 1e-14);
        Assert.Equal(market, fit.MarketBeta!.Value, 1e-13);
        Assert.Equal(volatility, fit.VolatilityBeta!.Value, 1e-13);
        Assert.Equal(0, fit.ResidualDeviation!.Value, 1e-14);
    }

    /// <summary>Residuals sum to 0 and are at right angles to both factors; the slope's error follows from the market's residual on the future.</summary>
    [SeededProperty(MaxTest = 200)]
    public static void Residuals_are_at_right_angles_to_what_explains(int seed)
    {
        FactorReturn[] rows = Noise(seed, 25);
        FactorFit fit = FactorRegression.OnMarketAndVolatility(rows);
        double[] x = [.. rows.Select(r => r.Market - r.RiskFree)];
        double[] v = [.. rows.Select(r => r.VolatilityFuture!.Value)];
        double[] errors = [.. rows.Select((r, i) => r.Portfolio - r.RiskFree - fit.Alpha!.Value - (fit.MarketBeta!.Value * x[i]) - (fit.VolatilityBeta!.Value * v[i]))];
        Assert.Equal(0, errors.Sum(), 1e-13);
        Assert.Equal(0, errors.Zip(x, (e, f) => e * f).Sum(), 1e-14);
        Assert.Equal(0, errors.Zip(v, (e, f) => e * f).Sum(), 1e-14);
        double variance = errors.Sum(e => e * e) / (rows.Length - 3);
        Assert.Equal(Math.Sqrt(variance), fit.ResidualDeviation!.Value, 1e-14);
        Assert.Equal(Math.Sqrt(variance / OwnPart(x, v)), fit.MarketBetaStandardError!.Value, 1e-10);
        Assert.Equal(Math.Sqrt(variance / OwnPart(v, x)), fit.VolatilityBetaStandardError!.Value, 1e-10);
        double mean = rows.Average(r => r.Portfolio - r.RiskFree);
        Assert.Equal(1 - (errors.Sum(e => e * e) / rows.Sum(r => Math.Pow(r.Portfolio - r.RiskFree - mean, 2))), fit.RSquared!.Value, 1e-12);
        Assert.True(fit.RSquared >= FactorRegression.OnMarket(rows).RSquared - 1e-13);
    }

    /// <summary>The error of the intercept by another way: that of the mean at the point where the factors are shifted to their means.</summary>
    [SeededProperty(MaxTest = 100)]
    public static void Alpha_at_the_means_has_the_error_of_a_mean(int seed)
    {
        FactorReturn[] rows = [.. Noise(seed, 20).Select(r => new FactorReturn(r.Portfolio, r.Market, 0, r.VolatilityFuture))];
        double market = rows.Average(r => r.Market), volatility = rows.Average(r => r.VolatilityFuture!.Value);
        FactorFit shifted = FactorRegression.OnMarketAndVolatility(rows.Select(r => new FactorReturn(r.Portfolio, r.Market - market, 0, r.VolatilityFuture - volatility)));
        Assert.Equal(shifted.ResidualDeviation!.Value / Math.Sqrt(rows.Length), shifted.AlphaStandardError!.Value, 1e-13);
        FactorFit plain = FactorRegression.OnMarketAndVolatility(rows);
        Assert.Equal(shifted.MarketBeta!.Value, plain.MarketBeta!.Value, 1e-11);
        Assert.True(plain.AlphaStandardError >= shifted.AlphaStandardError - 1e-13);
    }

    [Fact]
    public static void What_cannot_be_estimated_says_why()
    {
        FactorReturn[] rows = Noise(3, 10);
        Assert.Equal(EstimationStatus.TooFewObservations, FactorRegression.OnMarket(rows[..2]).Status);
        Assert.Equal(EstimationStatus.Ok, FactorRegression.OnMarket(rows[..3]).Status);
        Assert.Equal(EstimationStatus.TooFewObservations, FactorRegression.OnMarketAndVolatility(rows[..3]).Status);
        Assert.Equal(EstimationStatus.Ok, FactorRegression.OnMarketAndVolatility(rows[..4]).Status);
        Assert.Equal(EstimationStatus.NotFinite, FactorRegression.OnMarketAndVolatility([.. rows, new FactorReturn(0, 0, 0)]).Status);
        Assert.Equal(EstimationStatus.NotFinite, FactorRegression.OnMarket([.. rows, new FactorReturn(double.NaN, 0, 0)]).Status);
        Assert.Equal(EstimationStatus.NoVariance, FactorRegression.OnMarket(rows.Select(r => new FactorReturn(r.Portfolio, 0.01, 0))).Status);
        FactorFit collinear = FactorRegression.OnMarketAndVolatility(rows.Select(r => new FactorReturn(r.Portfolio, r.Market, 0.001, (-4 * (r.Market - 0.001)) + 0.02)));
        Assert.Equal(EstimationStatus.NoVariance, collinear.Status);
        Assert.Contains("told apart", collinear.Reason, StringComparison.Ordinal);
        Assert.Null(collinear.MarketBeta);
        Assert.Null(FactorRegression.OnMarket(rows.Select(r => new FactorReturn(0.01, r.Market, 0))).RSquared);
    }

    [Theory]
    [InlineData(1e160, 2)]
    [InlineData(1e-180, 1)]
    [InlineData(1.7e308, 0)]
    [InlineData(5e-324, 1)]
    public static void Returns_that_vary_beyond_squares_are_not_said_to_be_constant(double scale, int power)
    {
        FactorReturn[] market = [.. Enumerable.Range(1, 8).Select(i => new FactorReturn(0.01 * (i % 3), scale * (power == 0 ? i % 2 == 0 ? 1 : -1 : Math.Pow(i, power)), 0, 0.1 * (i % 4)))];
        AssertBeyond("market", FactorRegression.OnMarket(market));
        AssertBeyond("volatility future", FactorRegression.OnMarketAndVolatility(market.Select(r => new FactorReturn(r.Portfolio, r.VolatilityFuture!.Value, 0, r.Market))));
        AssertBeyond("portfolio", FactorRegression.OnMarket(market.Select(r => new FactorReturn(r.Market, r.VolatilityFuture!.Value, 0))));

        static void AssertBeyond(string name, FactorFit fit)
        {
            Assert.Equal(EstimationStatus.NotFinite, fit.Status);
            Assert.Contains(name, fit.Reason, StringComparison.Ordinal);
            Assert.Contains("squares", fit.Reason, StringComparison.Ordinal);
            Assert.Null(fit.MarketBeta);
        }
    }

    /// <summary>Betas are quotients of returns: any unit of both within the limits gives the same.</summary>
    [SeededProperty(MaxTest = 100)]
    public static void Within_the_limits_the_unit_of_returns_leaves_the_beta(int seed, sbyte exponent)
    {
        double unit = Math.Pow(2, 2 * exponent);
        FactorReturn[] rows = Noise(seed, 12);
        FactorFit plain = FactorRegression.OnMarket(rows), scaled = FactorRegression.OnMarket(rows.Select(r => new FactorReturn(r.Portfolio * unit, r.Market * unit, r.RiskFree * unit)));
        Assert.Equal(plain.MarketBeta!.Value, scaled.MarketBeta!.Value, 1e-13);
        Assert.Equal(plain.MarketBetaStandardError!.Value, scaled.MarketBetaStandardError!.Value, 1e-13);
    }

    private static FactorReturn[] Noise(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => new FactorReturn((random.NextDouble() - 0.5) * 0.1, (random.NextDouble() - 0.4) * 0.1, 0.004 * random.NextDouble(), (random.NextDouble() - 0.5) * 0.4))];
    }

    // Squares of what the other factor leaves of one.
    private static double OwnPart(double[] one, double[] other)
    {
        double a = one.Average(), b = other.Average();
        double slope = one.Zip(other, (x, y) => (x - a) * (y - b)).Sum() / other.Sum(y => (y - b) * (y - b));
        return one.Zip(other, (x, y) => Math.Pow(x - a - (slope * (y - b)), 2)).Sum();
    }
}
