using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Volatility.Replication;

/// <summary>Every row of the tables: the published example with each contribution, and made strips with each number on the way.</summary>
[Trait("Category", "Reference")]
public sealed class ReplicationReferenceTests
{
    [ReferenceFact]
    public void The_published_example_has_every_number_of_its_table()
    {
        Deviations deviations = new();
        (Dictionary<string, VarianceStrip> strips, Dictionary<string, double> results) = PublishedExample();
        HashSet<string> compared = [];
        foreach ((string term, VarianceStrip strip) in strips)
        {
            // The table of the example names the columns of the other table differently.
            Dictionary<string, string> names = new() { ["kstar"] = "Kstar", ["K_low"] = "Klo", ["K_high"] = "Khi" };
            StripTable.Compare(deviations, strip, name => Expected(names.GetValueOrDefault(name, name)), term);
            StripTable.Near(deviations, Expected("minutes"), strip.Minutes, $"{term} minutes");
            StripTable.Near(deviations, Expected("rate"), strip.Rate, $"{term} rate");
            StripTable.Near(deviations, Expected("T"), strip.Years, $"{term} T");
            StripTable.Near(deviations, Expected("C"), strip.ParityCall, $"{term} C");
            StripTable.Near(deviations, Expected("P"), strip.ParityPut, $"{term} P");
            Assert.Equal(Expected("n"), strip.Contributions.Length);

            double Expected(string name)
            {
                compared.Add($"{term}_{name}");
                return results[$"{term}_{name}"];
            }
        }

        VarianceIndex index = VarianceIndex.Of(strips.Values, VarianceWindow.ThirtyDay);
        compared.Add("VIX");
        StripTable.Near(deviations, results["VIX"], index.Value, "VIX");
        deviations.Verify();
        Assert.Empty(results.Keys.Except(compared));
    }

    [ReferenceFact]
    public void The_published_example_has_every_contribution_of_its_table()
    {
        Deviations deviations = new();
        ReferenceTable table = ReferenceTable.Reference("vix_wp2014_contrib.csv");
        ILookup<string, ReferenceTable.Row> rows = table.Rows.ToLookup(row => row.Text("term"));
        Dictionary<string, VarianceStrip> strips = PublishedExample().Strips;
        Assert.Equal(strips.Keys.Order(), rows.Select(group => group.Key).Order());
        foreach ((string term, VarianceStrip strip) in strips)
        {
            Assert.Equal(rows[term].Count(), strip.Contributions.Length);
            foreach ((ReferenceTable.Row row, StripContribution contribution) in rows[term].Zip(strip.Contributions))
            {
                Assert.Equal(row.Number("strike"), contribution.Strike);
                deviations.Check(row.Text("type") == Letter(contribution.Side), $"{row}: {contribution.Side}");
                foreach ((string column, double actual) in new[]
                         {
                             ("mid", contribution.Mid), ("delta_k", contribution.DeltaStrike), ("contribution", contribution.Contribution),
                         })
                    deviations.Compare(row.Number(column), actual, 1e-10 * row.Number(column), $"{row} {column}");
            }
        }

        deviations.Verify();
    }

    [ReferenceFact]
    public void Made_strips_have_every_number_of_their_table()
    {
        Deviations deviations = new();
        var quotes = StripTable.Quotes(ReferenceTable.Reference("vix_synthetic_strips.csv"));
        ReferenceTable table = ReferenceTable.Reference("vix_synthetic_results.csv");
        Dictionary<string, VarianceStrip> strips = [];
        foreach (ReferenceTable.Row row in table.Rows)
        {
            string key = StripTable.Key(table, row);
            strips[key] = VarianceStrip.Replicate(row.Number("minutes") / 525_600, row.Number("rate"), quotes[key]);
            StripTable.Compare(deviations, strips[key], row.Number, key);
        }

        Assert.Equal(quotes.Keys.Order(), strips.Keys.Order());
        foreach (var rows in table.Rows.GroupBy(row => row.Text("case")))
        {
            VarianceStrip[] pair = [.. rows.Select(row => strips[StripTable.Key(table, row)]).OrderBy(s => s.Years)];
            VarianceIndex index = VarianceIndex.Combine(pair[0], pair[1], VarianceWindow.ThirtyDay);
            Assert.Equal(pair.All(s => s.Minutes > 43_200 + 1e-6) || pair.All(s => s.Minutes < 43_200 - 1e-6), index.IsExtrapolated);
            foreach (ReferenceTable.Row row in rows)
                StripTable.Near(deviations, row.Number("vix"), index.Value, $"{row.Text("case")} vix");
        }

        deviations.Verify();
    }

    private static (Dictionary<string, VarianceStrip> Strips, Dictionary<string, double> Results) PublishedExample()
    {
        Dictionary<string, double> results = ReferenceTable.Reference("vix_wp2014_result.csv").Rows.ToDictionary(row => row.Text("item"), row => row.Number("value"));
        var quotes = StripTable.Quotes(ReferenceTable.Reference("vix_wp2014_strip.csv"));
        return (quotes.ToDictionary(q => q.Key, q => VarianceStrip.Replicate(results[$"{q.Key}_minutes"] / 525_600, results[$"{q.Key}_rate"], q.Value)), results);
    }

    private static string Letter(StripSide side) => side switch { StripSide.Put => "P", StripSide.Call => "C", _ => "PC" };
}
