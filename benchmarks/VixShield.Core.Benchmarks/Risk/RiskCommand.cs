using System.Runtime.InteropServices;
using VixShield.Benchmarks.Surface;
using VixShield.Benchmarks.Tables;
using VixShield.Pricing.Batch;
using VixShield.Risk;

namespace VixShield.Benchmarks.Risk;

/// <summary>Full revaluation of many legs in many scenarios, and a desk's whole risk page.</summary>
internal static class RiskCommand
{
    private const double PriceLimit = 4;
    private const double RevaluationLimit = 8;
    private const double PageLimit = 5;
    private const double ThreadRatio = 1.7;
    private static readonly MarginRules s_rules = MarginRules.UniversalSpread with
    {
        Futures = FutureMarginTable.Of(Enumerable.Range(1, 9).Select(i => FutureMarginRow.At("VX", i, 7000))),
    };

    internal static int Run()
    {
        var day = new RiskDay();
        Console.WriteLine($"{Processor.Name}, {RuntimeInformation.FrameworkDescription}, kernel {Black76Batch.ActivePath}");
        Console.WriteLine(FormattableString.Invariant($"{"nanoseconds a leg and scenario",-58} {"least",10} {"median",10} {"limit",8} {"share",7} {"bytes",9}"));
        ScenarioEngine one = ScenarioEngine.Create(day.Large, day.Market, new ScenarioOptions { MaximumThreads = 1 });
        ScenarioEngine two = ScenarioEngine.Create(one.Valuation, new ScenarioOptions { MaximumThreads = 2 });
        var rows = new StrikeRows(one);
        const double Inner = StrikeRows.Count * StrikeRows.Repeats;
        Row("  smile at the moved moneyness alone", null, 1e6 / Inner, RepeatedTiming.Of(rows.Smile));
        Row("  price of a strike alone", PriceLimit, 1e6 / Inner, RepeatedTiming.Of(rows.Price));
        Row("  the same by the batch of any options", null, 1e6 / Inner, RepeatedTiming.Of(rows.BatchPrice));
        double[] marks = new double[day.Scenarios.Length];
        double many = (double)day.Scenarios.Length * day.Large.Positions.Length;
        RepeatedTiming single = RepeatedTiming.Of(() => one.Marks(day.Scenarios, marks));
        RepeatedTiming pair = RepeatedTiming.Of(() => two.Marks(day.Scenarios, marks));
        Row("10,000 options x 1,000 scenarios, one thread", RevaluationLimit, 1e6 / many, single);
        Row("10,000 options x 1,000 scenarios, two threads", null, 1e6 / many, pair);
        double ratio = single.Least / pair.Least;
        Console.WriteLine(FormattableString.Invariant($"two threads are {ratio:0.00} times as fast{(ratio < ThreadRatio ? " !" : string.Empty)} (wanted {ThreadRatio}); bytes are those of a run of all scenarios"));

        Console.WriteLine(FormattableString.Invariant($"{"milliseconds",-58} {"least",10} {"median",10} {"limit",8} {"share",7} {"bytes",9}"));
        Row("a desk of 60 legs: valuation and exposures", null, 1, RepeatedTiming.Of(() => BookValuation.Of(day.Desk, day.Market).Net.Map(FactorMap.Create(day.Market))));
        Row("  grid of 21 x 11", null, 1, RepeatedTiming.Of(() => ScenarioGrid.Run(day.Desk, day.Market, ScenarioAxes.Standard)));
        Row("  break-evens in 7 days", null, 1, RepeatedTiming.Of(() => BreakEvens.AtHorizon(ScenarioEngine.Create(day.Desk, day.Market), 7)));
        BookValuation valuation = BookValuation.Of(day.Desk, day.Market);
        Row("  margin, universal spread", null, 1, RepeatedTiming.Of(() => MarginRequirement.Of(valuation, s_rules)));
        Row("  the whole page, one thread", PageLimit, 1, RepeatedTiming.Of(() => Page(day)));
        return 0;
    }

    private static void Page(RiskDay day)
    {
        BookValuation valuation = BookValuation.Of(day.Desk, day.Market);
        valuation.Net.Map(FactorMap.Create(day.Market));
        ScenarioEngine engine = ScenarioEngine.Create(valuation, new ScenarioOptions { MaximumThreads = 1 });
        ScenarioGrid.Run(engine, ScenarioAxes.Standard);
        BreakEvens.AtHorizon(engine, 7);
        MarginRequirement.Of(valuation, s_rules);
    }

    private static void Row(string what, double? limit, double perMillisecond, RepeatedTiming timing)
    {
        // The least time is the work itself; on a shared machine the median has that of others in it.
        double least = perMillisecond * timing.Least;
        string share = limit is { } most ? FormattableString.Invariant($"{100 * least / most:0} %{(least > most ? "!" : string.Empty)}") : string.Empty;
        Console.WriteLine(FormattableString.Invariant($"{what,-58} {least,10:0.00} {perMillisecond * timing.Median,10:0.00} {limit,8:0.#} {share,7} {timing.Bytes,9}"));
    }
}
