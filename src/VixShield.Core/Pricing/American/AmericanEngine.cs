using VixShield.Instruments;
using VixShield.Numerics;

namespace VixShield.Pricing;

/// <summary>Values a unit put whose boundary is known, by the integral over the boundary.</summary>
internal static class AmericanEngine
{
    /// <summary>The premium (the value less the European one), and where asked for the derivatives of the value.</summary>
    internal static UnitPutValues Value(in UnitPut put, in ExerciseBoundary boundary, bool withDerivatives)
    {
        UnitPutValues values = default;
        new PremiumIntegral(put, ElementaryFunctions.Log(put.Moneyness), boundary.LogNow).AddTo(ref values, boundary, withDerivatives);
        if (withDerivatives)
            values.Add(BlackScholes.Greeks(put.Moneyness, 1, put.Years, put.Volatility, put.Rate, put.Yield, OptionRight.Put));
        return values;
    }
}
