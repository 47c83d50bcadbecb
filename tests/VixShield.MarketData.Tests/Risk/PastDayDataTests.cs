using System.Collections.Immutable;
using VixShield.Market;
using VixShield.MarketData;
using VixShield.Serialization;
using VixShield.Tests.Folder;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Risk;

/// <summary>Every number of the moves of past days in the samples, from the daily files.</summary>
[Trait("Category", "Data")]
public sealed class PastDayDataTests
{
    private static readonly Lazy<VixFuturesHistory> s_futures = new(() => HistoryLoader.VixFutures(
        MarketDataFolder.Open(DataFolder.Require("vix-futures")).Of(MarketDataKind.VixFutures).Where(f => f.Name.StartsWith("vx-contracts-", StringComparison.Ordinal)).Select(f => f.Path),
        HistoryLoader.Index(DataFolder.Require("vol-indices", "VIX_History.csv")).Value.Close).Value);
    private static readonly Lazy<ImmutableArray<SessionSeries>> s_levels = new(() => HistoryLoader.Levels(DataFolder.Require("vol-indices", "spx-vix-family-daily.csv")).Value);

    public static TheoryData<string> Files => [.. Directory.GetFiles(Path.Combine(Repository.Root, "docs", "samples", "moves"), "*.json")
        .Append(Path.Combine(Repository.Root, "docs", "samples", "Decoupling", "move-2024-08-05.json")).Select(f => Path.GetRelativePath(Repository.Root, f)).Order(StringComparer.Ordinal)];

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public void A_move_is_that_of_the_files_from_the_session_before_to_the_day(string file)
    {
        DataFolder.Require("vix-futures");
        DataFolder.Require("vol-indices", "spx-vix-family-daily.csv");
        MarketMove move = VixShieldJson.Parse<MarketMove>(File.ReadAllText(Path.Combine(Repository.Root, file)));
        DateOnly day = DateOnly.ParseExact(Path.GetFileNameWithoutExtension(file)["move-".Length..], "yyyy-MM-dd");
        VixFuturesHistory history = s_futures.Value;
        DateOnly eve = history.Calendar.PreviousSession(day);
        Skip.If(history.SessionOn(day) is null || history.SessionOn(eve) is null, $"No file holds {eve:yyyy-MM-dd} and {day:yyyy-MM-dd}.");
        Assert.Equal((FormattableString.Invariant($"{eve:yyyy-MM-dd} to {day:yyyy-MM-dd}"), "SPX"), (move.Name, move.IndexSymbol));
        Assert.Equal(Point(0, "spx_close"), move.Index);
        Assert.Equal(Point(0, "vix_close"), move.Vix);
        Assert.Equal(Point(0, "vvix"), move.VixVolatility);
        (int Days, string Name)[] tenors = [(9, "vix9d"), (30, "vix_close"), (93, "vix3m"), (184, "vix6m")];
        Assert.Equal(tenors.Where(t => Series(t.Name).TryGet(eve, out _) && Series(t.Name).TryGet(day, out _)).Select(t => Point(t.Days, t.Name)), move.IndexVolatilities);
        // Every contract with a settlement in both sessions, by its days from the first of them.
        Assert.Equal(
            history.SessionOn(eve)!.Futures.Where(f => history.SessionOn(day)!.FutureFor(f.Expiry.Date) is not null)
                .Select(f => new MovePoint(f.Expiry.Date.DayNumber - eve.DayNumber, f.Price, history.SessionOn(day)!.FutureFor(f.Expiry.Date)!.Price)),
            move.VixFutures);
        // Spot VIX as the exchange's own file has it.
        Assert.Equal((history.SessionOn(eve)!.Vix, history.SessionOn(day)!.Vix), (move.Vix.Before, move.Vix.After));

        MovePoint Point(int days, string name)
        {
            Assert.True(Series(name).TryGet(eve, out double before) & Series(name).TryGet(day, out double after), $"{name} is unknown on one of the days.");
            return new MovePoint(days, before, after);
        }
    }

    private static SessionSeries Series(string name) => s_levels.Value.Single(s => s.Name == name);
}
