using VixShield.Instruments;
using VixShield.Market;
using VixShield.MarketData;
using VixShield.Pricing;
using VixShield.TermStructure;
using VixShield.Tests.Folder;
using VixShield.Volatility;

namespace VixShield.Tests.Snapshots;

/// <summary>
/// The vega map on a real surface: with spot VIX moved by a point and every volatility by the documented ratio at fixed normalised moneyness, the VIX replicated from the moved surface moves by one.
/// </summary>
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
        double vix = market.Levels["VIX"];
        double before = Replicated(0);
        double after = Replicated(points);
        // A point of spot VIX is a part of it, and the replicated value differs from it a little.
        Assert.InRange((after - before) / (before * points / market.Levels["VIX"]), 0.98, 1.02);

        // From the surface as scenarios move it, wings included: a strip of quotes ends where bids do and misses more of a wider smile, and quotes fitted anew have other wings.
        double Replicated(double change)
        {
            OptionChain[] chains = [.. market.Chains.Where(c => c.Symbol == "SPX" && market.SmileFor("SPX", c.Expiry) is not null)];
            OptionChain near = chains.Last(c => c.Years * 365 is > 23 and <= 30);
            OptionChain next = chains.First(c => c.Years * 365 is > 30 and < 37);
            double weight = ((30d / 365) - near.Years) / (next.Years - near.Years);
            return 100 * Math.Sqrt((((1 - weight) * TotalVariance(near)) + (weight * TotalVariance(next))) * 365 / 30);

            // Twice the integral of out-of-the-money prices over K squared, in log-moneyness.
            double TotalVariance(OptionChain chain)
            {
                VolatilitySmile smile = market.SmileFor("SPX", chain.Expiry)!;
                double ratio = Math.Exp(LogBetaCurve.Prior.VolatilityResponse(chain.Years) * Math.Log((vix + change) / vix));
                const double Step = 0.0005;
                double sum = 0;
                for (double k = -1.5 + (Step / 2); k < 0.8; k += Step)
                    sum += Black76.UndiscountedPrice(1, Math.Exp(k), ratio * Math.Sqrt(smile.TotalVarianceAt(k / ratio)), k < 0 ? OptionRight.Put : OptionRight.Call) * Math.Exp(-k) * Step;
                return 2 * sum;
            }
        }
    }
}
