using System.Collections.Immutable;
using VixShield.Market;
using VixShield.MarketData;
using VixShield.Tests.Folder;
using VixShield.TermStructure;

namespace VixShield.Tests.Histories;

/// <summary>The detector on the history of the folder, whatever it holds.</summary>
[Trait("Category", "Data")]
public sealed class DecouplingHistoryTests
{
    private static readonly Lazy<VixFuturesHistory> s_history = new(() => HistoryLoader.VixFutures(
        MarketDataFolder.Open(DataFolder.Require("vix-futures")).Of(MarketDataKind.VixFutures)
            .Where(file => file.Name.StartsWith("vx-contracts-", StringComparison.Ordinal)).Select(file => file.Path),
        HistoryLoader.Index(DataFolder.Require("vol-indices", "VIX_History.csv")).Value.Close).Value);

    private static ImmutableArray<DecouplingDetectorReading> Run(DecouplingDetectorOptions? options = null)
    {
        DataFolder.Require("vix-futures");
        DataFolder.Require("vol-indices", "VIX_History.csv");
        return DecouplingDetector.Run(s_history.Value, options);
    }

    [SkippableTheory]
    [InlineData(2018, 2, 5)]
    [InlineData(2024, 8, 5)]
    public void On_known_days_the_front_future_overreacted(int year, int month, int day)
    {
        DateOnly date = new(year, month, day);
        DecouplingDetectorReading? reading = Run().FirstOrDefault(r => r.Date == date);
        Skip.If(reading is null || reading.State == CouplingState.NotReady, $"No file holds {date:yyyy-MM-dd} and a year before it.");
        Assert.Equal((CouplingState.Decoupled, CouplingDirection.HedgeOverreacts), (reading.State, reading.Direction));
        Assert.True(reading.Statistics.ResidualPoints > 0);
        // By the trailing year's deviation alone it is far beyond the threshold.
        Assert.True(reading.Statistics.WindowZ1 > 3.5, $"{reading.Statistics.WindowZ1}");
        Assert.Equal(DateOnly.FromDateTime(reading.Observation.Contract!.Instant.DateTime), reading.Observation.Contract.Date);
    }

    [SkippableFact]
    public void A_calm_year_has_few_episodes()
    {
        ImmutableArray<DecouplingDetectorReading> readings = Run();
        Skip.If(readings.Count(r => r.Date.Year == 2017 && r.State != CouplingState.NotReady) < 250, "No file holds 2016 and 2017.");
        Assert.True(DecouplingEpisode.Of(readings).Count(e => e.First.Year == 2017) <= 2);
    }

    [SkippableTheory]
    [InlineData(DecouplingResidualKind.FrontContract)]
    [InlineData(DecouplingResidualKind.ConstantMaturity)]
    public void Moves_are_those_of_contracts_between_neighbouring_sessions_of_one_clock(DecouplingResidualKind kind)
    {
        ImmutableArray<DecouplingDetectorReading> readings = Run(new() { Kind = kind });
        VixFuturesHistory history = s_history.Value;
        Dictionary<DateOnly, RolledPoint> points = history.ConstantMaturity(30).Points.ToDictionary(p => p.Date);
        int measured = 0;
        for (int i = 0; i < readings.Length; i++)
        {
            DecouplingStatistics s = readings[i].Statistics;
            if (s.VixLogChange is null)
                continue;
            measured++;
            VixFuturesSession before = history.Sessions[i - 1];
            VixFuturesSession now = history.Sessions[i];
            Assert.Equal(history.Calendar.NextSession(before.Date), now.Date);
            Assert.Equal(before.Date < VixFuturesSettlement.At1500Since, now.Date < VixFuturesSettlement.At1500Since);
            double expected = kind == DecouplingResidualKind.ConstantMaturity
                ? Math.Log(1 + points[now.Date].ReturnInto!.Value)
                : Math.Log(history.Contract(now.Date, 1)!.Price / history.Contract(before.Date, 1)!.Price);
            if (kind == DecouplingResidualKind.FrontContract)
                Assert.Equal(history.Contract(before.Date, 1)!.Expiry, history.Contract(now.Date, 1)!.Expiry);
            Assert.Equal(expected, s.FutureLogChange!.Value, 1e-12);
            Assert.Equal(Math.Log(now.Vix!.Value / before.Vix!.Value), s.VixLogChange.Value, 1e-12);
        }

        Assert.True(measured > readings.Length * 9 / 10, $"{measured} of {readings.Length} sessions measured");
    }
}
