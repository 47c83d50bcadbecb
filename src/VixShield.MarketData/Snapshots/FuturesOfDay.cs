using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.MarketData;

/// <summary>VX settlements of one day and, where the file has them, the sessions before.</summary>
internal static class FuturesOfDay
{
    // About three months: what a decoupling is measured against.
    private const int SessionsBefore = 63;

    /// <returns>The sessions before the day; null when the file has the day alone.</returns>
    internal static VixFuturesHistory? Add(
        MarketSnapshotBuilder builder, SnapshotFiles files, DateOnly day, double? vix, List<ReadReport> reports, List<string> problems, CancellationToken cancellationToken)
    {
        string path = files.Futures!;
        string file = Path.GetFileName(path);
        MarketDataIdentity identity = MarketDataFormats.Identify(path, null, files.Options.Limits, day);
        var curve = new Dictionary<Expiry, double>();
        var counts = new Dictionary<Expiry, (long? OpenInterest, long? Volume)>();
        VixFuturesHistory? history = null;
        switch (identity.Kind)
        {
            case MarketDataKind.VixFutures:
            {
                Loaded<VixFuturesHistory> loaded = HistoryLoader.VixFutures([path], VixCloses(files, cancellationToken), files.Options, null, cancellationToken);
                reports.AddRange(loaded.Reports);
                history = Before(loaded.Value, day);
                if (loaded.Value.Sessions.FirstOrDefault(s => s.Date == day) is { } session)
                    AddAll(curve, session.Futures);
                break;
            }

            case MarketDataKind.VixFuturesStrip:
            {
                using RowReader<VixFuturesRow> rows = MarketDataFormats.VixFuturesStrip(day).Open(path, files.Options, null, cancellationToken);
                foreach (VixFuturesRow row in rows)
                {
                    if (row.Settle is not { } settle)
                        continue;
                    curve[row.Expiry] = settle;
                    counts[row.Expiry] = (FileCount.Of(row.OpenInterest), FileCount.Of(row.Volume));
                }

                reports.Add(rows.Report);
                break;
            }

            case MarketDataKind.VixTermStructure:
            {
                using RowReader<VixTermStructureRow> rows = MarketDataFormats.VixTermStructure.Open(path, files.Options, null, cancellationToken);
                if (rows.ToList().FirstOrDefault(r => r.Date == day) is { } row)
                    AddAll(curve, row.Futures);
                reports.Add(rows.Report);
                break;
            }

            case MarketDataKind.VixSettlementCurve:
            {
                using RowReader<VixSettlementRow> rows = MarketDataFormats.VixSettlementCurve.Open(path, files.Options, null, cancellationToken);
                foreach (VixSettlementRow row in rows)
                {
                    if (row.Settle is { } settle && !row.IsWeekly)
                        curve[row.Expiry] = settle;
                }

                problems.Add($"{file} does not say its day; it is taken to be that of the options.");
                reports.Add(rows.Report);
                break;
            }

            default:
                problems.Add($"{file} holds no VX futures: {identity}.");
                return null;
        }

        int set = 0;
        foreach ((Expiry expiry, double settle) in curve)
        {
            if (expiry.Instant <= builder.ValuationInstant)
                continue;
            (long? openInterest, long? volume) = counts.GetValueOrDefault(expiry);
            builder.Set(new FutureMark(Contracts.Vx, expiry, settle, files.FuturesHalfSpread, PriceSource.Settlement) { OpenInterest = openInterest, Volume = volume });
            set++;
        }

        if (set == 0)
            problems.Add(FormattableString.Invariant($"{file} has no VX settlement of {day:yyyy-MM-dd} for a contract that is still open."));
        else
            builder.AddNote(FormattableString.Invariant($"VX futures: {set} settlements of {file}; half-spread {files.FuturesHalfSpread} points assumed{(vix is null ? "" : "; spot VIX beside them is the day's close")}."));
        return history;
    }

    private static void AddAll(Dictionary<Expiry, double> curve, IEnumerable<VixFuture> futures)
    {
        foreach (VixFuture future in futures)
            curve[future.Expiry] = future.Price;
    }

    private static VixFuturesHistory? Before(VixFuturesHistory history, DateOnly day)
    {
        VixFuturesSession[] sessions = [.. history.Sessions.Where(s => s.Date < day && s.Vix is not null).TakeLast(SessionsBefore)];
        return sessions.Length < 2 ? null : new VixFuturesHistory(sessions);
    }

    /// <summary>The closes of VIX, where the indices file is its history or a table of levels.</summary>
    private static SessionSeries? VixCloses(SnapshotFiles files, CancellationToken cancellationToken)
    {
        if (files.Indices is null)
            return null;
        switch (MarketDataFormats.Identify(files.Indices, null, files.Options.Limits).Kind)
        {
            case MarketDataKind.Index when Path.GetFileName(files.Indices).StartsWith("VIX_", StringComparison.OrdinalIgnoreCase):
                return HistoryLoader.Index(files.Indices, MarketSnapshot.VixSymbol, files.Options, null, cancellationToken).Value.Close;
            case MarketDataKind.Levels:
                return HistoryLoader.Levels(files.Indices, files.Options, null, cancellationToken).Value.FirstOrDefault(s => s.Name.Equals("vix_close", StringComparison.OrdinalIgnoreCase));
            default:
                return null;
        }
    }
}
