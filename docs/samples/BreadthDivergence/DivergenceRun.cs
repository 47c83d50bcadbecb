using VixShield.Market;
using VixShield.MarketData;
using VixShield.Signals;

namespace VixShield.Samples.BreadthDivergence;

/// <summary>Files in; the reading out.</summary>
internal static class DivergenceRun
{
    internal static void Execute(DivergenceRunOptions options, TextWriter output)
    {
        SessionSeries spread = ConstantMaturitySpread.Of(Futures(options), options.Near, options.Far);
        BreadthHistory breadth = HistoryLoader.Breadth(options.Breadth, options.Universe).Value[0];

        // Only sessions that both have: the line is the sum of these.
        DateOnly from = Later(options.From ?? DateOnly.MinValue, Later(First(spread.Dates, spread.Name), First(breadth.NetAdvances.Dates, breadth.Universe)));
        DateOnly until = Earlier(options.Until ?? DateOnly.MaxValue, Earlier(spread.Dates[^1], breadth.NetAdvances.Dates[^1]));
        spread = spread.Slice(from, until);
        var within = new BreadthHistory(breadth.Universe, breadth.Sessions.Where(s => s.Date >= from && s.Date <= until), breadth.NetAdvances.Calendar);
        if (spread.Count == 0 || within.Sessions.IsEmpty)
            throw new OptionException("The spread and the breadth have no session in common between --from and --until.");

        MacdSeries macd = MovingAverageConvergenceDivergence.Over(spread);
        IndicatorSeries line = AdvanceDeclineLine.Over(within);
        var divergences = DivergenceHistory.Between(line.Ready, macd.Line);

        var report = new DivergenceReport(output);
        report.Series(spread, within, macd, line);
        report.Divergences(divergences);
        report.Chance(line.Ready, macd.Line.Ready, divergences);
        report.Afterwards(divergences, spread, options.After);
        DivergenceReport.Meaning(output);
    }

    private static VixFuturesHistory Futures(DivergenceRunOptions options)
    {
        if (options.Futures is not [{ } path] || !Directory.Exists(path))
            return HistoryLoader.VixFutures(options.Futures).Value;
        return MarketDataFolder.Open(path).VixFutures().Value;
    }

    private static DateOnly First(IReadOnlyList<DateOnly> dates, string name) => dates.Count > 0 ? dates[0] : throw new OptionException($"{name}: no session.");

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
