using VixShield.Instruments;
using VixShield.Pricing.Batch;
using VixShield.Risk;

namespace VixShield.Benchmarks.Risk;

/// <summary>The two inner parts of a revaluation alone, on rows that stay in the first cache: the smile, and the price.</summary>
internal sealed unsafe class StrikeRows
{
    internal const int Count = 512;
    internal const int Repeats = 200;

    private readonly double[] _forwards = Row();
    private readonly double[] _logForwards = Row();
    private readonly double[] _volatilities = Row();
    private readonly double[] _scales = Row();
    private readonly double[] _shifts = Row();
    private readonly double[] _factors = Row();
    private readonly double[] _prices = Row();
    private readonly SmileTable _smile;
    private readonly StrikeTerms _terms;

    internal StrikeRows(ScenarioEngine engine)
    {
        ScenarioChain chain = engine.DayAt(0).Chains[0];
        _smile = chain.Smile;
        double forward = chain.Forward;
        double strike = 0.97 * forward;
        var random = new Random(7);
        for (int i = 0; i < Count; i++)
        {
            double ratio = 0.85 + (0.25 * random.NextDouble());
            _forwards[i] = forward * ratio;
            _logForwards[i] = Math.Log(ratio);
            _factors[i] = 0.8 + random.NextDouble();
            _scales[i] = 1 / _factors[i];
            _shifts[i] = -_logForwards[i] * _scales[i];
            _volatilities[i] = 0.1 + (0.4 * random.NextDouble());
        }

        double years = chain.Tenor.Years;
        _terms = new StrikeTerms
        {
            Strike = strike,
            LogStrike = Math.Log(strike / forward),
            Years = years,
            RootYears = Math.Sqrt(years),
            Rate = chain.Rate,
            Discount = Math.Exp(-chain.Rate * years),
            IsPut = true,
        };
    }

    internal void Smile()
    {
        double anchor = _smile.At(_terms.LogStrike);
        fixed (double* scales = _scales, shifts = _shifts, factors = _factors, volatilities = _volatilities)
        {
            for (int n = 0; n < Repeats; n++)
                _smile.Volatilities(_terms.LogStrike, anchor, anchor, scales, shifts, factors, Count, volatilities);
        }
    }

    internal void Price()
    {
        fixed (double* forwards = _forwards, logForwards = _logForwards, volatilities = _volatilities, prices = _prices)
        {
            for (int n = 0; n < Repeats; n++)
                StrikeDriver.Price(_terms, forwards, logForwards, volatilities, prices, Count);
        }
    }

    internal void BatchPrice()
    {
        for (int n = 0; n < Repeats; n++)
        {
            Black76Batch.Compute(
                new BlackInputs { Forward = _forwards, Strike = _terms.Strike, Years = _terms.Years, Volatility = _volatilities, Rate = _terms.Rate, Right = OptionRight.Put },
                new GreeksOutputs { Price = _prices });
        }
    }

    private static double[] Row() => GC.AllocateArray<double>(Count, pinned: true);
}
