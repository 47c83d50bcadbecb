using VixShield.Instruments;

namespace VixShield.Pricing.Batch;

/// <summary>The arguments of both batches in one shape: Black-76 is the spot form with the forward for the spot and the rate for the yield.</summary>
internal readonly ref struct BatchInputs
{
    internal BatchInputs(in BlackInputs inputs)
    {
        Spot = inputs.Forward;
        Strike = inputs.Strike;
        Years = inputs.Years;
        Volatility = inputs.Volatility;
        Rate = inputs.Rate;
        Yield = inputs.Rate;
        Rights = inputs.Rights;
        Right = inputs.Right;
        OnForward = true;
    }

    internal BatchInputs(in BlackScholesInputs inputs)
    {
        Spot = inputs.Spot;
        Strike = inputs.Strike;
        Years = inputs.Years;
        Volatility = inputs.Volatility;
        Rate = inputs.Rate;
        Yield = inputs.DividendYield;
        Rights = inputs.Rights;
        Right = inputs.Right;
    }

    internal Column Spot { get; }

    internal Column Strike { get; }

    internal Column Years { get; }

    internal Column Volatility { get; }

    internal Column Rate { get; }

    internal Column Yield { get; }

    internal ReadOnlySpan<OptionRight> Rights { get; }

    internal OptionRight Right { get; }

    internal bool OnForward { get; }
}
