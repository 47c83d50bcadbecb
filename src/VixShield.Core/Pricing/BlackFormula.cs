using System.Runtime.CompilerServices;
using VixShield.Numerics;
using VixShield.Pricing.Batch;

namespace VixShield.Pricing;

/// <summary>
/// Sends one pricing to the formula that holds for its arguments: the one-lane form of the batch kernel in the ordinary range,
/// the limits where an argument is 0, the formula in numbers of wide range for the rest.
/// </summary>
internal static unsafe class BlackFormula
{
    internal static double Price(in BlackTerms terms)
    {
        if (!OrdinaryRange.Holds(terms))
            return Extreme(terms).Price;
        double price;
        BlackBlock outputs = default;
        outputs.Price = &price;
        OneLane(terms, ref outputs, OutputSet.Price);
        return price;
    }

    internal static Greeks Greeks(in BlackTerms terms)
    {
        if (!OrdinaryRange.Holds(terms))
            return Extreme(terms);
        BlackBlock outputs = default;
        double* values = stackalloc double[GreeksOutputs.Members];
        outputs.Price = values;
        outputs.Delta = values + 1;
        outputs.Gamma = values + 2;
        outputs.Vega = values + 3;
        outputs.Theta = values + 4;
        outputs.Rho = values + 5;
        outputs.Phi = values + 6;
        outputs.Vanna = values + 7;
        outputs.Volga = values + 8;
        outputs.Charm = values + 9;
        outputs.Veta = values + 10;
        outputs.Speed = values + 11;
        outputs.Zomma = values + 12;
        outputs.Color = values + 13;
        outputs.Ultima = values + 14;
        outputs.DualDelta = values + 15;
        outputs.DualGamma = values + 16;
        OneLane(terms, ref outputs, OutputSet.Every);
        return new Greeks
        {
            Price = values[0],
            Delta = values[1],
            Gamma = values[2],
            Vega = values[3],
            Theta = values[4],
            Rho = values[5],
            Phi = values[6],
            Vanna = values[7],
            Volga = values[8],
            Charm = values[9],
            Veta = values[10],
            Speed = values[11],
            Zomma = values[12],
            Color = values[13],
            Ultima = values[14],
            DualDelta = values[15],
            DualGamma = values[16],
        };
    }

    private static Greeks Extreme(in BlackTerms terms)
    {
        if (!terms.IsLegal)
            return Pricing.Greeks.Undefined;
        return terms.IsDegenerate ? BlackLimits.Greeks(terms) : BlackWideRange.Greeks(terms);
    }

    [SkipLocalsInit]
    private static void OneLane(in BlackTerms terms, ref BlackBlock block, OutputSet outputs)
    {
        double* inputs = stackalloc double[] { terms.Spot, terms.Strike, terms.Years, terms.Volatility, terms.Rate, terms.Yield };
        double* room = stackalloc double[BlackBlock.RoomRows * BlackBlock.Length];
        sbyte right = (sbyte)terms.Sign;
        block.Spot = inputs;
        block.Strike = inputs + 1;
        block.Years = inputs + 2;
        block.Volatility = inputs + 3;
        block.Rate = inputs + 4;
        block.Yield = inputs + 5;
        block.Rights = &right;
        block.OnForward = terms.OnForward;
        block.Room = room;
        if (MachineLanes.HasFusedMultiplyAdd)
            BlockRun.Compute<BlackKernelScalar>(block, 1, outputs, discounts: true, legalRights: true);
        else
            BlockRun.Compute<BlackKernelPortable>(block, 1, outputs, discounts: true, legalRights: true);
    }
}
