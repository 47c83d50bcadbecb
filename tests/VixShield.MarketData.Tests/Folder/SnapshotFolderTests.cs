using System.Collections.Immutable;
using VixShield.Instruments;
using VixShield.MarketData;
using VixShield.Pricing;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Folder;

/// <summary>Folders with the tables of one day: the tables agree with each other, and with the collections that have the day too.</summary>
[Trait("Category", "Data")]
public sealed class SnapshotFolderTests
{
    // Volatilities of nine digits give the price far closer than this; half the smallest step of a quote is 0.005.
    private const double PriceTolerance = 1e-4;

    private static readonly string[] s_underlyings = ["spx", "vix"];

    [DataFact]
    public void The_quotes_are_the_discounted_prices_of_their_volatilities_in_the_publisher_s_years()
    {
        foreach ((string folder, DateOnly day, string underlying) in DataFolder.Snapshots.SelectMany(folder => s_underlyings, (folder, name) => (folder, Day(folder), name)))
        {
            string quotes = Path.Combine(folder, $"{underlying}-options.csv");
            string volatilities = ExternalFolder.PathOf(ExternalFolder.Data, "option-chains", FormattableString.Invariant($"{underlying}-implied-vol-{day:yyyy-MM-dd}.csv"));
            if (!File.Exists(quotes) || !File.Exists(volatilities))
                continue;
            Dictionary<(DateOnly, double, OptionRight), OptionRow> published = Rows(volatilities).ToDictionary(row => (row.ExpirationDate, row.Strike, row.Right));
            OptionRow[] rows = Rows(quotes);
            Assert.NotEmpty(rows);
            foreach (OptionRow row in rows)
            {
                OptionRow same = published[(row.ExpirationDate, row.Strike, row.Right)];
                Assert.Equal((same.BidVolatility, same.AskVolatility, same.Forward), (row.BidVolatility, row.AskVolatility, row.Forward));
                Assert.Equal(row.Bid!.Value, Price(row, same, row.BidVolatility), PriceTolerance);
                Assert.Equal(row.Ask!.Value, Price(row, same, row.AskVolatility), PriceTolerance);
            }
        }

        static double Price(OptionRow row, OptionRow published, double? volatility) => volatility is not { } known ? 0
            : row.DiscountFactor!.Value * Black76.Price(row.Forward!.Value, row.Strike, published.Years!.Value, known, 0, row.Right);
    }

    [DataFact]
    public void The_strip_is_that_of_the_exchange_s_tables()
    {
        foreach (string path in DataFolder.Snapshots.Select(folder => Path.Combine(folder, "vx-futures.csv")).Where(File.Exists))
        {
            DateOnly day = Day(Path.GetDirectoryName(path)!);
            using RowReader<VixFuturesRow> strip = MarketDataFormats.VixFuturesStrip(day).Open(path);
            Dictionary<DateOnly, VixFuturesRow> rows = strip.ToDictionary(row => row.Expiry.Date);
            Assert.All(rows.Values, row => Assert.Equal(day, row.Date));
            foreach (string table in DataFolder.Files.Where(file => Path.GetFileName(file).StartsWith("vx-contracts-", StringComparison.Ordinal)))
            {
                using RowReader<VixFuturesRow> reader = MarketDataFormats.VixFutures.Open(table);
                foreach (VixFuturesRow same in reader.Where(row => row.Date == day && rows.ContainsKey(row.Expiry.Date)))
                    Assert.Equal(same.Settle!.Value, rows[same.Expiry.Date].Settle!.Value, 0.0051);
            }
        }
    }

    [DataFact]
    public void The_closes_of_the_day_are_those_of_the_index_histories()
    {
        foreach (string path in DataFolder.Snapshots.Select(folder => Path.Combine(folder, "indices.csv")).Where(File.Exists))
        {
            DateOnly day = Day(Path.GetDirectoryName(path)!);
            using RowReader<NamedIndexRow> reader = MarketDataFormats.NamedIndices.Open(path);
            ImmutableDictionary<string, double> closes = reader.ClosesOn(day);
            Assert.NotEmpty(closes);
            foreach ((string name, double close) in closes)
            {
                string history = ExternalFolder.PathOf(ExternalFolder.Data, "vol-indices", $"{name}_History.csv");
                if (!File.Exists(history))
                    continue;
                using RowReader<IndexRow> rows = MarketDataFormats.Index.Open(history);
                Assert.All(rows.Where(row => row.Date == day), row => Assert.Equal(row.Close, close));
            }
        }
    }

    private static DateOnly Day(string folder) => DataFolder.DayOf(Path.Combine(folder, "x")) ?? throw new InvalidOperationException($"{folder} does not say its day.");

    private static OptionRow[] Rows(string path)
    {
        using RowReader<OptionRow> reader = MarketDataFormats.Options(ChainManifest.Of(path)).Open(path);
        return [.. reader];
    }
}
