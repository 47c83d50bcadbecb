using VixShield.Numerics;

namespace VixShield.Volatility;

/// <summary>
/// Total variance of one expiry: an eSSVI slice plus a cubic B-spline in a stretched coordinate, xi = asinh(z / 1.5) with z = k / deviation, whose
/// knots are evenly spaced in xi: dense near the forward, sparse far out. Beyond an end a correction that grows outwards goes on as a line, and one that
/// falls levels off: total variance bends upwards in either case, and the wings are the slice's or steeper.
/// </summary>
internal sealed class VarianceSpline
{
    private const double Stretch = 1.5;
    private const double KnotSpacing = 0.07;
    private const int FewestIntervals = 4;

    // How fast a falling correction levels off beyond its end, in deviations.
    private const double Fade = 2;

    private readonly double _firstKnot;
    private readonly double _spacing;
    private readonly int _intervals;
    private readonly SplineEnd _low;
    private readonly SplineEnd _high;

    internal VarianceSpline(EssviSlice slice, double lowest, double highest)
    {
        Slice = slice;
        Deviation = Math.Sqrt(slice.Theta);
        double middle = (Coordinate(lowest) + Coordinate(highest)) / 2;
        double half = Math.Max((Coordinate(highest) - Coordinate(lowest)) / 2, KnotSpacing * FewestIntervals / 2);
        _firstKnot = middle - half;
        _intervals = Math.Max(FewestIntervals, (int)Math.Ceiling((2 * half / KnotSpacing) - 1e-9));
        _spacing = 2 * half / _intervals;
        Lowest = Stretch * Math.Sinh(_firstKnot);
        Highest = Stretch * Math.Sinh(_firstKnot + (_intervals * _spacing));
        Corrections = new double[_intervals + 3];
        _low = EndAt(Lowest);
        _high = EndAt(Highest);
    }

    internal EssviSlice Slice { get; }

    /// <summary>Root of the slice's at-the-money variance: the unit of z.</summary>
    internal double Deviation { get; }

    /// <summary>The B-spline's coefficients, in units of the at-the-money variance.</summary>
    internal double[] Corrections { get; }

    /// <summary>Ends of the spline in deviations.</summary>
    internal double Lowest { get; }

    internal double Highest { get; }

    internal int Intervals => _intervals;

    /// <summary>The z of a knot, or between knots.</summary>
    internal double Knot(double index) => Stretch * Math.Sinh(_firstKnot + (index * _spacing));

    /// <summary>Total variance and its derivatives by k.</summary>
    internal VariancePoint At(double logMoneyness)
    {
        VariancePoint slice = Slice.At(logMoneyness);
        double unit = Deviation;
        Rows(logMoneyness / unit, out int start, out Coefficients value, out Coefficients slope, out Coefficients curvature);
        return new VariancePoint(
            logMoneyness,
            slice.Variance + (unit * unit * value.Dot(Corrections, start)),
            slice.Slope + (unit * slope.Dot(Corrections, start)),
            slice.Curvature + curvature.Dot(Corrections, start));
    }

    internal double VarianceAt(double logMoneyness)
    {
        double unit = Deviation;
        Coefficients value = Value(logMoneyness / unit, out int start);
        return Slice.VarianceAt(logMoneyness) + (unit * unit * value.Dot(Corrections, start));
    }

    /// <summary>
    /// What must hold in a wing without end, in units of the at-the-money variance. Far out a wing whose correction levels off is a line, and one whose value at the forward is negative has a
    /// butterfly where it is twice that far up. The slice's own line has half of theta (1 -+ rho) there; to it comes the limit of the correction. (A correction that grows has left that
    /// place behind it.)
    /// </summary>
    internal void WingBounds(bool left, out double sliceAtForward, out int start, out Coefficients limit, out Coefficients outwardSlope)
    {
        SplineEnd end = left ? _low : _high;
        int side = left ? -1 : 1;
        sliceAtForward = (1 + (side * Slice.Rho)) / 2;
        start = end.Start;
        limit = Coefficients.Combine(1, end.Value, side * Fade, end.Slope);
        outwardSlope = end.Slope.Times(side);
    }

    /// <summary>Slope of the slice's wing.</summary>
    internal double SliceSlope(bool left) => Slice.Psi * (left ? 1 - Slice.Rho : 1 + Slice.Rho) / 2;

