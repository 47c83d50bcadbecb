using VixShield.Market;
using VixShield.MarketData;
using VixShield.TermStructure;
using VixShield.Tests.Folder;
using Xunit.Abstractions;

namespace VixShield.Tests.Snapshots;

/// <summary>The triangle on the day that has everything.</summary>
[Trait("Category", "Data")]
public sealed class ConsistencyTriangleDataTests(ITestOutputHelper output)
{
    private static readonly Lazy<ConsistencyTriangle> s_day = new(() => ConsistencyTriangle.Of(Market()));

    [SkippableFact]
    public void Every_future_of_the_day_has_its_line_and_every_number_its_band()
    {
        MarketSnapshot market = Market();
        ConsistencyTriangle triangle = s_day.Value;
        output.WriteLine(triangle.ToString());
        foreach (ConsistencyExpiry row in triangle.Expiries)
            output.WriteLine(row + "\n" + row.Spx + " " + row.Spx.StartBracketDays + " " + row.Spx.EndBracketDays + "\n" + row.Options + "\n" + row.Parity);
        Assert.Equal(market.Futures.Where(f => f.Contract.UnderlyingSymbol == "VIX").Select(f => f.Expiry).Distinct(), triangle.Expiries.Select(e => e.Expiry));
    }

    private static MarketSnapshot Market()
    {
        string folder = DataFolder.Require("demo-snapshot-2023-02-15");
        return SnapshotLoader.Load(new SnapshotFiles
        {
            Chain = DataFolder.Require("option-chains", "spx-implied-vol-2023-02-15.csv"),
            VixChain = DataFolder.Require("option-chains", "vix-implied-vol-2023-02-15.csv"),
            Futures = Path.Combine(folder, "vx-futures.csv"),
            Indices = Path.Combine(folder, "indices.csv"),
        }).Snapshot!;
    }
}
