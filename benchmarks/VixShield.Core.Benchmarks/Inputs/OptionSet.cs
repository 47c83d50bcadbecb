using VixShield.Instruments;
using VixShield.Pricing.Batch;

namespace VixShield.Benchmarks.Inputs;

/// <summary>
/// Random options in ordinary arrays, with room for results: spot 0.5 to 1.5 strikes, 1 day to 2 years, volatility 5 % to 150 %,
/// rate and yield not zero, half calls, half puts. The seed is fixed.
/// </summary>
public sealed class OptionSet
{
    private const int Seed = 20260724;
    private readonly InputForm _form;

    public OptionSet(int count, InputForm form = InputForm.Arrays, int members = 8)
    {
        _form = form;
        Random random = new(Seed);
        Spot = new double[count];
        Strike = new double[count];
        Years = new double[count];
        Volatility = new double[count];
        Rate = new double[count];
        Yield = new double[count];
        Rights = new OptionRight[count];
        Results = new double[members][];
        for (int member = 0; member < members; member++)
            Results[member] = new double[count];
        for (int i = 0; i < count; i++)
            Draw(random, i);
        if (form == InputForm.Chain)
            ShareOneExpiry();
    }

    public int Count => Spot.Length;

    public double[] Spot { get; }

    public double[] Strike { get; }

    public double[] Years { get; }

    public double[] Volatility { get; }

    public double[] Rate { get; }

    public double[] Yield { get; }

    public OptionRight[] Rights { get; }

    /// <summary>Room for the members in the order of <see cref="GreeksOutputs"/>.</summary>
    public double[][] Results { get; }

    public BlackScholesInputs Inputs => _form switch
    {
        InputForm.Chain => new()
        {
            Spot = Spot[0],
            Strike = Strike,
            Years = Years[0],
            Volatility = Volatility,
            Rate = Rate[0],
            DividendYield = Yield[0],
            Rights = Rights,
        },
        InputForm.Grid => new()
        {
            Spot = Spot,
            Strike = Strike[0],
            Years = Years,
            Volatility = Volatility,
            Rate = Rate,
            DividendYield = Yield,
            Rights = Rights,
        },
        _ => new() { Spot = Spot, Strike = Strike, Years = Years, Volatility = Volatility, Rate = Rate, DividendYield = Yield, Rights = Rights },
    };

    /// <summary>The spots taken for forwards.</summary>
    public BlackInputs ForwardInputs => new()
    {
        Forward = Spot,
        Strike = Strike,
        Years = Years,
        Volatility = Volatility,
        Rate = Rate,
        Rights = Rights,
    };

    public GreeksOutputs PriceAlone => new() { Price = Results[0] };

    public GreeksOutputs UsualEight => new()
    {
        Price = Results[0],
        Delta = Results[1],
        Gamma = Results[2],
        Vega = Results[3],
        Theta = Results[4],
        Rho = Results[5],
        Vanna = Results[6],
        Volga = Results[7],
    };

    public GreeksOutputs AllSeventeen => new()
    {
        Price = Results[0],
        Delta = Results[1],
        Gamma = Results[2],
        Vega = Results[3],
        Theta = Results[4],
        Rho = Results[5],
        Vanna = Results[6],
        Volga = Results[7],
        Phi = Results[8],
        Charm = Results[9],
        Veta = Results[10],
        Speed = Results[11],
        Zomma = Results[12],
        Color = Results[13],
        Ultima = Results[14],
        DualDelta = Results[15],
        DualGamma = Results[16],
    };

    private void Draw(Random random, int i)
    {
        Strike[i] = _form == InputForm.Grid ? 100 : Between(random, 50, 200);
        Spot[i] = Strike[i] * Between(random, 0.5, 1.5);
        Years[i] = Between(random, 1.0 / 365, 2);
        Volatility[i] = Between(random, 0.05, 1.5);
        Rate[i] = Between(random, 0.005, 0.08);
        Yield[i] = Between(random, 0.001, 0.05);
        Rights[i] = random.Next(2) == 0 ? OptionRight.Put : OptionRight.Call;
    }

    // The moneyness of each option stays what it was.
    private void ShareOneExpiry()
    {
        for (int i = 0; i < Count; i++)
        {
            Strike[i] *= 100 / Spot[i];
            Spot[i] = 100;
            Years[i] = 0.25;
            Rate[i] = 0.04;
            Yield[i] = 0.015;
        }
    }

    private static double Between(Random random, double low, double high) => low + (high - low) * random.NextDouble();
}
