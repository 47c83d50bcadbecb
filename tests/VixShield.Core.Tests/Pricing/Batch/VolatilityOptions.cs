using VixShield.Instruments;
using VixShield.Pricing;
using VixShield.Pricing.Batch;

namespace VixShield.Tests.Pricing.Batch;

/// <summary>Prices whose volatility is asked for: ordinary ones, and among them prices at, beside and beyond every edge.</summary>
public sealed class VolatilityOptions
{
    private readonly double[] _rates;
    private readonly double[] _yields;

    private VolatilityOptions(int count)
    {
        Prices = new double[count];
        Forwards = new double[count];
        Strikes = new double[count];
        Years = new double[count];
        Discounts = new double[count];
        Rights = new OptionRight[count];
        _rates = new double[count];
        _yields = new double[count];
    }

    public double[] Prices { get; }

    public double[] Forwards { get; }

    public double[] Strikes { get; }

    public double[] Years { get; }

    public double[] Discounts { get; }

    public OptionRight[] Rights { get; }

    public static VolatilityOptions Mixed(int count, int seed)
    {
        VolatilityOptions options = new(count);
        Random random = new(seed);
        for (int i = 0; i < count; i++)
            options.Fill(i, random);
        return options;
    }

    public void SolveOnForward(int offset, int length, Span<double> volatilities, Span<ImpliedVolatilityStatus> statuses, KernelPath path)
    {
        BlackInputs inputs = new()
        {
            Forward = Forwards.AsSpan(offset, length),
            Strike = Strikes.AsSpan(offset, length),
            Years = Years.AsSpan(offset, length),
            Rights = Rights.AsSpan(offset, length),
        };
        VolatilityDriver.Compute(Prices.AsSpan(offset, length), Discounts.AsSpan(offset, length), new BatchInputs(inputs), volatilities, statuses, path);
    }

    public void SolveOnSpot(int offset, int length, Span<double> volatilities, Span<ImpliedVolatilityStatus> statuses, KernelPath path)
    {
        BlackScholesInputs inputs = new()
        {
            Spot = Forwards.AsSpan(offset, length),
            Strike = Strikes.AsSpan(offset, length),
            Years = Years.AsSpan(offset, length),
            Rate = _rates.AsSpan(offset, length),
            DividendYield = _yields.AsSpan(offset, length),
            Rights = Rights.AsSpan(offset, length),
        };
        VolatilityDriver.Compute(Prices.AsSpan(offset, length), default, new BatchInputs(inputs), volatilities, statuses, path);
    }

    /// <summary>Compares one result of a batch with the answer to the same question alone.</summary>
    public void Verify(int i, bool onForward, double volatility, ImpliedVolatilityStatus status)
    {
        ImpliedVolatilityStatus expected = onForward
            ? Black76.TryImpliedVolatility(Prices[i], Forwards[i], Strikes[i], Years[i], Discounts[i], Rights[i], out double alone)
            : BlackScholes.TryImpliedVolatility(Prices[i], Forwards[i], Strikes[i], Years[i], _rates[i], _yields[i], Rights[i], out alone);
        bool same = status == expected && BitConverter.DoubleToInt64Bits(volatility) == BitConverter.DoubleToInt64Bits(alone);
        Assert.True(same, $"option {i}: {status} {volatility:R}, alone {expected} {alone:R}");
    }

    private void Fill(int i, Random random)
    {
        double strike = 20 + 200 * random.NextDouble();
        double forward = strike * (0.5 + random.NextDouble());
        double years = 1 / 365.0 + 2 * random.NextDouble();
        double rate = -0.01 + 0.07 * random.NextDouble();
        OptionRight right = random.Next(2) == 0 ? OptionRight.Put : OptionRight.Call;
        double price = Black76.Price(forward, strike, years, 0.05 + 1.45 * random.NextDouble(), rate, right);
        (Forwards[i], Strikes[i], Years[i], Discounts[i], Rights[i]) = (forward, strike, years, Math.Exp(-rate * years), right);
        (_rates[i], _yields[i]) = (rate, 0.03 * random.NextDouble());
        double intrinsic = Discounts[i] * Math.Max((double)right * (forward - strike), 0);
        Prices[i] = random.Next(20) switch
        {
            0 => intrinsic,
            1 => Math.BitIncrement(intrinsic),
            2 => -price,
            3 => Discounts[i] * (right == OptionRight.Call ? forward : strike),
            4 => 3 * (forward + strike),
            5 => double.NaN,
            6 => 1e-300,
            _ => price,
        };
        Discounts[i] = random.Next(40) == 0 ? 0 : Discounts[i];
        Years[i] = random.Next(40) == 0 ? -1 : Years[i];
        Rights[i] = random.Next(40) == 0 ? default : right;
    }
}
