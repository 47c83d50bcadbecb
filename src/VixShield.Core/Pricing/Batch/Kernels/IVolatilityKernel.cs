namespace VixShield.Pricing.Batch;

/// <summary>The stages of one block of implied volatilities, in the order in which they run. A count is a multiple of <see cref="Width"/>.</summary>
internal interface IVolatilityKernel
{
    /// <summary>The number of options worked on at once.</summary>
    static abstract int Width { get; }

    /// <summary>Log moneyness and the normalised out-of-the-money price; not accepted is what the steps are not made for.</summary>
    static abstract void Normalise(in VolatilityBlock block, int count);

    /// <summary>A closed form that is at most an eighth off.</summary>
    static abstract void Start(in VolatilityBlock block, int count);

    /// <summary>One step of fourth order. Not accepted is what it moves by more than a last step may.</summary>
    static abstract void Step(in VolatilityBlock block, int count, double greatestMove);

    /// <summary>Whether every option is accepted.</summary>
    static abstract bool AllAccepted(in VolatilityBlock block, int count);

    /// <summary>Writes deviation over sqrt(T).</summary>
    static abstract void Write(in VolatilityBlock block, int count);
}
