namespace VixShield.TermStructure;

/// <summary>
/// Least squares of y on an intercept and one or two regressors, from the sums over a window. The second regressor is left out where it
/// does not vary on its own. The default value is no fit.
/// </summary>
/// <remarks>The terms of an element are u, v, y, uu, uv, uy, vv, vy, yy.</remarks>
internal readonly struct TwoRegressorFit
{
    internal const int Terms = 9;

    // Share of a regressor's variance that must be its own: below it coefficients are rounding.
    private const double OwnShare = 1e-9;

    private readonly double _meanU;
    private readonly double _meanV;
    private readonly double _suu;
    private readonly double _suv;
    private readonly double _svv;
    private readonly bool _two;

    private TwoRegressorFit(ReadOnlySpan<double> sums, int n)
    {
        Count = n;
        _meanU = sums[0] / n;
        _meanV = sums[1] / n;
        double meanY = sums[2] / n;
        _suu = sums[3] - (sums[0] * _meanU);
        _suv = sums[4] - (sums[0] * _meanV);
        double suy = sums[5] - (sums[0] * meanY);
        _svv = sums[6] - (sums[1] * _meanV);
        double svy = sums[7] - (sums[1] * meanY);
        double syy = sums[8] - (sums[2] * meanY);
        if (!(_suu > OwnShare * sums[3]))
            return;
        double own = _svv - (_suv * _suv / _suu);
        _two = own > OwnShare * sums[6];
        CoefficientV = _two ? (svy - (_suv * suy / _suu)) / own : 0;
        CoefficientU = (suy - (_suv * CoefficientV)) / _suu;
        Intercept = meanY - (CoefficientU * _meanU) - (CoefficientV * _meanV);
        double squares = syy - (CoefficientU * suy) - (CoefficientV * svy);
        // Points without scatter have residuals of rounding size, and nothing can be standardised by them.
        HasFit = squares > 1e-12 * sums[8];
        Variance = squares / (n - (_two ? 3 : 2));
        RSquared = 1 - (squares / syy);
    }

    internal int Count { get; }

    internal bool HasFit { get; }

    internal double Intercept { get; }

    internal double CoefficientU { get; }

    internal double CoefficientV { get; }

    /// <summary>Variance of the residuals, divisor n less the number of coefficients.</summary>
    internal double Variance { get; }

    internal double RSquared { get; }

    internal static TwoRegressorFit Of(SlidingSums window)
    {
        if (window.Count < 4)
            return default;
        Span<double> sums = stackalloc double[Terms];
        window.CopyTo(sums);
        return new TwoRegressorFit(sums, window.Count);
    }

    internal static void Add(SlidingSums window, in RegressionPoint point)
    {
        (double u, double v, double y) = point;
        window.Add([u, v, y, u * u, u * v, u * y, v * v, v * y, y * y]);
    }

    internal double Residual(double u, double v, double y) => y - Intercept - (CoefficientU * u) - (CoefficientV * v);

    /// <summary>Variance of a prediction's error over that of a residual: 1 + 1/n + the distance from the window's means.</summary>
    internal double PredictionFactor(double u, double v)
    {
        double du = u - _meanU;
        double distance = du * du / _suu;
        if (_two)
        {
            double dv = v - _meanV - (_suv / _suu * du);
            distance += dv * dv / (_svv - (_suv * _suv / _suu));
        }

        return 1 + (1d / Count) + distance;
    }
}
