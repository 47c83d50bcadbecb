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
        Turns = buffer.Slice(points, points);
        Deviations = buffer.Slice(2 * points, points);
        Densities = buffer.Slice(3 * points, points);
        Boundaries = buffer.Slice(4 * points, points);
        Probabilities = buffer.Slice(5 * points, points);
    }

    /// <summary>The slopes of the boundary.</summary>
    internal Span<double> Slopes { get; }

    /// <summary>The derivative of the slope with respect to the polynomial, then of the residual.</summary>
    internal Span<double> Turns { get; }

    /// <summary>d-, from the boundary at the row's time to the boundary at u.</summary>
    internal Span<double> Deviations { get; }

    /// <summary>g = e^(-rt) n(d-)/(v B_i), with the weight of the point.</summary>
    internal Span<double> Densities { get; }

    /// <summary>B_u.</summary>
    internal Span<double> Boundaries { get; }

    /// <summary>e^(-qt) N(d+), with the weight of the point.</summary>
    internal Span<double> Probabilities { get; }
}
