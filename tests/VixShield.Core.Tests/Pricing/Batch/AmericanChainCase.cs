using VixShield.Instruments;
using VixShield.Pricing;
using VixShield.Pricing.Batch;

namespace VixShield.Tests.Pricing.Batch;

/// <summary>A generated chain, its results, and the same options one by one.</summary>
internal sealed record AmericanChainCase
{
    internal const double Spot = 100;
    private const double FlatVolatility = 0.23;
    private const int MemberCount = 13;

    private AmericanChainCase(int count)
    {
        Strikes = new double[count];
        Volatilities = new double[count];
        Rights = new OptionRight[count];
        Statuses = new AmericanStatus[count];
        Results = [.. Enumerable.Range(0, MemberCount).Select(_ => new double[count])];
    }

    internal double[] Strikes { get; }

    /// <summary>One for each option, or null for a flat one.</summary>
    internal double[]? Volatilities { get; init; }

    internal OptionRight[] Rights { get; }

    internal AmericanStatus[] Statuses { get; }

    /// <summary>In the order of <see cref="Members"/>.</summary>
    internal double[][] Results { get; }

    internal double Years { get; private set; }

    internal double Rate { get; private set; }

    internal double DividendYield { get; private set; }

    internal AmericanChainInputs Inputs => new()
    {
        Spot = Spot,
        Years = Years,
        Rate = Rate,
        DividendYield = DividendYield,
        Strike = Strikes,
        Volatility = Volatilities is null ? FlatVolatility : Volatilities,
        Rights = Rights,
    };

    internal static AmericanChainCase Random(int count, int seed)
    {
        Random random = new(seed);
        AmericanChainCase chain = new(count)
        {
            Years = Math.Exp(-5 + 6 * random.NextDouble()),
            Rate = 0.005 + 0.1 * random.NextDouble(),
        };
        chain.DividendYield = random.Next(3) switch { 0 => 0, 1 => chain.Rate * (0.9 + 0.2 * random.NextDouble()), _ => 0.1 * random.NextDouble() };
        double least = 0.08 + 0.5 * random.NextDouble();
        double range = 3 * random.NextDouble();
        for (int i = 0; i < count; i++)
        {
            double volatility = least * (1 + range * random.NextDouble());
            chain.Volatilities![i] = volatility;
            chain.Strikes[i] = Spot * Math.Exp(volatility * Math.Sqrt(chain.Years) * (4 * random.NextDouble() - 2));
            chain.Rights[i] = random.Next(2) == 0 ? OptionRight.Put : OptionRight.Call;
        }

        return chain;
    }

    internal static double[] Members(in AmericanGreeks g) =>
        [g.Price, g.Delta, g.Gamma, g.Vega, g.Theta, g.Rho, g.Phi, g.Vanna, g.Volga, g.Charm, g.Speed, g.DualDelta, g.DualGamma];

    internal void Compute(AmericanAccuracy accuracy)
    {
        GreeksOutputs outputs = new()
        {
            Price = Results[0],
            Delta = Results[1],
            Gamma = Results[2],
            Vega = Results[3],
            Theta = Results[4],
            Rho = Results[5],
            Phi = Results[6],
            Vanna = Results[7],
            Volga = Results[8],
            Charm = Results[9],
            Speed = Results[10],
            DualDelta = Results[11],
            DualGamma = Results[12],
        };
        AmericanBatch.ComputeChain(Inputs, outputs, Statuses, accuracy);
    }

    internal AmericanStatus Alone(int i, AmericanAccuracy accuracy, out AmericanGreeks greeks) => AmericanOption.TryGreeks(
        Spot, Strikes[i], Years, Volatilities is null ? FlatVolatility : Volatilities[i], Rate, DividendYield, Rights[i], out greeks, accuracy);
}
