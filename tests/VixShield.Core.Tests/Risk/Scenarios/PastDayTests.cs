using VixShield.Market;
using VixShield.Risk;
using VixShield.Serialization;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Risk.Scenarios;

/// <summary>The moves of past days in the samples, put upon the sample's book.</summary>
public sealed class PastDayTests
{
    private static readonly string[] s_files =
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Samples", "moves"), "*.json").Append(Path.Combine(AppContext.BaseDirectory, "Samples", "move-2024-08-05.json"))
            .Select(f => Path.GetRelativePath(AppContext.BaseDirectory, f)).Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Files => [.. s_files];

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_is_read_names_its_sessions_and_is_the_revalued_market_on_the_sample_book(string file)
    {
        MarketMove move = VixShieldJson.Parse<MarketMove>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, file)));
        Assert.Equal(move, VixShieldJson.Parse<MarketMove>(VixShieldJson.Serialize(move)));
        Assert.EndsWith(Path.GetFileNameWithoutExtension(file)["move-".Length..], move.Name, StringComparison.Ordinal);
        // All are days on which the index fell and everything else rose, the nearest more than the farthest.
        Assert.True(move.Index.LogChange < -0.025 && move.Vix.LogChange > 0.15 && move.VixVolatility.LogChange > 0);
        Assert.All(move.VixFutures, p => Assert.True(p.LogChange > 0));
        Assert.True(move.VixFutures[0].LogChange > move.VixFutures[^1].LogChange);
        Assert.True(move.IndexVolatilities[0].LogChange > move.IndexVolatilities[^1].LogChange && move.IndexVolatilities[^1].LogChange > 0);

        ScenarioResult result = ScenarioGrid.Run(Sample.Book, Sample.Market, [new HistoricalScenario(move)], new ScenarioOptions { KeepLegs = true });
        double expected = BookValuation.Of(Sample.Book, move.ApplyTo(Sample.Market)).Mark - BookValuation.Of(Sample.Book, Sample.Market).Mark;
        // Between quoted strikes the moved market interpolates its volatilities anew: a few cents an option.
        Assert.Equal(expected, result.ProfitAndLoss[0], 0.01 * result.Valuation.Legs.Sum(l => Math.Abs(l.Mark)));
        // The futures of the hedge earn.
        for (int i = 0; i < result.Valuation.Legs.Length; i++)
        {
            if (result.Valuation.Legs[i].Position.Leg.Contract.UnderlyingSymbol == "VIX")
                Assert.True(result.ProfitAndLossOf(i)[0] > 0);
        }
    }

    [Fact]
    public void There_are_the_five_days()
    {
        string[] days = ["2011-08-08", "2015-08-24", "2018-02-05", "2022-06-13", "2024-08-05"];
        Assert.All(days, day => Assert.Contains(s_files, f => f.EndsWith($"move-{day}.json", StringComparison.Ordinal)));
    }
}
