using VixShield.Pricing.Batch;

namespace VixShield.Volatility;

/// <summary>Measures <see cref="FitQuality"/>.</summary>
internal static class QualityMeasure
{
    // Rounding of a price that lies on its bound.
    private const double Rounding = 1e-13;

    internal static FitQuality Of(SliceQuotes quotes, Func<double, double> variance, Func<double, bool>? counts = null)
    {
        double[] deviations = [.. quotes.LogMoneyness.Select(k => Math.Sqrt(variance(k)))];
        double[] prices = new double[quotes.Count];
        Black76Batch.Compute(
            new BlackInputs { Forward = 1, Strike = quotes.Strike, Years = 1, Volatility = deviations, Rate = 0, Rights = quotes.Rights },
            new GreeksOutputs { Price = prices });
        double rootYears = Math.Sqrt(quotes.Years);
        int count = 0;
        int inside = 0;
        int within = 0;
        double worstVolatility = 0;
        double worstTicks = 0;
        bool hasTicks = true;
        for (int i = 0; i < quotes.Count; i++)
        {
            if (counts is not null && !counts(quotes.LogMoneyness[i]))
                continue;
            count++;
            double miss = Math.Max(quotes.Bid[i] - prices[i], prices[i] - quotes.Ask[i]);
            if (miss <= Rounding)
            {
                inside++;
            }
            else
            {
                double volatility = deviations[i] / rootYears;
                worstVolatility = Math.Max(worstVolatility, Math.Max(quotes.BidVolatility[i] - volatility, volatility - quotes.AskVolatility[i]));
            }

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
