using VixShield.Market;
using VixShield.MarketData;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Folder;

/// <summary>Put-call parity over every table of options of the folder.</summary>
[Trait("Category", "Data")]
public sealed class ParityDataTests
{
    // The day's last quotes of SPX and SPXW are not of one moment: half a tick of the index beside the boxes.
    private const double Moment = 0.25;

    [DataFact]
    public void Every_day_root_and_expiration_has_a_forward_or_a_reason()
    {
        int forwards = 0;
        foreach (ParitySet set in Sets())
        {
            Assert.Equal(set.Quotes.Count, set.Fits.Forwards.Length);
            foreach (ParityForward fit in set.Fits.Forwards)
            {
                string what = $"{set} {fit}";
                Assert.False(string.IsNullOrWhiteSpace(fit.Reason), what);
                Assert.Equal(fit.Status is ParityStatus.Ok or ParityStatus.DiscountNotDetermined, fit.Forward is not null);
                if (fit.Forward is not { } forward)
                    continue;
                forwards++;
                Assert.True(double.IsFinite(forward) && fit.ForwardStandardError > 0 && fit.DiscountFactor is > 0 and < 1.1, what);
                Assert.Equal(fit.PairCount, fit.Pairs.Length + fit.Outliers.Length);
                Assert.All(fit.Outliers, o => Assert.True(o.Excess > 0, what));
                // Parity is of European options; of a fund's American ones only the legal form is asked.
                if (set.IsEuropeanIndex)
                {
                    Assert.True(fit.Outliers.Length * 20 <= fit.PairCount, what);
                    Assert.InRange(fit.Rate!.Value, -0.005, 0.065);
                    Assert.True(fit.LowestForward <= forward && forward <= fit.HighestForward, what);
                }
            }
        }

        Assert.True(forwards > 0 || !DataFolder.Files.Any(path => Path.GetFileName(path).StartsWith("spx-20", StringComparison.Ordinal)));
    }

    [DataFact]
    public void Morning_and_afternoon_options_of_one_date_agree_within_their_boxes()
    {
        foreach (IGrouping<(string File, DateOnly Day), ParitySet> day in Sets().Where(s => s.IsEuropeanIndex).GroupBy(s => (s.File, s.Day)))
        {
            foreach (IGrouping<DateOnly, ParityForward> date in day.SelectMany(s => s.Fits.Forwards).Where(f => f.Forward is not null).GroupBy(f => f.Expiry.Date))
            {
                ParityForward[] fits = [.. date];
                for (int i = 1; i < fits.Length; i++)
                {
                    // Half a day of carry lies between the two.
                    double allowed = Moment + (0.1 * Math.Abs(fits[i].Years - fits[0].Years) * fits[0].Forward!.Value);
                    Assert.True(fits[i].LowestForward - allowed <= fits[0].Forward && fits[0].Forward <= fits[i].HighestForward + allowed, $"{day.Key}: {fits[0]} {fits[i]}");
                    Assert.True(fits[0].LowestForward - allowed <= fits[i].Forward && fits[i].Forward <= fits[0].HighestForward + allowed, $"{day.Key}: {fits[0]} {fits[i]}");
                }
            }
        }
    }

    [DataFact]
    public void A_forward_beside_the_options_is_near_that_of_parity()
    {
        foreach (ParitySet set in Sets().Where(s => s.IsEuropeanIndex))
        {
            foreach (ParityForward fit in set.Fits.Forwards)
            {
                if (fit.Forward is not { } forward || set.Forwards.GetValueOrDefault(fit.Expiry) is not { } written)
                    continue;
                // A publisher's forward is the closing spot with its rate and one dividend yield: a spot 0.25 % away, and a carry half a percent a year off.
                Assert.InRange(written / forward, 1 - 0.0025 - (0.006 * fit.Years), 1 + 0.0025 + (0.006 * fit.Years));
            }
        }
    }

    [SkippableTheory]
    [InlineData("spx-2019-05-13-overnight.csv.gz", 2881.40, true, 2848, 2851)]
    [InlineData("spx-2022-07-12-intraday.csv.gz", 3856.28, false, 3856.5, 3857)]
    [InlineData("spx-2023-09-14.csv.gz", 4505.1001, true, 4510, 4511)]
    public void A_stale_spot_is_found_and_a_live_one_is_not(string file, double spot, bool stale, double low, double high)
    {
        DataFolder.Require("option-chains", file);
        SpotReading reading = Sets(file).Single(s => s.Root == "SPXW").Fits.ReadSpot(spot)!;
        Assert.Equal(stale, reading.IsStale);
        Assert.InRange(reading.Forward, low, high);
    }

    [SkippableTheory]
    [InlineData("spx-2019-05-13-overnight.csv.gz", 0.0225, 0.029)]
    [InlineData("spx-2022-07-12-intraday.csv.gz", 0.019, 0.035)]
    [InlineData("spx-2023-09-14.csv.gz", 0.044, 0.06)]
    public void Rates_of_the_quotes_are_those_of_the_time(string file, double low, double high)
    {
        DataFolder.Require("option-chains", file);
        foreach (ParityForward fit in Sets(file).Where(s => s.IsEuropeanIndex).SelectMany(s => s.Fits.Forwards).Where(f => f.DiscountSource == DiscountSource.Fitted))
            Assert.True(fit.Rate >= low && fit.Rate <= high, fit.ToString());
    }

    private static IEnumerable<ParitySet> Sets(string? only = null)
    {
        Dictionary<string, OptionFacts> manifest = ChainManifest.Read();
        foreach (string path in DataFolder.Files)
        {
            string name = Path.GetFileName(path);
            // An original page has the quotes of its table; another test holds the two to each other.
            if (!path.Contains("option-chains", StringComparison.Ordinal) || name.Contains(".original.", StringComparison.Ordinal) || (only is not null && name != only))
                continue;
            OptionFacts? facts = manifest.GetValueOrDefault(name);
            if (MarketDataFormats.Identify(path, facts).Kind != MarketDataKind.Options)
                continue;
            using RowReader<OptionRow> reader = MarketDataFormats.Options(facts).Open(path);
            foreach (IGrouping<(DateOnly QuoteDate, string Root), OptionRow> rows in reader.ToArray().GroupBy(row => (row.QuoteDate, row.Root)))
                yield return ParitySet.Of(name, [.. rows]);
        }
    }
}
