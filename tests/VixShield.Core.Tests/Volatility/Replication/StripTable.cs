using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Volatility.Replication;

/// <summary>Strips of a table of quotes, by case and term; a table without cases is one case.</summary>
public static class StripTable
{
    public static string Key(ReferenceTable table, ReferenceTable.Row row) => table.Has("case") ? $"{row.Text("case")} {row.Text("term")}" : row.Text("term");

    public static IReadOnlyDictionary<string, StripQuote[]> Quotes(ReferenceTable table) =>
        table.Rows.GroupBy(row => Key(table, row)).ToDictionary(group => group.Key, group => group.Select(Quote).ToArray());

    /// <summary>Every number of the strip against its column of a table of results.</summary>
    public static void Compare(Deviations deviations, VarianceStrip strip, Func<string, double> expected, string place)
    {
        Assert.Equal(ReplicationStatus.Ok, strip.Status);
        Near("kstar", strip.ParityStrike);
        Near("F", strip.Forward);
        Near("K0", strip.AtTheMoneyStrike);
        Near("n_put", strip.PutCount);
        Near("n_call", strip.CallCount);
        Near("K_low", strip.LowestStrike);
        Near("K_high", strip.HighestStrike);
        Near("sum2", strip.SumTerm);
        Near("adj", strip.Adjustment);
        Near("var", strip.Variance);
        Assert.False(strip.ForwardIsGiven);
        Assert.Null(strip.ParitySideAtTheMoney);
        Assert.Equal(strip.PutCount + strip.CallCount + 1, strip.Contributions.Length);

        void Near(string name, double? actual) => StripTable.Near(deviations, expected(name), actual, $"{place} {name}");
    }

    // Tabulated with 18 digits; the adjustment is a squared difference of numbers near 1, so it is compared on the scale of 1e-4 at least.
    public static void Near(Deviations deviations, double expected, double? actual, string place) =>
        deviations.Compare(expected, actual ?? double.NaN, 1e-10 * Math.Max(Math.Abs(expected), 1e-4), place);

    private static StripQuote Quote(ReferenceTable.Row row) => new()
    {
        Strike = row.Number("strike"),
        PutBid = row.Number("put_bid"),
        PutAsk = row.Number("put_ask"),
        CallBid = row.Number("call_bid"),
        CallAsk = row.Number("call_ask"),
    };
}
