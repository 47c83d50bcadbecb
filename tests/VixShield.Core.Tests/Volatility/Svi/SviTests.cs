using FsCheck;
using FsCheck.Fluent;
using VixShield.Instruments;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Volatility.Svi;

public sealed class SviTests
{
    [SeededProperty(Arbitrary = [typeof(SviTests)])]
    public void Raw_and_natural_parameters_are_the_same_curve(RawSvi svi, NormalFloat at)
    {
        NaturalSvi natural = svi.ToNatural();
        RawSvi back = natural.ToRaw();
        double k = svi.M + (3 * svi.Sigma * at.Get);
        double written = natural.Delta + (natural.Omega / 2 * (1 + (natural.Zeta * natural.Rho * (k - natural.Mu))
            + Math.Sqrt(Math.Pow((natural.Zeta * (k - natural.Mu)) + natural.Rho, 2) + 1 - (natural.Rho * natural.Rho))));
        double scale = svi.TotalVariance(k) + Math.Abs(svi.A) + (natural.Omega / (1 - (svi.Rho * svi.Rho)));
        Assert.Equal(svi.TotalVariance(k), back.TotalVariance(k), 1e-12 * scale);
        Assert.Equal(svi.TotalVariance(k), written, 1e-12 * scale);
    }

    [SeededProperty(Arbitrary = [typeof(SviTests)])]
    public void Derivatives_are_those_of_the_curve(RawSvi svi, NormalFloat at)
    {
        double k = svi.M + (3 * svi.Sigma * at.Get);
        double h = 1e-4 * svi.Sigma;
        VariancePoint point = svi.At(k);
        Assert.Equal(svi.TotalVariance(k), point.Variance);
        Assert.Equal((svi.TotalVariance(k + h) - svi.TotalVariance(k - h)) / (2 * h), point.Slope, 1e-6 * svi.B);
        Assert.Equal((svi.At(k + h).Slope - svi.At(k - h).Slope) / (2 * h), point.Curvature, 1e-5 * svi.B / svi.Sigma);
        Assert.Equal(svi.B * (1 - svi.Rho), svi.LeftSlope, 1e-15);
        Assert.Equal(svi.B * (1 + svi.Rho), svi.RightSlope, 1e-15);
        Assert.True(svi.At(svi.M + (svi.Sigma * -svi.Rho / Math.Sqrt(1 - (svi.Rho * svi.Rho)))).Variance <= svi.MinimumVariance * (1 + 1e-9) + (1e-12 * svi.B));
    }

    /// <summary>Breeden and Litzenberger by second differences of textbook prices: density times K sqrt(2 pi w) exp(d2^2 / 2) is the function.</summary>
    [SeededProperty(Arbitrary = [typeof(SviTests)])]
    public void Durrlemans_function_is_the_density_up_to_a_positive_factor(RawSvi svi, NormalFloat at)
    {
        double unit = Math.Sqrt(svi.TotalVariance(0));
        double k = Math.Clamp(at.Get, -2, 2) * unit;
        double strike = Math.Exp(k);
        double h = 2e-3 * strike * Math.Min(unit, svi.Sigma);
        double density = (Call(strike + h) - (2 * Call(strike)) + Call(strike - h)) / (h * h);
        VariancePoint point = svi.At(k);
        double d2 = (-k / Math.Sqrt(point.Variance)) - (Math.Sqrt(point.Variance) / 2);
        double expected = density * strike * Math.Sqrt(2 * Math.PI * point.Variance) * Math.Exp(d2 * d2 / 2);
        if (d2 * d2 < 16)
            Assert.Equal(expected, point.Durrleman, 2e-3 * (1 + Math.Abs(point.Durrleman) + point.Curvature + (point.Slope * point.Slope / point.Variance)));
        double Call(double x) => NaiveBlack.Price(1, x, 1, Math.Sqrt(svi.TotalVariance(Math.Log(x))), 1, OptionRight.Call);
    }

    [Fact]
    public void A_published_slice_with_butterflies_is_told()
    {
        // The example of Axel Vogt in Gatheral and Jacquier (2014), section 2.2: raw parameters whose density is negative near k = 0.8.
        var svi = new RawSvi(-0.0410, 0.1331, 0.3060, 0.3586, 0.4153);
        Assert.True(svi.MinimumDurrleman < 0);
        Assert.True(svi.At(0.8).Durrleman < 0);
        Assert.True(new RawSvi(0.03, 0.05, -0.4, 0, 0.2).MinimumDurrleman > 0);
    }

    [Theory]
    [InlineData(double.NaN, 0.1, 0, 0, 0.1, "a")]
    [InlineData(0.04, -0.1, 0, 0, 0.1, "b")]
    [InlineData(0.04, 1.5, 0.5, 0, 0.1, "b")]
    [InlineData(0.04, 0.1, 1, 0, 0.1, "rho")]
    [InlineData(0.04, 0.1, double.NaN, 0, 0.1, "rho")]
    [InlineData(0.04, 0.1, 0, double.PositiveInfinity, 0.1, "m")]
    [InlineData(0.04, 0.1, 0, 0, 0, "sigma")]
    [InlineData(-0.02, 0.1, 0, 0, 0.1, "a")]
    public void Illegal_parameters_are_refused(double a, double b, double rho, double m, double sigma, string parameter) =>
        Refusal.OfArgument(parameter, () => _ = new RawSvi(a, b, rho, m, sigma));

    public static Arbitrary<RawSvi> Slices() => Arb.From(
        from level in Generators.Exponential(-4, -0.5)
        from b in Generators.Exponential(-3, 0)
        from rho in Generators.Uniform(-0.95, 0.95)
        from m in Generators.Uniform(-0.3, 0.3)
        from sigma in Generators.Exponential(-2, 0)
        let wing = Math.Min(b, 1.99 / (1 + Math.Abs(rho)))
        select new RawSvi(level - (wing * sigma * Math.Sqrt(1 - (rho * rho))), wing, rho, m, sigma));

    public static Arbitrary<NormalFloat> Positions() => Arb.From(Generators.Uniform(-1.5, 1.5).Select(NormalFloat.NewNormalFloat));
}
