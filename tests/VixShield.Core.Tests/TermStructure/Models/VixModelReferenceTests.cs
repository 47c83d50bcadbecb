using System.Globalization;
using System.Text.Json;
using VixShield.Instruments;
using VixShield.Pricing;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure.Models;

/// <summary>The models against tables of prices from mpmath and from order-doubled quadratures.</summary>
[Trait("Category", "Reference")]
public sealed class VixModelReferenceTests
{
    private const string Table = "vix_models.csv";

    // METHODS 6.3: one-factor rows relative, two-factor rows in points.
    private const double RelativeTolerance = 1e-12;
    private const double PointTolerance = 1e-10;

    // The black_iv column has twelve digits.
    private const double VolatilityTolerance = 1e-11;

    public static TheoryData<string> Models()
    {
        // Without the folder the theory is skipped, but it must have a row to be.
        if (ExternalFolder.SkipReason(ExternalFolder.Reference) is not null)
            return ["(no table)"];
        return [.. ReferenceTable.Reference(Table).Rows.Select(row => row.Text("model")).Distinct()];
    }

    [SkippableTheory]
    [MemberData(nameof(Models))]
    public void Every_row_of_a_model_is_met(string name)
    {
        Skip.If(ExternalFolder.SkipReason(ExternalFolder.Reference) is not null, ExternalFolder.SkipReason(ExternalFolder.Reference));
        Skip.If(Make(name, ReferenceTable.Reference(Table).Rows.First(row => row.Text("model") == name).Text("params")) is null, $"{name}: model not offered");
        Dictionary<(string, double), (IVixModel Model, VixDistribution Law)> laws = [];
        int rows = 0;
        foreach (ReferenceTable.Row row in ReferenceTable.Reference(Table).Rows.Where(row => row.Text("model") == name))
        {
            double years = row.Number("T_years");
            (string, double) key = (row.Text("params"), years);
            if (!laws.TryGetValue(key, out (IVixModel Model, VixDistribution Law) at))
            {
                IVixModel model = Make(name, row.Text("params"))!;
                laws[key] = at = (model, model.DistributionAt(years));
            }

            double expected = row.Number("value");
            switch (row.Text("quantity"))
            {
                case "future":
                    Near(name, expected, at.Model.Future(years), row);
                    Near(name, expected, at.Law.Future, row);
                    break;
                case "sqrt_forward_variance":
                    Near(name, expected, Assert.IsType<BergomiVixModel>(at.Model).ForwardVariance.VixBound(years), row);
                    Near(name, expected, Math.Sqrt(at.Law.SecondMoment), row);
                    break;
                case var option:
                    OptionRight right = option == "call" ? OptionRight.Call : option == "put" ? OptionRight.Put : throw new InvalidDataException($"Line {row.Line}: quantity {option}.");
                    Near(name, expected, at.Law.OptionPrice(row.Number("K"), right), row);
                    if (row.Text("black_iv") is { Length: > 0 } and not "NaN")
                        Assert.Equal(row.Number("black_iv"), at.Law.VolatilityAt(row.Number("K"))!.Value, VolatilityTolerance + VolatilityOf(name, row, at.Law));
                    break;
            }

            rows++;
        }

        Assert.True(rows > 0);
    }

