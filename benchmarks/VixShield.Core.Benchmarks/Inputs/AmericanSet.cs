using VixShield.Instruments;
using VixShield.Pricing;
using VixShield.Pricing.Batch;

namespace VixShield.Benchmarks.Inputs;

/// <summary>
/// Random American options (strikes within 30 % of the spot, 2 days to 2 years, volatility 10 % to 60 %, rate 1 % to 6 %, yield
/// 0.5 % to 4.5 %, half calls), and a chain of three months. The seed is fixed.
/// </summary>
public sealed class AmericanSet
{
    public const int Count = 256;
    private const double Spot = 100;
    private readonly double[] _strikes = new double[Count];
    private readonly double[] _years = new double[Count];
    private readonly double[] _volatilities = new double[Count];
    private readonly double[] _smile = new double[Count];
    private readonly double[] _rates = new double[Count];
    private readonly double[] _yields = new double[Count];
    private readonly OptionRight[] _rights = new OptionRight[Count];
    private readonly double[][] _results = [.. Enumerable.Range(0, 7).Select(_ => new double[Count])];

    public AmericanSet()
    {
        Random random = new(20260724);
        for (int i = 0; i < Count; i++)
        {
            double moneyness = 0.7 + 0.6 * random.NextDouble();
            _strikes[i] = Spot * moneyness;
            _years[i] = (2 + 728 * random.NextDouble()) / 365;
            _volatilities[i] = 0.1 + 0.5 * random.NextDouble();
            _smile[i] = 0.18 - 0.25 * (moneyness - 1) + 0.4 * (moneyness - 1) * (moneyness - 1);
            _rates[i] = 0.01 + 0.05 * random.NextDouble();
            _yields[i] = 0.005 + 0.04 * random.NextDouble();
            _rights[i] = i % 2 == 0 ? OptionRight.Call : OptionRight.Put;
        }
    }

    public double Prices(AmericanAccuracy accuracy)
    {
        double sum = 0;
        for (int i = 0; i < Count; i++)
            sum += AmericanOption.Price(Spot, _strikes[i], _years[i], _volatilities[i], _rates[i], _yields[i], _rights[i], accuracy);
        return sum;
    }

    public double Greeks(AmericanAccuracy accuracy)
    {
        double sum = 0;
        for (int i = 0; i < Count; i++)
            sum += AmericanOption.Greeks(Spot, _strikes[i], _years[i], _volatilities[i], _rates[i], _yields[i], _rights[i], accuracy).Vega;
        return sum;
    }

    public void FlatChain(AmericanAccuracy accuracy) => AmericanBatch.ComputeChain(Chain(0.2), new() { Price = _results[0] }, default, accuracy);

    public void SmileChain(AmericanAccuracy accuracy) => AmericanBatch.ComputeChain(Chain(_smile), new() { Price = _results[0] }, default, accuracy);

    public void SmileChainGreeks(AmericanAccuracy accuracy) => AmericanBatch.ComputeChain(
        Chain(_smile),
        new()
        {
            Price = _results[0],
            Delta = _results[1],
            Gamma = _results[2],
            Vega = _results[3],
            Theta = _results[4],
            Rho = _results[5],
            Vanna = _results[6],
        },
        default,
        accuracy);

    private AmericanChainInputs Chain(Column volatility) => new()
    {
        Spot = Spot,
        Years = 0.25,
        Rate = 0.04,
        DividendYield = 0.013,
        Strike = _strikes,
        Volatility = volatility,
        Rights = _rights,
    };
}