    /// <summary>Slope of total variance by -k far out on the put side.</summary>
    internal double LeftSlope => SliceSlope(left: true) + (Deviation * Math.Max(0, -_low.Slope.Dot(Corrections, _low.Start)));

    /// <summary>Slope of total variance by k far out on the call side.</summary>
    internal double RightSlope => SliceSlope(left: false) + (Deviation * Math.Max(0, _high.Slope.Dot(Corrections, _high.Start)));

    /// <summary>What correction and its two derivatives by z are, as coefficients of four neighbouring unknowns. In a wing they depend on which way the corrections lead.</summary>
    internal void Rows(double z, out int start, out Coefficients value, out Coefficients slope, out Coefficients curvature)
    {
        if (z < Lowest)
            Wing(_low, Lowest - z, -1, out start, out value, out slope, out curvature);
        else if (z > Highest)
            Wing(_high, z - Highest, 1, out start, out value, out slope, out curvature);
        else
            Inside(z, out start, out value, out slope, out curvature);
    }

    // asinh(z / stretch): absolute accuracy is what counts.
    private static double Coordinate(double z)
    {
        double x = Math.Abs(z / Stretch);
        return Math.CopySign(ElementaryFunctions.Log(x + Math.Sqrt((x * x) + 1)), z);
    }

    /// <summary>The first of the four unknowns around a point, and how far it is between its knots, 0 to 1.</summary>
    private double Place(double z, out int start)
    {
        double x = (Coordinate(z) - _firstKnot) / _spacing;
        start = Math.Clamp((int)x, 0, _intervals - 1);
        return x - start;
    }

    private SplineEnd EndAt(double z)
    {
        Inside(z, out int start, out Coefficients value, out Coefficients slope, out _);
        return new SplineEnd(start, value, slope);
    }

    private Coefficients Value(double z, out int start)
    {
        if (z < Lowest)
            return WingValue(_low, Lowest - z, -1, out start);
        return z > Highest ? WingValue(_high, z - Highest, 1, out start) : Basis(Place(z, out start));
    }

    private Coefficients WingValue(in SplineEnd end, double distance, int side, out int start)
    {
        start = end.Start;
        double reach = GrowsBeyond(end, side) ? distance : Fade * (1 - ElementaryFunctions.Exp(-distance / Fade));
        return Coefficients.Combine(1, end.Value, side * reach, end.Slope);
    }

    private bool GrowsBeyond(in SplineEnd end, int side) => side * end.Slope.Dot(Corrections, end.Start) > 0;

    private void Wing(in SplineEnd end, double distance, int side, out int start, out Coefficients value, out Coefficients slope, out Coefficients curvature)
    {
        value = WingValue(end, distance, side, out start);
        if (GrowsBeyond(end, side))
        {
            slope = end.Slope;
            curvature = default;
            return;
        }

        double fade = ElementaryFunctions.Exp(-distance / Fade);
        slope = end.Slope.Times(fade);
        curvature = end.Slope.Times(-side * fade / Fade);
    }

    private static Coefficients Basis(double t)
    {
        const double Sixth = 1d / 6;
        double s = 1 - t;
        return new Coefficients(s * s * s * Sixth, (4 - (3 * t * t * (2 - t))) * Sixth, (4 - (3 * s * s * (2 - s))) * Sixth, t * t * t * Sixth);
    }

    private void Inside(double z, out int start, out Coefficients value, out Coefficients slope, out Coefficients curvature)
    {
        double t = Place(z, out start);
        double s = 1 - t;
        value = Basis(t);
        var first = new Coefficients(-s * s / 2, ((3 * t) - 4) * t / 2, (4 - (3 * s)) * s / 2, t * t / 2);
        var second = new Coefficients(s, (3 * t) - 2, (3 * s) - 2, t);

        // By z: xi' = 1 / sqrt(stretch^2 + z^2), xi'' = -z xi'^3.
        double rate = 1 / Math.Sqrt((Stretch * Stretch) + (z * z));
        double perZ = rate / _spacing;
        slope = first.Times(perZ);
        curvature = Coefficients.Combine(perZ * perZ, second, -z * rate * rate * perZ, first);
    }

    /// <summary>The coefficients of correction and slope at an end.</summary>
    private readonly struct SplineEnd(int start, in Coefficients value, in Coefficients slope)
    {
        internal readonly int Start = start;
        internal readonly Coefficients Value = value;
        internal readonly Coefficients Slope = slope;
    }
}
