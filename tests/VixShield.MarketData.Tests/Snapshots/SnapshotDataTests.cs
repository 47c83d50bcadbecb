using VixShield.Expiries;
using VixShield.Market;
using VixShield.MarketData;
using VixShield.Serialization;
using VixShield.Tests.Folder;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Snapshots;

/// <summary>Every table of options of the folder as a snapshot, and the figures that two days are held to.</summary>
[Trait("Category", "Data")]
public sealed class SnapshotDataTests
{
    // Volatility tables leave nothing to the forward's fit; a close of 16:15 and a rate are assumed where the notes have the day only.
    private const double VixError = 0.03;

    private static readonly Lazy<IReadOnlyDictionary<string, SnapshotBuild>> s_builds = new(() => DataFolder.Files
        .Where(IsOptions)
        .ToDictionary(path => path, path => SnapshotLoader.Load(new SnapshotFiles { Chain = path, ChainFacts = ChainManifest.Of(path) ?? OptionFacts.None })));

    [DataFact]
    public void Every_table_of_options_gives_a_snapshot_or_says_what_is_missing()
    {
        foreach ((string path, SnapshotBuild build) in s_builds.Value)
        {
            Assert.True(build.Snapshot is not null || build.Problems.Any(p => p.Length > 20), path);
            Assert.All(build.Chains, chain => Assert.False(string.IsNullOrWhiteSpace(chain.Reason), $"{path} {chain.Root} {chain.ExpirationDate}"));
            Assert.All(build.Chains, chain => Assert.Equal(chain.Status is ChainStatus.Used or ChainStatus.WithoutSmile, chain.Chain is not null));
            Assert.All(build.Chains, chain => Assert.Equal(chain.Status is ChainStatus.Used, chain.Fit?.Smile is not null));
            if (build.Snapshot is null)
                continue;
            Assert.Equal(build.Chains.Count(c => c.Chain is not null), build.Snapshot.Chains.Length);
            MarketDocument document = build.ToDocument();
            MarketDocument back = VixShieldJson.Parse<MarketDocument>(VixShieldJson.Serialize(document));
            Assert.Equal(document, back);
            Assert.Equal(build.Snapshot.ContentHash, back.Snapshot.ContentHash);
        }
    }

    /// <summary>Counts from the file's rows, by a second rule: an expiration with two strikes that have two-sided calls and puts is used unless it has expired.</summary>
    [DataFact]
    public void Expirations_with_two_sided_quotes_are_used()
    {
        foreach ((string path, SnapshotBuild build) in s_builds.Value)
        {
            foreach (ChainReport chain in build.Chains.Where(c => c.Status is ChainStatus.Refused))
            {
                if (chain.Parity is null)
                    continue;
                Assert.True(chain.Parity.Forward is null, $"{path} {chain}");
                Assert.NotEqual(ParityStatus.Ok, chain.Parity.Status);
            }
        }
    }

    [DataFact]
    public void Returned_smiles_have_no_arbitrage_by_prices_and_are_inside_nearly_all_quotes_that_allow_it()
    {
        foreach ((string path, SnapshotBuild build) in s_builds.Value)
        {
            if (build.Snapshot is null)
                continue;
            SmileFit[] fits = [.. build.Chains.Where(c => c.Fit?.Smile is not null).Select(c => c.Fit!)];
            VolatilitySmile? earlier = null;
            foreach (SmileFit fit in fits.OrderBy(f => f.Expiry))
            {
                ButterflyCheck butterfly = ButterflyCheck.Of(fit.Smile!, -12, 8, 2001);
                Assert.True(butterfly.IsFree, $"{path} {fit.Expiry}: {butterfly}");
                Assert.True(fit.Svi!.MinimumDurrleman >= 0, $"{path} {fit.Expiry}");
                Assert.InRange(Math.Max(fit.Smile!.LeftSlope, fit.Smile.RightSlope), 0, 2);
                if (earlier is not null && build.Chains[0].Root != MarketSnapshot.VixSymbol)
                {
                    CalendarCheck calendar = CalendarCheck.Of(earlier, fit.Smile!, -12, 8, 2001);
                    Assert.True(calendar.IsFree, $"{path} {fit.Expiry}: {calendar}");
                }

                earlier = fit.Smile;
            }

            SmileFit[] possible = [.. fits.Where(f => f.Existence.IsPossible)];
            int quotes = possible.Sum(f => f.Quality.Quotes);
            int inside = possible.Sum(f => f.Quality.Inside);
            Assert.True(inside >= 0.99 * quotes, FormattableString.Invariant($"{path}: {inside} of {quotes} inside"));
            SurfaceFit? surface = build.Snapshot.SurfaceFit(build.Snapshot.Chains[0].Symbol);
            Assert.True(surface?.Essvi is null || surface.Essvi.IsSurelyFreeOfArbitrage, path);
        }
    }

    [SkippableTheory]
    [InlineData("spx-2023-09-14.csv.gz")]
    [InlineData("spx-implied-vol-2023-02-15.csv")]
    public void The_two_days_keep_the_limits_of_fit(string file)
    {
        SmileFit[] fits = [.. Build(file).Chains.Where(c => c.Fit?.Smile is not null).Select(c => c.Fit!)];
        SmileFit[] near = [.. fits.Where(f => f.Input.Years <= 0.2)];
        int counted = near.Sum(f => f.SviQuality.Quotes);
        int within = near.Sum(f => f.SviQuality.WithinOneTick!.Value);
        Assert.True(counted > 1000 && within >= 0.95 * counted, FormattableString.Invariant($"{within} of {counted} within a tick"));
        Assert.All(fits.Where(f => f.Input.Years >= 7d / 365), f => Assert.True(Math.Abs(f.EssviAtTheMoneyMiss!.Value) <= 0.003, $"{f.Expiry}: {f.EssviAtTheMoneyMiss}"));
    }

