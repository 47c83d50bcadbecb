using VixShield.Curves;
using VixShield.Expiries;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure.Models;

public sealed class ForwardVarianceBootstrapTests
{
    private static readonly DateTimeOffset Instant = TestExpiries.Instant;

    [Law(Arbitrary = [typeof(BergomiCase)], MaxTest = 60)]
    public void Every_contract_is_matched_before_and_after_a_perturbation(BergomiCase c)
    {
        VixFuturesCurve market = Curve(c, perturbation: 0);
        BootstrapResult first = ForwardVarianceBootstrap.Solve(market, c.Parameters, c.Mixture);
        Matched(c, market, first);
        Assert.All(first.Curve!.Variances, v => Assert.True(v > 0));

        VixFuturesCurve moved = Curve(c, perturbation: 0.004);
        BootstrapResult warm = ForwardVarianceBootstrap.Solve(moved, c.Parameters, c.Mixture, start: first.Curve);
        BootstrapResult cold = ForwardVarianceBootstrap.Solve(moved, c.Parameters, c.Mixture);
        Matched(c, moved, warm);
        for (int i = 0; i < cold.Curve!.Variances.Length; i++)
            Assert.Equal(1, warm.Curve!.Variances[i] / cold.Curve.Variances[i], 1e-5);
    }

    [Law(Arbitrary = [typeof(BergomiCase)], MaxTest = 30)]
    public void No_other_curve_that_matches_is_smoother(BergomiCase c)
    {
        VixFuturesCurve market = Curve(c, perturbation: 0);
        StepForwardVariance found = ForwardVarianceBootstrap.Solve(market, c.Parameters, c.Mixture).Curve!;
        double[] logs = [.. found.Variances.Select(v => Math.Log(v))];

        // Push it off its optimum, let Newton's steps without smoothing bring the futures back, and compare.
        for (int push = 1; push < logs.Length; push += 3)
        {
            double[] other = [.. logs];
            other[push] += 0.02;
            Repair(c, market, found, other);
            Assert.True(Roughness(other) >= Roughness(logs) - 1e-7, $"{Roughness(other)} against {Roughness(logs)}");
        }
    }

    [Fact]
    public void A_planted_step_curve_gives_its_own_futures()
    {
        var parameters = BergomiParameters.Prior;
        var planted = new BergomiVixModel(StepForwardVariance.Flat(0.05), parameters);
        VixFuturesCurve market = new(Instant, planted.Vix, TestMarkets.VxExpiries.Select(e => new VixFuture(e, planted.Future(e.YearsFrom(Instant)))));
        BootstrapResult result = ForwardVarianceBootstrap.Solve(market, parameters);
        Assert.All(result.Curve!.Variances, v => Assert.Equal(0.05, v, 1e-9));
        Assert.Equal(0, result.SpotResidual!.Value, 1e-7);
    }

    [Fact]
    public void Spot_VIX_is_matched_where_asked_for()
    {
        VixFuturesCurve market = TestMarkets.Base.VixFutures;
        BootstrapResult free = ForwardVarianceBootstrap.Solve(market, BergomiParameters.Prior);
        BootstrapResult matched = ForwardVarianceBootstrap.Solve(market, BergomiParameters.Prior, options: new BootstrapOptions { MatchSpotVix = true });
        Assert.Equal(BootstrapStatus.Ok, matched.Status);
        Assert.Equal(market.SpotVix, matched.Curve!.VixBound(0), 1e-9);
        Assert.Equal(free.Curve!.VixBound(0) - market.SpotVix, free.SpotResidual!.Value, 1e-12);
        Assert.True(Math.Abs(free.SpotResidual!.Value) > 1e-3);
        Assert.All(matched.Residuals, r => Assert.Equal(0, r, 1e-9));
    }

