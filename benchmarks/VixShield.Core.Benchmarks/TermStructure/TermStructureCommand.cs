using System.Runtime.InteropServices;
using VixShield.Benchmarks.Surface;
using VixShield.Benchmarks.Tables;
using VixShield.Instruments;
using VixShield.TermStructure;

namespace VixShield.Benchmarks.TermStructure;

/// <summary>The times of forward variance, calibration, joint shocks and VIX options of a market, and of the detector's sessions.</summary>
internal static class TermStructureCommand
{
    private const double BootstrapLimit = 1.5e3;
    private const double CalibrationLimit = 50e3;
    private const double ShockLimit = 100;
    private const double SessionLimit = 2;
    private const double Strike = 30;
    private static readonly BootstrapOptions s_withSpot = new() { MatchSpotVix = true };
    private static readonly JointShock s_shock = new(-0.03, 0.12, 0.09, 1d / 365);

    internal static int Run()
    {
        Console.WriteLine($"{Processor.Name}, {RuntimeInformation.FrameworkDescription}, one thread");
        Console.WriteLine(FormattableString.Invariant($"{"microseconds",-58} {"least",10} {"median",10} {"limit",8} {"share",7} {"bytes",9}"));
        Row("detector, a session: Advance", SessionLimit, SteadyDetector.Of((detector, observation) => detector.Advance(observation)));
        Row("detector, a session: Update", SessionLimit, SteadyDetector.Of((detector, observation) => detector.Update(observation)));
        Day(new VixDay("made market", MadeVixMarket.Make()));
        if (FolderVixMarket.Read() is { } market)
            Day(new VixDay("2023-02-15", market));
        return 0;
    }

    private static void Day(VixDay day)
    {
        Console.WriteLine(day);
        Bootstrap(day, "futures alone", BootstrapOptions.Default);
        Bootstrap(day, "with spot VIX", s_withSpot);
        Calibration(day);
        double[] years = [.. day.Calibration.Expiries.Select(e => e.Years)];
        foreach (IVixModel model in (IVixModel[])[day.Bergomi, day.Lognormal])
        {
            string name = model is BergomiVixModel ? "mixed Bergomi" : "lognormal";
            Row($"  shock of {years.Length} contracts, {name}", ShockLimit, () =>
            {
                foreach (double t in years)
                    model.Future(t, s_shock);
            });
            VixDistribution law = model.DistributionAt(years[1]);
            Row($"  law of an expiry and one option, {name}", null, () => model.DistributionAt(years[1]).OptionPrice(Strike, OptionRight.Call));
            Row($"  one more option of the law, {name}", null, () => law.OptionPrice(Strike, OptionRight.Call));
        }
    }

    private static void Bootstrap(VixDay day, string what, BootstrapOptions options)
    {
        VarianceMixture mixture = day.Bergomi.Mixture;
        BergomiParameters parameters = day.Bergomi.Parameters;
        BootstrapResult before = ForwardVarianceBootstrap.Solve(day.Futures, parameters, mixture, options);
        if (before.Curve is not { } curve)
        {
            Console.WriteLine($"  bootstrap, {what}: {before.Reason}");
            return;
        }

        BootstrapResult cold = ForwardVarianceBootstrap.Solve(day.NextFutures, parameters, mixture, options);
        BootstrapResult warm = ForwardVarianceBootstrap.Solve(day.NextFutures, parameters, mixture, options, curve);
        Row($"  bootstrap of {day.Futures.Points.Length}, {what}, cold ({cold.Steps} steps)", BootstrapLimit, () => ForwardVarianceBootstrap.Solve(day.NextFutures, parameters, mixture, options));
        Row($"  bootstrap of {day.Futures.Points.Length}, {what}, warm ({warm.Steps} steps)", BootstrapLimit, () => ForwardVarianceBootstrap.Solve(day.NextFutures, parameters, mixture, options, curve));
    }

    private static void Calibration(VixDay day)
    {
        VixModelCalibration<BergomiVixModel> Cold() => BergomiCalibration.Fit(day.Next, VixDay.Factors);
        VixModelCalibration<BergomiVixModel> Warm() => BergomiCalibration.Fit(day.Next, VixDay.Factors, start: day.Bergomi);
        Row($"  Bergomi calibration, cold, {Size(Cold())}", CalibrationLimit, () => Cold());
        Row($"  Bergomi calibration, warm, {Size(Warm())}", CalibrationLimit, () => Warm());
        Row("  lognormal calibration", null, () => LognormalCalibration.Fit(day.Next, VixDay.Start));
    }

    private static string Size(VixModelCalibration<BergomiVixModel> calibration) =>
        FormattableString.Invariant($"{calibration.Expiries.Sum(e => e.Quotes.Length)} quotes ({calibration.Expiries.Sum(e => e.Evaluations)} evaluations)");

    private static void Row(string what, double? limit, Action action) => Row(what, limit, RepeatedTiming.Of(action));

    private static void Row(string what, double? limit, RepeatedTiming timing)
    {
        // The least time is the work itself; on a shared machine the median has that of others in it.
        double least = 1000 * timing.Least;
        string share = limit is { } most ? FormattableString.Invariant($"{100 * least / most:0} %{(least > most ? "!" : string.Empty)}") : string.Empty;
        Console.WriteLine(FormattableString.Invariant($"{what,-58} {least,10:0.000} {1000 * timing.Median,10:0.000} {limit,8:0} {share,7} {timing.Bytes,9}"));
    }
}
