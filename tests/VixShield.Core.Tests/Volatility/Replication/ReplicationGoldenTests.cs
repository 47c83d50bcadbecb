using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Volatility.Replication;

public sealed class ReplicationGoldenTests
{
    [Fact]
    public void Golden_strips_have_every_number_of_their_table_and_the_band()
    {
        Deviations deviations = new();
        ReferenceTable inputs = ReferenceTable.Golden("variance_strips.csv");
        ReferenceTable results = ReferenceTable.Golden("variance_strip_results.csv");
        var quotes = StripTable.Quotes(inputs);
        var terms = inputs.Rows.GroupBy(row => StripTable.Key(inputs, row)).ToDictionary(group => group.Key, group => group.First());
        Assert.Equal(quotes.Count, results.Rows.Count);
        foreach (var rows in results.Rows.GroupBy(row => row.Text("case")))
        {
            List<VarianceStrip> strips = [];
            foreach (ReferenceTable.Row row in rows)
            {
                string key = StripTable.Key(results, row);
                VarianceStrip strip = VarianceStrip.Replicate(terms[key].Number("minutes") / 525_600, terms[key].Number("rate"), quotes[key]);
                StripTable.Compare(deviations, strip, row.Number, key);
                StripTable.Near(deviations, row.Number("bid"), strip.VarianceAtBid, $"{key} bid");
                StripTable.Near(deviations, row.Number("ask"), strip.VarianceAtAsk, $"{key} ask");
                strips.Add(strip);
            }

            VarianceIndex index = VarianceIndex.Of(strips, VarianceWindow.ThirtyDay);
            foreach (ReferenceTable.Row row in rows)
            {
                StripTable.Near(deviations, row.Number("vix"), index.Value, $"{row} vix");
                StripTable.Near(deviations, row.Number("vix_bid"), index.Low, $"{row} bid");
                StripTable.Near(deviations, row.Number("vix_ask"), index.High, $"{row} ask");
            }
        }

        deviations.Verify();
    }
}
