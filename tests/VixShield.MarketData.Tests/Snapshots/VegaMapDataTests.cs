using VixShield.Market;
using VixShield.MarketData;
using VixShield.Risk;
using VixShield.Tests.Folder;
using VixShield.Volatility;

namespace VixShield.Tests.Snapshots;

/// <summary>The vega map on a real surface: with spot VIX moved by a point, the VIX replicated from the moved quotes moves by one.</summary>
[Trait("Category", "Data")]
public sealed class VegaMapDataTests
{
    [SkippableTheory]
    [InlineData("spx-2023-09-14.csv.gz", 1)]
    [InlineData("spx-2023-09-14.csv.gz", -1)]
    [InlineData("spx-implied-vol-2023-02-15.csv", 1)]
    [InlineData("spx-implied-vol-2023-02-15.csv", -1)]
    public void The_replicated_VIX_moves_by_the_point_within_two_percent(string file, double points)
    {
        string path = DataFolder.Require("option-chains", file);
        MarketSnapshot market = SnapshotLoader.Load(new SnapshotFiles { Chain = path, ChainFacts = ChainManifest.Of(path) ?? OptionFacts.None }).Snapshot!;
        MarketSnapshot moved = new FactorScenario(vixChange: points).ApplyTo(market);
        double before = Replicated(market);
        double after = Replicated(moved);
        // A point of spot VIX is a part of it, and the replicated value differs from it by a few hundredths.
        Assert.InRange((after - before) / (before * points / market.Levels["VIX"]), 0.98, 1.02);

        static double Replicated(MarketSnapshot market)
        {
            VarianceIndex index = IndexReplication.Of(market, VarianceWindow.ThirtyDay);
            Assert.Equal(VarianceIndexStatus.Ok, index.Status);
            return index.Value!.Value;
        }
    }
}
