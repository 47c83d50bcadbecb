using VixShield.Numerics;
using VixShield.Pricing;
using VixShield.Pricing.Batch;

namespace VixShield.Benchmarks.Inputs;

/// <summary>
/// Prices of the options of an <see cref="OptionSet"/>, on the spot and on the forward. Volatilities are raised until the strike
/// is at most six standard deviations away: further out nothing is quoted, and a price holds no volatility any more.
/// </summary>
public sealed class QuoteSet
{
    private const double MostDeviations = 6;

    public QuoteSet(int count)
    {
        Options = new OptionSet(count, members: 1);
        Forward = new double[count];
        Discount = new double[count];
        Price = new double[count];
        ForwardPrice = new double[count];
        Volatility = new double[count];
        Statuses = new ImpliedVolatilityStatus[count];
        for (int i = 0; i < count; i++)
            Prepare(i);
        BlackScholesBatch.Compute(Options.Inputs, new GreeksOutputs { Price = Price });
        BlackInputs onForward = new()
        {
            Forward = Forward,
            Strike = Options.Strike,
            Years = Options.Years,
            Volatility = Options.Volatility,
            Rate = Options.Rate,
            Rights = Options.Rights,
        };
        Black76Batch.Compute(onForward, new GreeksOutputs { Price = ForwardPrice });
    }

    public OptionSet Options { get; }

    public double[] Forward { get; }

    public double[] Discount { get; }

    /// <summary>Prices by Black-Scholes-Merton.</summary>
    public double[] Price { get; }

    /// <summary>Prices by Black-76.</summary>
    public double[] ForwardPrice { get; }

    /// <summary>Room for results.</summary>
    public double[] Volatility { get; }

    /// <summary>Room for statuses.</summary>
    public ImpliedVolatilityStatus[] Statuses { get; }

    public int OnSpot() => BlackScholesBatch.ImpliedVolatility(Price, Options.Inputs, Volatility, Statuses);

    public int OnForward() => Black76Batch.ImpliedVolatility(
        ForwardPrice, Discount, new() { Forward = Forward, Strike = Options.Strike, Years = Options.Years, Rights = Options.Rights }, Volatility, Statuses);

    private void Prepare(int i)
    {
        double drift = (Options.Rate[i] - Options.Yield[i]) * Options.Years[i];
        Forward[i] = Options.Spot[i] * ElementaryFunctions.Exp(drift);
        Discount[i] = ElementaryFunctions.Exp(-Options.Rate[i] * Options.Years[i]);
        double distance = Math.Abs(ElementaryFunctions.LogRatio(Forward[i], Options.Strike[i]));
        Options.Volatility[i] = Math.Max(Options.Volatility[i], distance / (MostDeviations * Math.Sqrt(Options.Years[i])));
    }
}
