using System.Runtime.CompilerServices;
using VixShield.Instruments;
using VixShield.Numerics;
using VixShield.Pricing.Batch;

namespace VixShield.Pricing;

/// <summary>One implied volatility: the one-lane form of the batch kernel, and the search where its steps do not settle.</summary>
internal static unsafe class ImpliedVolatilityFormula
{
    internal static ImpliedVolatilityStatus OnForward(
        double price, double forward, double strike, double years, double discount, OptionRight right, out double volatility)
    {
        VolatilityBlock block = new() { OnForward = true, Price = &price, Spot = &forward, Strike = &strike, Years = &years, Discount = &discount };
        return OneLane(ref block, right, out volatility);
    }

    internal static ImpliedVolatilityStatus OnSpot(
        double price, double spot, double strike, double years, double rate, double yield, OptionRight right, out double volatility)
    {
        VolatilityBlock block = new() { Price = &price, Spot = &spot, Strike = &strike, Years = &years, Rate = &rate, Yield = &yield };
        return OneLane(ref block, right, out volatility);
    }

    [SkipLocalsInit]
    private static ImpliedVolatilityStatus OneLane(ref VolatilityBlock block, OptionRight right, out double volatility)
    {
        double* room = stackalloc double[VolatilityBlock.RoomRows * BlackBlock.Length];
        double found;
        ImpliedVolatilityStatus status;
        block.Rights = (sbyte*)&right;
        block.Volatility = &found;
        block.Status = &status;
        block.Room = room;
        bool legalRight = right is OptionRight.Call or OptionRight.Put;
        if (MachineLanes.HasFusedMultiplyAdd)
            VolatilityRun.Compute<VolatilityKernelScalar>(block, 1, 1, legalRight);
        else
            VolatilityRun.Compute<VolatilityKernelPortable>(block, 1, 1, legalRight);
        volatility = found;
        return status;
    }
}
