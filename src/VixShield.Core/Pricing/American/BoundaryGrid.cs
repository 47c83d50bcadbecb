namespace VixShield.Pricing;

/// <summary>What the collocation times need at the quadrature points of their past, row after row in long spans.</summary>
internal readonly ref struct BoundaryGrid
{
    /// <summary>The number of spans in the buffer.</summary>
    internal const int Spans = 9;

    internal BoundaryGrid(Span<double> buffer)
    {
        int size = buffer.Length / Spans;
        YieldDiscounts = buffer[..size];
        Slopes = buffer.Slice(size, size);
        SlopesPerValue = buffer.Slice(2 * size, size);
        Curvatures = buffer.Slice(3 * size, size);
        Turns = buffer.Slice(4 * size, size);
        Deviations = buffer.Slice(5 * size, size);
        Densities = buffer.Slice(6 * size, size);
        Boundaries = buffer.Slice(7 * size, size);
        Probabilities = buffer.Slice(8 * size, size);
    }

    /// <summary>e^(-qt).</summary>
    internal Span<double> YieldDiscounts { get; }

    /// <summary>The slopes of the boundary.</summary>
    internal Span<double> Slopes { get; }

    /// <summary>The derivative of the slope with respect to the polynomial.</summary>
    internal Span<double> SlopesPerValue { get; }

    /// <summary>Its second derivative.</summary>
    internal Span<double> Curvatures { get; }

    /// <summary>The derivative of the residual with respect to the polynomial.</summary>
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