    [SkippableTheory]
    [InlineData("spx-2023-09-14.csv.gz", 12.82)]
    [InlineData("spx-implied-vol-2023-02-15.csv", 18.24)]
    public void The_VIX_of_two_days_comes_out(string file, double expected)
    {
        VarianceIndex index = Build(file).Indices.Single(i => i.Symbol == "VIX").Recomputed;
        Assert.Equal(VarianceIndexStatus.Ok, index.Status);
        Assert.Equal(expected, index.Value!.Value, VixError);
        Assert.True(index.Low < index.Value && index.Value < index.High);
        Assert.True(Math.Abs(index.TruncationPoints!.Value) < VixError);
    }

    [SkippableFact]
    public void A_spot_of_another_moment_is_reported_and_does_not_become_the_level()
    {
        SnapshotBuild build = Build("spx-2019-05-13-overnight.csv.gz");
        Assert.True(build.Spot!.IsStale);
        Assert.Contains(build.Problems, p => p.StartsWith("Stale spot", StringComparison.Ordinal));
        Assert.InRange(build.Snapshot!.Levels["SPX"], 2845, 2855);
        Assert.False(Build("spx-2022-07-12-intraday.csv.gz").Spot!.IsStale);
    }

    [SkippableFact]
    public void Tables_in_the_wrong_place_or_of_another_day_are_refused_and_say_nothing_about_VIX()
    {
        string spx = DataFolder.Require("option-chains", "spx-2023-09-14.csv.gz");
        string vix = DataFolder.Require("option-chains", "vix-implied-vol-2023-02-15.csv");
        SnapshotBuild twice = SnapshotLoader.Load(new SnapshotFiles { Chain = spx, VixChain = spx });
        Assert.All(twice.VixChains, c => Assert.True(c.Chain is null));
        Assert.InRange(twice.Snapshot!.Levels["VIX"], 12.7, 12.9);
        Assert.Contains(twice.Problems, p => p.Contains("no VIX options", StringComparison.Ordinal));
        SnapshotBuild otherDay = SnapshotLoader.Load(new SnapshotFiles { Chain = spx, VixChain = vix });
        Assert.Empty(otherDay.VixChains);
        Assert.Contains(otherDay.Problems, p => p.Contains("2023-02-15", StringComparison.Ordinal));
        Assert.Null(SnapshotLoader.Load(new SnapshotFiles { Chain = vix, Date = new DateOnly(2023, 2, 1) }).Snapshot);
        // Forwards of VIX options are not spot VIX.
        Assert.False(SnapshotLoader.Load(new SnapshotFiles { Chain = vix }).Snapshot!.Levels.ContainsKey("VIX"));
    }

    [SkippableFact]
    public void Morning_and_afternoon_of_one_date_are_two_chains()
    {
        MarketSnapshot market = Build("spx-2023-09-14.csv.gz").Snapshot!;
        Assert.NotEmpty(market.Chains.GroupBy(c => c.Expiry.Date).Where(g => g.Count() == 2).Select(g =>
        {
            Assert.Equal([SettlementStyle.Am, SettlementStyle.Pm], g.Select(c => c.Expiry.Style));
            return g;
        }));
    }

    [SkippableFact]
    public void One_day_with_everything_gives_a_market_with_everything()
    {
        string folder = DataFolder.Require("demo-snapshot-2023-02-15");
        SnapshotBuild build = SnapshotLoader.Load(new SnapshotFiles
        {
            Chain = Path.Combine(folder, "spx-options.csv"),
            VixChain = Path.Combine(folder, "vix-options.csv"),
            Futures = Path.Combine(folder, "vx-futures.csv"),
            Indices = Path.Combine(folder, "indices.csv"),
        });
        MarketSnapshot market = build.Snapshot!;
        Assert.Empty(build.Problems);
        Assert.All(build.Chains.Concat(build.VixChains), c => Assert.Equal(RateSource.File, c.RateSource));
        Assert.Equal(4147.60, market.Levels["SPX"]);
        Assert.Equal(18.23, market.VixFutures.SpotVix);
        Assert.Equal(20.0523, market.VixFutures.Points[0].Price);
        Assert.All(market.Chains, c => Assert.NotNull(market.SmileFor(c.Symbol, c.Expiry)));
        Assert.Contains(market.Chains, c => c.Symbol == "VIX" && Math.Abs(c.Forward - 20.1261649) < 1e-9);
        Assert.Contains(market.Futures, f => f.Contract.Symbol == "ES" && f.Source == PriceSource.Interpolated);
    }

    private static bool IsOptions(string path) => MarketDataFormats.Identify(path, ChainManifest.Of(path)).Kind == MarketDataKind.Options;

    /// <summary>By name alone, without facts: what a user has.</summary>
    private static SnapshotBuild Build(string file) => SnapshotLoader.Load(new SnapshotFiles { Chain = DataFolder.Require("option-chains", file) });
}
