using VixShield.Market;
using VixShield.MarketData;
using VixShield.TermStructure;
using VixShield.Tests.Folder;

namespace VixShield.Tests.Histories;

/// <summary>
/// Closes of listed products against the index run over the settlements of the folder. The products close at 16:00 New York time, until
/// 2020-10-26 a quarter of an hour before the futures settle, and their closes carry premiums: single days differ, sums over ten days hardly.
/// </summary>
[Trait("Category", "Data")]
public sealed class ListedProductsTests
{
    // Sums of daily returns, in which what one day misses the next day brings.
    private const int Window = 10;

    [SkippableTheory]
    [InlineData("vxx")]
    [InlineData("uvxy")]
    [InlineData("svxy")]
    public void Daily_returns_follow_the_index_with_the_leverage_of_the_day(string symbol)
    {
        string closes = DataFolder.Require("volatility-etps", "vol-etp-adjusted-close.csv");
        SessionSeries? series = HistoryLoader.Levels(closes).Value.FirstOrDefault(s => s.Name == symbol);
        Skip.If(series is null, $"The file has no {symbol}.");
        VolatilityProduct product = symbol switch { "vxx" => VolatilityProduct.Vxx, "uvxy" => VolatilityProduct.Uvxy, _ => VolatilityProduct.Svxy };
        VixFuturesHistory history = HistoryLoader.VixFutures(
            Directory.GetFiles(DataFolder.Require("vix-futures"), "vx-contracts-*").Order(StringComparer.Ordinal)).Value;
        RateHistory rates = HistoryLoader.Rates(
            DataFolder.Require("rates", "short-rates-daily.csv"), "irx_13w_bill_discount_pct", RateQuotation.BankDiscount).Value;
        SessionSeries returns = series!.Returns();
        Dictionary<double, List<(double Index, double Product)>> windows = [];
        foreach (VixFuturesIndexStretch stretch in VixFuturesIndex.Run(history, rates, product.Tenor))
        {
            for (int end = Window; end < stretch.Points.Length; end++)
            {
                VixFuturesIndexPoint[] points = [.. stretch.Points.Skip(end - Window + 1).Take(Window)];
                if (points[0].Date < product.Leverages[0].From || product.LeverageInto(points[0].Date) != product.LeverageInto(points[^1].Date) || !points.All(point => returns.TryGet(point.Date, out _)))
                    continue;
                double leverage = product.LeverageInto(points[0].Date);
                if (!windows.TryGetValue(leverage, out List<(double, double)>? era))
                    windows[leverage] = era = [];
                era.Add((points.Sum(point => point.ContractReturn!.Value), points.Sum(point => returns.TryGet(point.Date, out double listed) ? listed : 0)));
            }
        }

        Skip.If(windows.Count == 0, $"{symbol} and the futures have no {Window} sessions in common.");
        foreach ((double leverage, List<(double Index, double Product)> era) in windows.Where(entry => entry.Value.Count >= 100))
        {
            // The middle of the ratios over windows with a real move: a timing error of half a percent is a tenth of these moves.
            double[] ratios = [.. era.Where(window => Math.Abs(window.Index) > 0.05).Select(window => window.Product / window.Index).Order()];
            double middle = ratios[ratios.Length / 2];
            Assert.True(Math.Abs(middle - leverage) < 0.1 * Math.Abs(leverage), FormattableString.Invariant($"{symbol}: {middle} instead of {leverage} in {ratios.Length} windows"));
            double[] errors = [.. era.Select(window => Math.Abs(window.Product - (leverage * window.Index))).Order()];
            Assert.True(errors[errors.Length / 2] < 0.01 * Math.Max(1, Math.Abs(leverage)), FormattableString.Invariant($"{symbol}: middle difference {errors[errors.Length / 2]}"));
        }
    }
}
