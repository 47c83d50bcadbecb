namespace VixShield.Pricing.Batch;

/// <summary>
/// Where one block of options is read and written: every input as so many doubles, an output only where it was asked for (else
/// a null pointer), and room for what one stage hands to the next.
/// </summary>
internal unsafe struct BlackBlock
{
    /// <summary>The number of options in a block: the room of a few blocks fits the first cache.</summary>
    internal const int Length = 128;

    /// <summary>The number of rows of <see cref="Length"/> doubles of room a block needs.</summary>
    internal const int RoomRows = 11;

    internal double* Spot;
    internal double* Strike;
    internal double* Years;
    internal double* Volatility;
    internal double* Rate;
    internal double* Yield;
    internal sbyte* Rights;

    /// <summary>Whether the spot is a forward: the yield is the rate, rho and theta hold the forward fixed, and there is no phi.</summary>
    internal bool OnForward;

    internal double* Price;
    internal double* Delta;
    internal double* Gamma;
    internal double* Vega;
    internal double* Theta;
    internal double* Rho;
    internal double* Phi;
    internal double* Vanna;
    internal double* Volga;
    internal double* Charm;
    internal double* Veta;
    internal double* Speed;
    internal double* Zomma;
    internal double* Color;
    internal double* Ultima;
    internal double* DualDelta;
    internal double* DualGamma;

    internal double* Room;

    /// <summary>Inputs and outputs that the next block will touch, to be fetched while this one computes; null where the caches hold them all.</summary>
    internal double** Ahead;
    internal int AheadCount;

    /// <summary>ln(F/K).</summary>
    internal readonly double* LogMoneyness => Room;

    /// <summary>|ln(F/K)|/s - s/2: the lesser of |d1| and |d2|, with the sign of the out-of-the-money side.</summary>
    internal readonly double* Nearer => Room + Length;

    /// <summary>|ln(F/K)|/s + s/2.</summary>
    internal readonly double* Farther => Room + 2 * Length;

    /// <summary>s = v sqrt(T).</summary>
    internal readonly double* Deviation => Room + 3 * Length;

    /// <summary>sqrt(T).</summary>
    internal readonly double* RootYears => Room + 4 * Length;

    /// <summary>1/(S s).</summary>
    internal readonly double* InverseSpotDeviation => Room + 5 * Length;

    internal readonly double* AssetDiscount => Room + 6 * Length;

    internal readonly double* BondDiscount => Room + 7 * Length;

    /// <summary>M(Nearer), or M(-Nearer) where Nearer is below the range of the fit.</summary>
    internal readonly double* NearerMills => Room + 8 * Length;

    /// <summary>M(Farther).</summary>
    internal readonly double* FartherMills => Room + 9 * Length;

    /// <summary>n(d1).</summary>
    internal readonly double* Density => Room + 10 * Length;

    /// <summary>The set that the outputs which are asked for belong to.</summary>
    internal readonly OutputSet Outputs
    {
        get
        {
            if (Phi != null || Charm != null || Veta != null || Speed != null || Zomma != null || Color != null || Ultima != null || DualDelta != null || DualGamma != null)
                return OutputSet.Every;
            bool alone = Delta == null && Gamma == null && Vega == null && Theta == null && Rho == null && Vanna == null && Volga == null;
            return alone ? OutputSet.Price : OutputSet.Usual;
        }
    }

    /// <summary>Refuses outputs that share memory in a way that would change a result.</summary>
    /// <exception cref="ArgumentException">An output overlaps an input in part, or another output.</exception>
    internal readonly void RefuseOverlap(int count)
    {
        OverlapCheck check = default;
        long bytes = (long)count * sizeof(double);
        check.Input(Spot, bytes, OnForward ? nameof(BlackInputs.Forward) : nameof(Spot));
        check.Input(Strike, bytes, nameof(Strike));
        check.Input(Years, bytes, nameof(Years));
        check.Input(Volatility, bytes, nameof(Volatility));
        check.Input(Rate, bytes, nameof(Rate));
        if (!OnForward)
            check.Input(Yield, bytes, nameof(BlackScholesInputs.DividendYield));
        check.Input(Rights, count, nameof(Rights), replaceable: false);
        check.Output(Price, bytes, nameof(GreeksOutputs.Price));
        check.Output(Delta, bytes, nameof(GreeksOutputs.Delta));
        check.Output(Gamma, bytes, nameof(GreeksOutputs.Gamma));
        check.Output(Vega, bytes, nameof(GreeksOutputs.Vega));
        check.Output(Theta, bytes, nameof(GreeksOutputs.Theta));
        check.Output(Rho, bytes, nameof(GreeksOutputs.Rho));
        check.Output(Phi, bytes, nameof(GreeksOutputs.Phi));
        check.Output(Vanna, bytes, nameof(GreeksOutputs.Vanna));
        check.Output(Volga, bytes, nameof(GreeksOutputs.Volga));
        check.Output(Charm, bytes, nameof(GreeksOutputs.Charm));
        check.Output(Veta, bytes, nameof(GreeksOutputs.Veta));
        check.Output(Speed, bytes, nameof(GreeksOutputs.Speed));
        check.Output(Zomma, bytes, nameof(GreeksOutputs.Zomma));
        check.Output(Color, bytes, nameof(GreeksOutputs.Color));
        check.Output(Ultima, bytes, nameof(GreeksOutputs.Ultima));
        check.Output(DualDelta, bytes, nameof(GreeksOutputs.DualDelta));
        check.Output(DualGamma, bytes, nameof(GreeksOutputs.DualGamma));
    }

