using VixShield.Instruments;
using VixShield.Numerics;

namespace VixShield.Pricing;

/// <summary>Values a unit put with a single boundary: solves for the boundary, then integrates.</summary>
internal static class AmericanEngine
{
    // Volga is a central difference of vegas, each this part of the volatility away; the boundary is carried along linearly.
    private const double VolatilityStep = 1e-3;

    /// <summary>
    /// The premium of the unit put (its value less the European one), the boundary in units of the strike, and where asked for the
    /// derivatives of the value. Where exercise is due all are 0: the caller knows the value.
    /// </summary>
    internal static bool TryValue(in UnitPut put, CollocationRule rule, double tolerance, bool withDerivatives, out UnitPutValues values, out double boundary)
    {
        int n = rule.Count;
        Span<double> discounts = stackalloc double[n * rule.Points];
        Span<double> slopes = stackalloc double[n];
        BoundaryEquations equations = new(put, rule, discounts);
        values = default;
        boundary = double.NaN;
        if (!BoundarySearch.TrySolve(put, equations, rule, tolerance, slopes))
            return false;
        Span<double> coefficients = stackalloc double[(1 + ExerciseBoundary.Inputs) * n];
        ExerciseBoundary curve = new(put, rule, slopes, coefficients);
        boundary = ElementaryFunctions.Exp(curve.LogNow);
        if (put.Moneyness <= boundary)
            return true;
        double logMoneyness = ElementaryFunctions.Log(put.Moneyness);
        PremiumIntegral integral = new(put, logMoneyness, curve.LogNow);
        if (!withDerivatives)
        {
            integral.AddTo(ref values, curve, withDerivatives: false);
            return true;
        }

        Span<double> changes = stackalloc double[ExerciseBoundary.Inputs * n];
        if (!curve.TryMove(equations, slopes, changes))
            return false;
        integral.AddTo(ref values, curve, withDerivatives: true);
        values.Add(European(put));
        values.ByVolatilityTwice = Volga(put, rule, slopes, changes, curve.LogNow, values.ByVolatilityAndMoneyness);
        return true;
    }

    // The spot moves with the boundary, so that it stays on its side of it; what that adds to the vegas is taken off.
    private static double Volga(
        in UnitPut put, CollocationRule rule, ReadOnlySpan<double> slopes, ReadOnlySpan<double> changes, double logBoundary, double vanna)
    {
        double step = VolatilityStep * put.Volatility;
        double up = Vega(put, rule, slopes, changes, logBoundary, step, out double shiftUp);
        double down = Vega(put, rule, slopes, changes, logBoundary, -step, out double shiftDown);
        return (up - down - vanna * put.Moneyness * (shiftUp - shiftDown)) / (2 * step);
    }

    // The boundary so carried is off by the square of the step, alike on both sides.
    private static double Vega(
        in UnitPut put, CollocationRule rule, ReadOnlySpan<double> slopes, ReadOnlySpan<double> changes, double logBoundary, double step, out double shift)
    {
        int n = rule.Count;
        Span<double> discounts = stackalloc double[n * rule.Points];
        Span<double> carried = stackalloc double[n];
        Span<double> coefficients = stackalloc double[(1 + ExerciseBoundary.Inputs) * n];
        Span<double> further = stackalloc double[ExerciseBoundary.Inputs * n];
        for (int j = 0; j < n; j++)
            carried[j] = slopes[j] + step * changes[j];
        shift = -put.Scale * step * changes[0];
        UnitPut moved = put.At(put.Moneyness * ElementaryFunctions.Exp(shift), put.Volatility + step);
        BoundaryEquations equations = new(moved, rule, discounts);
        ExerciseBoundary curve = new(moved, rule, carried, coefficients);
        if (!curve.TryMove(equations, carried, further))
            return double.NaN;
        UnitPutValues values = default;
        double logMoneyness = ElementaryFunctions.Log(put.Moneyness) + shift;
        new PremiumIntegral(moved, logMoneyness, logBoundary + shift).AddTo(ref values, curve, withDerivatives: true);
        values.Add(European(moved));
        return values.ByVolatility;
    }

    private static Greeks European(in UnitPut put) =>
        BlackScholes.Greeks(put.Moneyness, 1, put.Years, put.Volatility, put.Rate, put.Yield, OptionRight.Put);
}