    [ReferenceFact]
    public void The_state_of_the_two_factors_gives_the_curve_of_the_shock_table()
    {
        ReferenceTable table = ReferenceTable.Reference("bergomi2_shock.csv");
        int[] days = [.. table.Header.Where(h => h.StartsWith('F') && !h.EndsWith("_0", StringComparison.Ordinal)).Select(h => int.Parse(h[1..], CultureInfo.InvariantCulture))];
        Assert.NotEmpty(days);
        foreach (ReferenceTable.Row row in table.Rows)
        {
            var model = new BergomiVixModel(
                new ExponentialForwardVariance(row.Number("a"), row.Number("b"), row.Number("c")),
                new BergomiParameters
                {
                    FirstSpeed = row.Number("k1"),
                    SecondSpeed = row.Number("k2"),
                    SecondWeight = row.Number("theta"),
                    Correlation = row.Number("rho12"),
                    VolatilityOfVolatility = row.Number("nu"),
                });
            double horizon = row.Number("t_state");
            var shock = new JointShock(0.01, row.Number("X1"), row.Number("X2"), horizon);
            Assert.Equal(row.Number("vix_0"), model.Vix, PointTolerance);
            Assert.Equal(row.Number("vix_t"), model.Future(horizon, shock), PointTolerance);
            foreach (int day in days)
            {
                Assert.Equal(row.Number(FormattableString.Invariant($"F{day}_0")), model.Future(day / 365d), PointTolerance);
                Assert.Equal(row.Number(FormattableString.Invariant($"F{day}")), model.Future(day / 365d, shock), PointTolerance);
            }

            // The state is that of two normals by the factors' own covariance.
            FactorCovariance covariance = model.CovarianceAfter(horizon);
            double x1 = row.Number("z1") * Math.Sqrt(covariance.First);
            double rest = covariance.Second - (covariance.Cross * covariance.Cross / covariance.First);
            Assert.Equal(row.Number("X1"), x1, 1e-14);
            Assert.Equal(row.Number("X2"), (covariance.Cross / covariance.First * x1) + (row.Number("z2") * Math.Sqrt(rest)), 1e-14);
        }
    }

    [SkippableTheory]
    [InlineData("heston_spx.csv")]
    [InlineData("heston_published.csv")]
    public void Heston_prices_are_not_compared(string table)
    {
        Skip.If(ExternalFolder.SkipReason(ExternalFolder.Reference) is not null, ExternalFolder.SkipReason(ExternalFolder.Reference));

        // A table that is not there is not one whose model is not offered.
        Assert.NotEmpty(ReferenceTable.Reference(table).Rows);
        Skip.If(true, $"{table}: model not offered");
    }

    /// <summary>What the tolerance of a two-factor price is in volatility.</summary>
    private static double VolatilityOf(string model, ReferenceTable.Row row, VixDistribution law) => model.StartsWith("bergomi_2f", StringComparison.Ordinal)
        ? PointTolerance / Black76.Greeks(law.Future, row.Number("K"), law.Years, row.Number("black_iv"), 0, OptionRight.Call).Vega
        : 0;

    private static void Near(string model, double expected, double actual, ReferenceTable.Row row)
    {
        double tolerance = model.StartsWith("bergomi_2f", StringComparison.Ordinal) ? PointTolerance : RelativeTolerance * Math.Abs(expected);
        Assert.True(Math.Abs(actual - expected) <= tolerance, FormattableString.Invariant($"Line {row.Line}: {actual:R} instead of {expected:R}."));
    }

    private static IVixModel? Make(string name, string parameters)
    {
        Dictionary<string, double> p = JsonSerializer.Deserialize<Dictionary<string, double>>(parameters.Replace('\'', '"'))!;
        return name switch
        {
            "log_ou" => LognormalVixModel.LogOrnsteinUhlenbeck(p["V0"], p["kappa"], p["theta"], p["sigma"]),
            "ctlou" => LognormalVixModel.CentralTendency(
                p["V0"], p["exp_theta0"], p["theta_bar"], new CentralTendencyDynamics(p["kappa"], p["sigma"], p["kappa_bar"], p["sigma_bar"], p["rho"])),
            "bergomi_1f" => new BergomiVixModel(new ExponentialForwardVariance(p["a"], p["b"], p["c"]), BergomiParameters.OneFactor(p["k"], p["om"])),
            "bergomi_2f" or "bergomi_2f_mixed" => new BergomiVixModel(
                new ExponentialForwardVariance(p["a"], p["b"], p["c"]),
                new BergomiParameters { FirstSpeed = p["k1"], SecondSpeed = p["k2"], SecondWeight = p["theta"], Correlation = p["rho12"], VolatilityOfVolatility = p["nu"] },
                name == "bergomi_2f" ? null : new VarianceMixture([new MixtureSegment(0, p["gam"], p["z1"], p["z2"])])),
            _ => null,
        };
    }
}