    /// <summary>Notes what the next block will touch.</summary>
    internal void LookAhead(in BlockStrides strides)
    {
        AheadCount = 0;
        Note(Spot, strides.Spot);
        Note(Strike, strides.Strike);
        Note(Years, strides.Years);
        Note(Volatility, strides.Volatility);
        Note(Rate, strides.Rate);
        Note(OnForward ? null : Yield, strides.Yield);
        Note(Price, 1);
        Note(Delta, 1);
        Note(Gamma, 1);
        Note(Vega, 1);
        Note(Theta, 1);
        Note(Rho, 1);
        Note(Phi, 1);
        Note(Vanna, 1);
        Note(Volga, 1);
        Note(Charm, 1);
        Note(Veta, 1);
        Note(Speed, 1);
        Note(Zomma, 1);
        Note(Color, 1);
        Note(Ultima, 1);
        Note(DualDelta, 1);
        Note(DualGamma, 1);
    }

    private void Note(double* place, int stride)
    {
        if (place != null && stride != 0)
            Ahead[AheadCount++] = place + Length;
    }

    /// <summary>Moves on by so many options.</summary>
    internal void Advance(int by, in BlockStrides strides)
    {
        Spot += by * strides.Spot;
        Strike += by * strides.Strike;
        Years += by * strides.Years;
        Volatility += by * strides.Volatility;
        Rate += by * strides.Rate;
        Yield += by * strides.Yield;
        Rights += by * strides.Rights;
        Price += Price == null ? 0 : by;
        Delta += Delta == null ? 0 : by;
        Gamma += Gamma == null ? 0 : by;
        Vega += Vega == null ? 0 : by;
        Theta += Theta == null ? 0 : by;
        Rho += Rho == null ? 0 : by;
        Phi += Phi == null ? 0 : by;
        Vanna += Vanna == null ? 0 : by;
        Volga += Volga == null ? 0 : by;
        Charm += Charm == null ? 0 : by;
        Veta += Veta == null ? 0 : by;
        Speed += Speed == null ? 0 : by;
        Zomma += Zomma == null ? 0 : by;
        Color += Color == null ? 0 : by;
        Ultima += Ultima == null ? 0 : by;
        DualDelta += DualDelta == null ? 0 : by;
        DualGamma += DualGamma == null ? 0 : by;
    }

    /// <summary>Writes the members of one option that are asked for.</summary>
    internal readonly void Put(int i, in Greeks greeks)
    {
        Put(Price, i, greeks.Price);
        Put(Delta, i, greeks.Delta);
        Put(Gamma, i, greeks.Gamma);
        Put(Vega, i, greeks.Vega);
        Put(Theta, i, greeks.Theta);
        Put(Rho, i, greeks.Rho);
        Put(Phi, i, greeks.Phi);
        Put(Vanna, i, greeks.Vanna);
        Put(Volga, i, greeks.Volga);
        Put(Charm, i, greeks.Charm);
        Put(Veta, i, greeks.Veta);
        Put(Speed, i, greeks.Speed);
        Put(Zomma, i, greeks.Zomma);
        Put(Color, i, greeks.Color);
        Put(Ultima, i, greeks.Ultima);
        Put(DualDelta, i, greeks.DualDelta);
        Put(DualGamma, i, greeks.DualGamma);
    }

    private static void Put(double* output, int i, double value)
    {
        if (output != null)
            output[i] = value;
    }
}
