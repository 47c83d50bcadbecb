using VixShield.Instruments;
using VixShield.Numerics;

namespace VixShield.Pricing;

/// <summary>Values a unit put with a single boundary: solves for the boundary, then integrates.</summary>
internal static class AmericanEngine
{
    /// <summary>
    /// The premium of the unit put (its value less the European one), the boundary in units of the strike, and where asked for the
    /// derivatives of the value. Where exercise is due all are 0: the caller knows the value.
    /// </summary>
    internal static bool TryValue(in UnitPut put, CollocationRule rule, double tolerance, bool withDerivatives, out UnitPutValues values, out double boundary)
    {
        int n = rule.Count;
        Span<double> buffer = stackalloc double[BoundaryEquations.Room(rule)];
        Span<double> slopes = stackalloc double[n];
        BoundaryEquations equations = new(put, rule, buffer);
        values = default;
        boundary = double.NaN;
        if (!BoundarySearch.TrySolve(put, equations, rule, tolerance, slopes))
            return false;
        Span<double> coefficients = stackalloc double[(1 + ExerciseBoundary.Moves) * n];
        ExerciseBoundary curve = new(put, rule, slopes, coefficients);
        boundary = ElementaryFunctions.Exp(curve.LogNow);
        if (put.Moneyness <= boundary)
            return true;
        if (withDerivatives && !curve.TryMove(equations, slopes))
            return false;
        new PremiumIntegral(put, ElementaryFunctions.Log(put.Moneyness), curve.LogNow).AddTo(ref values, curve, withDerivatives);
        if (withDerivatives)
            values.Add(European(put));
        return true;
    }

    private static Greeks European(in UnitPut put) =>
        BlackScholes.Greeks(put.Moneyness, 1, put.Years, put.Volatility, put.Rate, put.Yield, OptionRight.Put);
}
