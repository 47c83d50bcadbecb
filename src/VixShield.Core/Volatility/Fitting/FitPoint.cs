namespace VixShield.Volatility;

/// <summary>A point at which a curve is looked at while it is fitted: what does not change with its corrections.</summary>
internal struct FitPoint
{
    private const int PointsPerInterval = 3;

    // Deviations beyond the ends: dense where a falling correction levels off.
    private static readonly double[] WingDistances = [1e-9, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 6, 8, 10, 13, 16, 20, 25, 32, 45, 70, 150, 500];

    internal int Start;
    internal Coefficients Value;
    internal Coefficients Slope;
    internal Coefficients Curvature;

    /// <summary>The slice under the curve.</summary>
    internal VariancePoint Slice;

    /// <summary>Total variance of the earlier expiry.</summary>
    internal double Earlier;

    /// <summary>Whether the earlier expiry bounds the curve here: between its ends, and when there is an earlier expiry.</summary>
    internal bool IsBounded;

    private double _unit;

    /// <summary>Points between the ends and in both wings, by ascending log-moneyness.</summary>
    internal static FitPoint[] Grid(VarianceSpline curve, FittedSmile? earlier)
    {
        int inside = (curve.Intervals * PointsPerInterval) + 1;
        var grid = new FitPoint[inside + (2 * WingDistances.Length)];
        for (int i = 0; i < WingDistances.Length; i++)
        {
            grid[i] = new FitPoint(curve, curve.Lowest - WingDistances[^(i + 1)], null);
            grid[WingDistances.Length + inside + i] = new FitPoint(curve, curve.Highest + WingDistances[i], null);
        }

        for (int i = 0; i < inside; i++)
            grid[WingDistances.Length + i] = new FitPoint(curve, curve.Knot((double)i / PointsPerInterval), earlier);
        return grid;
    }

    private FitPoint(VarianceSpline curve, double z, FittedSmile? earlier)
    {
        double k = z * curve.Deviation;
        curve.Rows(z, out Start, out Value, out Slope, out Curvature);
        Slice = curve.Slice.At(k);
        _unit = curve.Deviation;
        IsBounded = earlier is not null;
        Earlier = earlier?.TotalVarianceAt(k) ?? 0;
    }

    /// <summary>Looks again which way the corrections lead in the wings.</summary>
    internal static void Refresh(FitPoint[] grid, VarianceSpline curve)
    {
        for (int i = 0; i < WingDistances.Length; i++)
        {
            grid[i].Refresh(curve);
            grid[^(i + 1)].Refresh(curve);
        }
    }

    private void Refresh(VarianceSpline curve) => curve.Rows(Slice.LogMoneyness / _unit, out Start, out Value, out Slope, out Curvature);

    /// <summary>Total variance and its derivatives by log-moneyness.</summary>
    internal readonly VariancePoint At(double[] corrections) => new(
        Slice.LogMoneyness,
        Slice.Variance + (_unit * _unit * Value.Dot(corrections, Start)),
        Slice.Slope + (_unit * Slope.Dot(corrections, Start)),
        Slice.Curvature + Curvature.Dot(corrections, Start));
}
