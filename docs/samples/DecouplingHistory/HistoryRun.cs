using System.Collections.Immutable;
using VixShield.Market;
using VixShield.MarketData;
using VixShield.TermStructure;

namespace VixShield.Samples.DecouplingHistory;

/// <summary>Files in; report and table out.</summary>
internal static class HistoryRun
{
    internal static void Execute(HistoryOptions options, TextWriter output)
    {
        Loaded<VixFuturesHistory> loaded = Read(options);
        var history = new VixFuturesHistory(
            loaded.Value.Sessions.Where(s => s.Date >= (options.From ?? DateOnly.MinValue) && s.Date <= (options.Until ?? DateOnly.MaxValue)), loaded.Value.Calendar);
        if (history.Sessions.IsEmpty)
            throw new OptionException("No session is between --from and --until.");
        ImmutableArray<DecouplingDetectorReading> readings = DecouplingDetector.Run(history, options.Detector);
        SessionTable.Write(options.Output, readings);

        var report = new HistoryReport(output);
        report.Sources(loaded, history, options.Detector);
        report.Episodes(readings);
        report.States(readings);
        report.Rates(readings, options.Detector);
        report.Betas(readings);
        if (options.Day is { } day)
            report.Day(readings.FirstOrDefault(r => r.Date == day) ?? throw new OptionException(FormattableString.Invariant($"--day {day:yyyy-MM-dd} is no session of the history.")));
        output.Write($"\nWritten: {options.Output}\n");
    }

    private static Loaded<VixFuturesHistory> Read(HistoryOptions options)
    {
        SessionSeries? vix = options.Vix is { } file ? HistoryLoader.Index(file, "VIX").Value.Close : null;
        if (options.Futures is not [{ } path] || !Directory.Exists(path))
            return HistoryLoader.VixFutures(options.Futures, vix);
        MarketDataFolder folder = MarketDataFolder.Open(path);
        // Newer tables first: in the folders of this sample's documentation they are the exchange's, with more digits.
        return vix is null ? folder.VixFutures() : HistoryLoader.VixFutures(folder.Of(MarketDataKind.VixFutures).Select(f => f.Path).Reverse(), vix);
    }
}