    [Fact]
    public void Contracts_that_contradict_each_other_are_named()
    {
        // A week apart each, the windows of the outer two cover that of the middle one: it cannot have four times their volatility.
        Expiry[] weeks = [.. Enumerable.Range(0, 3).Select(w => ExpiryRules.VixWeekly.Resolve(new DateOnly(2024, 4, 24).AddDays(7 * w), TradingCalendar.UsOptions))];
        VixFuturesCurve market = new(Instant, 14, [new VixFuture(weeks[0], 12), new VixFuture(weeks[1], 48), new VixFuture(weeks[2], 12)]);
        Expiry near = weeks[1];
        BootstrapResult result = ForwardVarianceBootstrap.Solve(market, BergomiParameters.Prior);
        Assert.NotEqual(BootstrapStatus.Ok, result.Status);
        Assert.Null(result.Curve);
        Assert.Null(result.SpotResidual);
        Assert.Contains(near, result.AtFault);
        Assert.Contains(near.ToString(), result.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", result.Reason, StringComparison.Ordinal);
        Assert.All(result.Residuals, r => Assert.True(double.IsFinite(r)));
    }

    [Fact]
    public void A_start_of_odd_shape_does_not_decide()
    {
        VixFuturesCurve market = TestMarkets.Base.VixFutures;
        BootstrapResult odd = ForwardVarianceBootstrap.Solve(market, BergomiParameters.Prior, start: new StepForwardVariance([0, 0.1], [0.0001, 0.1]));
        BootstrapResult flat = ForwardVarianceBootstrap.Solve(market, BergomiParameters.Prior);
        Assert.Equal(BootstrapStatus.Ok, odd.Status);
        Assert.Equal(flat.Curve!.Starts.AsSpan(), odd.Curve!.Starts.AsSpan());
        Assert.All(flat.Curve.Variances.Zip(odd.Curve.Variances), v => Assert.Equal(1, v.Second / v.First, 1e-6));
    }

    [Fact]
    public void Too_few_steps_are_a_status()
    {
        BootstrapResult result = ForwardVarianceBootstrap.Solve(TestMarkets.Base.VixFutures, BergomiParameters.Prior, options: new BootstrapOptions { MaximumSteps = 1 });
        Assert.Equal(BootstrapStatus.NotConverged, result.Status);
        Assert.Null(result.Curve);
        Assert.NotEmpty(result.AtFault);
    }

    private static void Matched(BergomiCase c, VixFuturesCurve market, BootstrapResult result)
    {
        Assert.Equal(BootstrapStatus.Ok, result.Status);
        Assert.Empty(result.AtFault);
        var model = new BergomiVixModel(result.Curve!, c.Parameters, c.Mixture);
        foreach (VixFuture future in market.Points)
            Assert.Equal(future.Price, model.Future(market.YearsTo(future.Expiry)), 1e-9);
    }

    /// <summary>The futures of the case's own curve: windows of monthly contracts and of one between them, each moved by a share of its price, by turns up and down.</summary>
    private static VixFuturesCurve Curve(BergomiCase c, double perturbation)
    {
        BergomiVixModel model = c.Make();
        return new VixFuturesCurve(
            Instant, model.Vix, TestMarkets.VxExpiries.Select((e, i) => new VixFuture(e, model.Future(e.YearsFrom(Instant)) * (1 + (perturbation * (i % 2 == 0 ? 1 : -1))))));
    }

    /// <summary>Brings the futures back by the shortest change of the logarithms.</summary>
    private static void Repair(BergomiCase c, VixFuturesCurve market, StepForwardVariance shape, double[] logs)
    {
        for (int round = 0; round < 8; round++)
        {
            double[] misses = Misses(logs);
            var slopes = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(misses.Length, logs.Length);
            for (int i = 0; i < logs.Length; i++)
            {
                double[] up = [.. logs];
                up[i] += 1e-5;
                double[] moved = Misses(up);
                for (int j = 0; j < misses.Length; j++)
                    slopes[j, i] = (moved[j] - misses[j]) / 1e-5;
            }

            var step = slopes.PseudoInverse() * MathNet.Numerics.LinearAlgebra.Vector<double>.Build.DenseOfArray(misses);
            for (int i = 0; i < logs.Length; i++)
                logs[i] -= step[i];
        }

        Assert.All(Misses(logs), m => Assert.Equal(0, m, 1e-9));

        double[] Misses(double[] at)
        {
            var model = new BergomiVixModel(new StepForwardVariance(shape.Starts, at.Select(x => Math.Exp(x))), c.Parameters, c.Mixture);
            return [.. market.Points.Select(p => Math.Log(model.Future(market.YearsTo(p.Expiry)) / p.Price))];
        }
    }

    private static double Roughness(double[] logs) => Enumerable.Range(1, logs.Length - 1).Sum(i => (logs[i] - logs[i - 1]) * (logs[i] - logs[i - 1]));
}
