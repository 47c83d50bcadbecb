namespace VixShield.Pricing.Batch;

/// <summary>Where one block of implied volatilities is read and written, and room for what one stage hands to the next.</summary>
internal unsafe struct VolatilityBlock
{
    /// <summary>The number of rows of <see cref="BlackBlock.Length"/> doubles of room a block needs.</summary>
    internal const int RoomRows = 5;

    internal double* Price;
    internal double* Spot;
    internal double* Strike;
    internal double* Years;
    internal double* Rate;
    internal double* Yield;
    internal double* Discount;
    internal sbyte* Rights;

    /// <summary>Whether the spot is a forward and the discount factor is given; else rate and yield are.</summary>
    internal bool OnForward;

    internal double* Volatility;
    internal ImpliedVolatilityStatus* Status;
    internal double* Room;

    /// <summary>x = -|ln(F/K)|.</summary>
    internal readonly double* LogMoneyness => Room;

    /// <summary>The undiscounted out-of-the-money price over sqrt(F K).</summary>
    internal readonly double* Target => Room + BlackBlock.Length;

    /// <summary>e^(x/2), the supremum of the target.</summary>
    internal readonly double* Supremum => Room + 2 * BlackBlock.Length;

    /// <summary>The total standard deviation found so far.</summary>
    internal readonly double* Deviation => Room + 3 * BlackBlock.Length;

    /// <summary>1 where the steps have converged on an ordinary option, else 0.</summary>
    internal readonly double* Accepted => Room + 4 * BlackBlock.Length;

    /// <summary>Refuses outputs that share memory in a way that would change a result.</summary>
    /// <exception cref="ArgumentException">An output overlaps an input in part, or the other output.</exception>
    internal readonly void RefuseOverlap(int count)
    {
        OverlapCheck check = default;
        long bytes = (long)count * sizeof(double);
        check.Input(Price, bytes, "prices");
        check.Input(Spot, bytes, OnForward ? nameof(BlackInputs.Forward) : nameof(BlackScholesInputs.Spot));
        check.Input(Strike, bytes, nameof(Strike));
        check.Input(Years, bytes, nameof(Years));
        if (OnForward)
        {
            check.Input(Discount, bytes, "discounts");
        }
        else
        {
            check.Input(Rate, bytes, nameof(Rate));
            check.Input(Yield, bytes, nameof(BlackScholesInputs.DividendYield));
        }

        check.Input(Rights, count, nameof(Rights), replaceable: false);
        check.Output(Volatility, bytes, "volatilities");
        check.Output(Status, (long)count * sizeof(ImpliedVolatilityStatus), "statuses");
    }

    /// <summary>Moves on by so many options.</summary>
    internal void Advance(int by, in VolatilityStrides strides)
    {
        Price += by * strides.Price;
        Spot += by * strides.Spot;
        Strike += by * strides.Strike;
        Years += by * strides.Years;
        Rate += by * strides.Rate;
        Yield += by * strides.Yield;
        Discount += by * strides.Discount;
        Rights += by * strides.Rights;
        Volatility += by;
        Status += Status == null ? 0 : by;
    }
}
