using VixShield.Pricing;

namespace VixShield.Volatility;

/// <summary>Measures <see cref="FitQuality"/>.</summary>
internal static class QualityMeasure
{
    // Rounding of a price that lies on its bound.
    private const double Rounding = 1e-13;

    internal static FitQuality Of(SliceQuotes quotes, Func<double, double> variance, Func<double, bool>? counts = null)
    {
        int count = 0;
        int inside = 0;
        int within = 0;
        double worstVolatility = 0;
        double worstTicks = 0;
        bool hasTicks = true;
        for (int i = 0; i < quotes.Count; i++)
        {
            double k = quotes.LogMoneyness[i];
            if (counts is not null && !counts(k))
                continue;
            count++;
            double w = variance(k);
            double volatility = Math.Sqrt(w / quotes.Years);
            double price = Black76.UndiscountedPrice(1, quotes.Strike[i], Math.Sqrt(w), quotes.Quotes[i].Right);
            double miss = Math.Max(quotes.Bid[i] - price, price - quotes.Ask[i]);
            if (miss <= Rounding)
                inside++;
            else
                worstVolatility = Math.Max(worstVolatility, Math.Max(quotes.BidVolatility[i] - volatility, volatility - quotes.AskVolatility[i]));
            hasTicks &= quotes.Tick[i] > 0;
            if (!hasTicks)
                continue;
            double ticks = Math.Max(0, miss) / quotes.Tick[i];
            worstTicks = Math.Max(worstTicks, ticks);
            if (ticks <= 1 + 1e-9)
                within++;
        }

        return new FitQuality(count, inside, hasTicks ? within : null, worstVolatility, hasTicks ? worstTicks : null);
    }
}
