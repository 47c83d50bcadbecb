using VixShield.MarketData;
using VixShield.Tests.Folder;

namespace VixShield.Tests.Futures;

/// <summary>The folder of VX files, whatever it holds. A fact about a day is checked where a file has the day.</summary>
[Trait("Category", "Data")]
public sealed class VixFuturesDataTests
{
    private static string[] Tables => [.. Directory
        .GetFiles(DataFolder.Require("vix-futures"))
        .Where(path => Path.GetFileName(path).StartsWith("vx-contracts-", StringComparison.Ordinal) || Path.GetFileName(path).StartsWith("cfe-raw-", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)];

    // The exchange's archive has 152.50 on that day, the vendor 15.15; nothing else says who is right.
    private static readonly (DateOnly Date, DateOnly Settles)[] s_knownDifferences = [(new DateOnly(2007, 1, 3), new DateOnly(2007, 5, 16))];

    [SkippableFact]
    public void Collections_agree_where_they_overlap()
    {
        Dictionary<(DateOnly, DateOnly), (double Settle, string File)> settles = [];
        int compared = 0;
        foreach (string path in Tables)
        {
            using RowReader<VixFuturesRow> reader = MarketDataFormats.VixFutures.Open(path);
            foreach (VixFuturesRow row in reader.Where(row => row.Settle is not null))
            {
                (DateOnly, DateOnly) key = (row.Date, row.Expiry.Date);
                if (settles.TryAdd(key, (row.Settle!.Value, Path.GetFileName(path))))
                    continue;
                compared++;
                // One collection publishes the settlement to the cent.
                bool agrees = Math.Abs(settles[key].Settle - row.Settle.Value) < 0.0051;
                Assert.True(agrees != s_knownDifferences.Contains(key), $"{row} against {settles[key]}");
            }
        }

        Skip.If(compared == 0, "The tables do not overlap.");
    }
}
