using VixShield.Market;
using VixShield.MarketData;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Histories;

/// <summary>
/// Closes of listed products against the index run over the settlements of the folder. The products close at 16:00 New York time, until
/// 2020-10-26 a quarter of an hour before the futures settle, and their closes carry premiums: single days differ, the middle does not.
/// </summary>
[Trait("Category", "Data")]
public sealed class ListedProductsTests
{
    [SkippableTheory]
    [InlineData("vxx")]
    [InlineData("uvxy")]
    [InlineData("svxy")]
    public void Daily_returns_follow_the_index_with_the_leverage_of_the_day(string symbol)
    {
        Skip.If(ExternalFolder.SkipReason(ExternalFolder.Data) is not null, "No data folder.");
        string closes = ExternalFolder.PathOf(ExternalFolder.Data, "volatility-etps", "vol-etp-adjusted-close.csv");
        SessionSeries? series = HistoryLoader.Levels(closes).Value.FirstOrDefault(s => s.Name == symbol);
        Skip.If(series is null, $"The file has no {symbol}.");
        VolatilityProduct product = symbol switch { "vxx" => VolatilityProduct.Vxx, "uvxy" => VolatilityProduct.Uvxy, _ => VolatilityProduct.Svxy };
        VixFuturesHistory history = HistoryLoader.VixFutures(
            Directory.GetFiles(ExternalFolder.PathOf(ExternalFolder.Data, "vix-futures"), "vx-contracts-*").Order(StringComparer.Ordinal)).Value;
        RateHistory rates = HistoryLoader.Rates(
            ExternalFolder.PathOf(ExternalFolder.Data, "rates", "short-rates-daily.csv"), "irx_13w_bill_discount_pct", RateQuotation.BankDiscount).Value;
        SessionSeries returns = series!.Returns();
        Dictionary<double, List<(double Index, double Product)>> eras = [];
        foreach (VixFuturesIndexStretch stretch in VixFuturesIndex.Run(history, rates, product.Tenor))
        {
            foreach (VixFuturesIndexPoint point in stretch.Points)
            {
                if (point.ContractReturn is not { } index || !returns.TryGet(point.Date, out double listed) || point.Date < product.Leverages[0].From)
                    continue;
                double leverage = product.LeverageInto(point.Date);
                if (!eras.TryGetValue(leverage, out List<(double, double)>? era))
                    eras[leverage] = era = [];
                era.Add((index, listed));
            }
        }

        Assert.NotEmpty(eras);
        foreach ((double leverage, List<(double Index, double Product)> days) in eras.Where(era => era.Value.Count >= 100))
        {
            // The middle of the ratios on days with a real move: a day's timing error of half a percent is a tenth of these moves.
            double[] ratios = [.. days.Where(day => Math.Abs(day.Index) > 0.03).Select(day => day.Product / day.Index).Order()];
            double middle = ratios[ratios.Length / 2];
            Assert.True(Math.Abs(middle - leverage) < 0.1 * Math.Abs(leverage), FormattableString.Invariant($"{symbol}: {middle} instead of {leverage} in {ratios.Length} days"));
            double[] errors = [.. days.Select(day => Math.Abs(day.Product - (leverage * day.Index))).Order()];
            Assert.True(errors[errors.Length / 2] < 0.01 * Math.Max(1, Math.Abs(leverage)), FormattableString.Invariant($"{symbol}: middle difference {errors[errors.Length / 2]}"));
        }
    }
}
