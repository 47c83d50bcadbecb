using VixShield.Numerics;

namespace VixShield.Pricing;

/// <summary>
/// Which function of time is interpolated. The boundary is B = X e^(-D x h), D the deviation over the boundary's years; h is its
/// slope. The polynomial is w = e^(-h^2/2), or h itself where rate and yield nearly meet.
/// </summary>
/// <remarks>
/// Close to the expiry ln(B/X)^2/(2 vol^2 T) grows like a logarithm, which no polynomial follows, but for r above q its exponential
/// tends to sqrt(8 pi T)(r-q)/vol, for r = q to 4 sqrt(pi) r T and for r below q to a constant (Evans, Kuske and Keller 2002), so that w
/// is smooth. Eight nodes then do what takes dozens on ln(B/X)^2 itself.
/// </remarks>
internal readonly ref struct BoundaryShape
{
    // Interpolation may undershoot next to the expiry; below this part of the least node it is bent to stay above 0.
    private const double FloorPart = 1e-3;
    private const double Greatest = 1 - 1e-9;

    private readonly bool _isNear;
    private readonly double _floor;

    /// <summary>The shape through the slopes at the nodes; their values are written to the span.</summary>
    internal BoundaryShape(bool isNear, scoped ReadOnlySpan<double> slopes, scoped Span<double> values)
    {
        _isNear = isNear;
        double least = double.PositiveInfinity;
        for (int j = 0; j < slopes.Length; j++)
        {
            values[j] = isNear ? slopes[j] : ElementaryFunctions.Exp(-0.5 * slopes[j] * slopes[j]);
            least = Math.Min(least, values[j]);
        }

        _floor = FloorPart * least;
    }

    /// <summary>The derivative of the value at a node with respect to its slope.</summary>
    internal double ValuePerSlope(double slope, double value) => _isNear ? 1 : -slope * value;

    /// <summary>Replaces interpolated values by the slopes, and gives the derivatives of these by those.</summary>
    internal void ToSlopes(Span<double> values, Span<double> slopesPerValue)
    {
        for (int k = 0; k < values.Length; k++)
        {
            double value = values[k];
            double bent = value >= _floor ? value : _floor * _floor / (2 * _floor - value);
            double part = value >= _floor ? 1 : bent / _floor;
            values[k] = _isNear ? bent : Math.Min(bent, Greatest);
            slopesPerValue[k] = part * part;
        }

        if (_isNear)
            return;
        for (int k = 0; k < values.Length; k++)
            slopesPerValue[k] /= values[k];
        ElementaryFunctions.Log(values, values);
        for (int k = 0; k < values.Length; k++)
        {
            values[k] = Math.Sqrt(-2 * values[k]);
            slopesPerValue[k] /= -values[k];
        }
    }
}
