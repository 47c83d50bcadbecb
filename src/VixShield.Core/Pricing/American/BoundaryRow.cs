namespace VixShield.Pricing;

/// <summary>What one collocation time needs at the quadrature points of its past; used again for every time.</summary>
internal readonly ref struct BoundaryRow
{
    /// <summary>The number of spans in the buffer.</summary>
    internal const int Spans = 6;

    internal BoundaryRow(Span<double> buffer)
    {
        int points = buffer.Length / Spans;
        Slopes = buffer[..points];
        Deviations = buffer.Slice(points, points);
        Densities = buffer.Slice(2 * points, points);
        Boundaries = buffer.Slice(3 * points, points);
        Probabilities = buffer.Slice(4 * points, points);
        Turns = buffer.Slice(5 * points, points);
    }

    /// <summary>-ln(B_u/X) per square root of the time, as a fraction of the greatest.</summary>
    internal Span<double> Slopes { get; }

    /// <summary>d-, from the boundary at the row's time to the boundary at u.</summary>
    internal Span<double> Deviations { get; }

    /// <summary>e^(-rt) n(d-) with the weight of the point, over the boundary at the row's time and v.</summary>
    internal Span<double> Densities { get; }

    /// <summary>B_u.</summary>
    internal Span<double> Boundaries { get; }

    /// <summary>e^(-qt) N(d+) with the weight of the point.</summary>
    internal Span<double> Probabilities { get; }

    /// <summary>The derivative of the residual with respect to the polynomial, over twice the slope at the node.</summary>
    internal Span<double> Turns { get; }
}
