using VixShield.MarketData;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Futures;

/// <summary>The folder of VX files, whatever it holds. A fact about a day is checked where a file has the day.</summary>
[Trait("Category", "Data")]
public sealed class VixFuturesDataTests
{
    private static string[] Tables => [.. Directory
        .GetFiles(ExternalFolder.PathOf(ExternalFolder.Data, "vix-futures"))
        .Where(path => Path.GetFileName(path).StartsWith("vx-contracts-", StringComparison.Ordinal) || Path.GetFileName(path).StartsWith("cfe-raw-", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)];

    [DataFact]
    public void Two_collections_agree_where_they_overlap()
    {
        Dictionary<(DateOnly, DateOnly), (double Settle, string File)> settles = [];
        int compared = 0;
        string[] collections = [.. Tables.Where(path => Path.GetFileName(path).StartsWith("vx-contracts-", StringComparison.Ordinal))];
        foreach (string path in collections)
        {
            foreach (VixFuturesRow row in Read(path).Rows.Where(r => r.Settle > 0))
            {
                if (settles.TryGetValue((row.Date, row.Expiry.Date), out (double Settle, string File) other))
                {
                    compared++;
                    // One collection publishes the settlement to the cent.
                    Assert.True(Math.Abs(other.Settle - row.Settle!.Value) < 0.0051, $"{row} against {other}");
                }
                else
                {
                    settles[(row.Date, row.Expiry.Date)] = (row.Settle!.Value, Path.GetFileName(path));
                }
            }
        }

        Assert.True(compared > 0 || collections.Length < 2, "The tables do not overlap.");
    }

    private static (List<VixFuturesRow> Rows, ReadReport Report) Read(string path)
    {
        using RowReader<VixFuturesRow> reader = MarketDataFormats.VixFutures.Open(path);
        List<VixFuturesRow> rows = [.. reader];
        return (rows, reader.Report);
    }
}
