using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.TermStructure;

namespace VixShield.AotSmoke;

/// <summary>A future and an option of a mixed Bergomi model from a table of reference numbers, and a bootstrap that gives a curve back.</summary>
internal static class TermStructureChecks
{
    private const double Tolerance = 1e-11;

    public static void Run(Checklist checks)
    {
        var mixture = new VarianceMixture([new MixtureSegment(0, secondShare: 0.3, firstScale: 0.6, secondScale: 1.5)]);
        var model = new BergomiVixModel(new ExponentialForwardVariance(0.02, 2, 0.05), BergomiParameters.Prior, mixture);
        VixDistribution law = model.DistributionAt(0.41666666666666667);
        checks.Near(17.85458768465, law.Future, Tolerance, "VIX future of the mixed Bergomi model");
        checks.Near(2.031724160769, law.OptionPrice(20, OptionRight.Call), Tolerance, "VIX call of the mixed Bergomi model");

        DateTimeOffset now = UsTime.AtChicago(new DateOnly(2023, 2, 15), new TimeOnly(15, 0));
        Expiry march = ExpiryRules.VixMonthly.Resolve(2023, 3, TradingCalendar.UsOptions);
        Expiry april = ExpiryRules.VixMonthly.Resolve(2023, 4, TradingCalendar.UsOptions);
        BootstrapResult bootstrap = ForwardVarianceBootstrap.Solve(new VixFuturesCurve(now, 18.23, [new VixFuture(march, 20.05), new VixFuture(april, 21.1)]), BergomiParameters.Prior);
        checks.Equal(BootstrapStatus.Ok, bootstrap.Status, "status of the bootstrap");
        checks.Near(21.1, new BergomiVixModel(bootstrap.Curve!, BergomiParameters.Prior).Future(april.YearsFrom(now)), Tolerance, "future after the bootstrap");
    }
}
