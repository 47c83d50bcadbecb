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
        Rows(logMoneyness / unit, out int start, out Coefficients value, out _, out _);
        return Slice.At(logMoneyness).Variance + (unit * unit * value.Dot(Corrections, start));
    }

    /// <summary>Slope of total variance by -k far out on the put side.</summary>
    internal double LeftSlope => (Slice.Psi * (1 - Slice.Rho) / 2) + (Deviation * Math.Max(0, -SlopeAt(Lowest)));

    /// <summary>Slope of total variance by k far out on the call side.</summary>
    internal double RightSlope => (Slice.Psi * (1 + Slice.Rho) / 2) + (Deviation * Math.Max(0, SlopeAt(Highest)));

    /// <summary>What correction and its two derivatives by z are, as coefficients of four neighbouring unknowns. In a wing they depend on which way the corrections lead.</summary>
    internal void Rows(double z, out int start, out Coefficients value, out Coefficients slope, out Coefficients curvature)
    {
        if (z < Lowest)
            Wing(Lowest, Lowest - z, -1, out start, out value, out slope, out curvature);
        else if (z > Highest)
            Wing(Highest, z - Highest, 1, out start, out value, out slope, out curvature);
        else
            Inside(z, out start, out value, out slope, out curvature);
    }

    private double SlopeAt(double end)
    {
        Inside(end, out int start, out _, out Coefficients slope, out _);
        return slope.Dot(Corrections, start);
    }

    private static double Coordinate(double z) => Math.Asinh(z / Stretch);

    private void Wing(double end, double distance, int side, out int start, out Coefficients value, out Coefficients slope, out Coefficients curvature)
    {
        Inside(end, out start, out Coefficients endValue, out Coefficients endSlope, out _);
        if (side * endSlope.Dot(Corrections, start) > 0)
        {
            value = Coefficients.Combine(1, endValue, side * distance, endSlope, 0, endSlope);
            slope = endSlope;
            curvature = default;
            return;
        }

        double fade = ElementaryFunctions.Exp(-distance / Fade);
        value = Coefficients.Combine(1, endValue, side * Fade * (1 - fade), endSlope, 0, endSlope);
        slope = endSlope.Times(fade);
        curvature = endSlope.Times(-side * fade / Fade);
    }

    private void Inside(double z, out int start, out Coefficients value, out Coefficients slope, out Coefficients curvature)
    {
        double x = (Coordinate(z) - _firstKnot) / _spacing;
        start = Math.Clamp((int)x, 0, _intervals - 1);
        double t = x - start;
        double s = 1 - t;
        value = new Coefficients(s * s * s / 6, (4 - (3 * t * t * (2 - t))) / 6, (4 - (3 * s * s * (2 - s))) / 6, t * t * t / 6);
        var first = new Coefficients(-s * s / 2, ((3 * t) - 4) * t / 2, (4 - (3 * s)) * s / 2, t * t / 2);
        var second = new Coefficients(s, (3 * t) - 2, (3 * s) - 2, t);

        // By z: xi' = 1 / sqrt(stretch^2 + z^2), xi'' = -z xi'^3.
        double rate = 1 / Math.Sqrt((Stretch * Stretch) + (z * z));
        double perZ = rate / _spacing;
        slope = first.Times(perZ);
        curvature = Coefficients.Combine(perZ * perZ, second, -z * rate * rate * perZ, first, 0, first);
    }
}
