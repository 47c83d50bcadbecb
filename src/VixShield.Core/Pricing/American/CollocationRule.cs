namespace VixShield.Pricing;

/// <summary>
/// Where the boundary is collocated and how the integrals over its past are summed: constants of one accuracy, the same for
/// every option, because time enters only as a fraction of the time to expiry.
/// </summary>
/// <remarks>
/// With x the square root of the time to expiry as a fraction of the greatest, the boundary is B = X exp(-x sqrt(P(x))) with a
/// polynomial P through the Chebyshev-Radau points x = (1 + cos(2 pi j/(2n - 1)))/2, which leave out x = 0. An integral from 0
/// to x^2 over times u uses sqrt(u) = x sin(a), so that the square roots at both ends are smooth functions of the angle a.
/// </remarks>
internal sealed class CollocationRule
{
    internal double Scale;
    private readonly double[] _nodes;
    private readonly double[] _chebyshev;
    private readonly double[] _basis;

    /// <summary>Makes the tables.</summary>
    /// <param name="cosines">cos(2 pi j/(2n - 1)), j = 0 to n - 1.</param>
    /// <param name="sines">sin(a) at the Gauss-Legendre points of 0 to pi/2.</param>
    /// <param name="weights">The weights of the points.</param>
    /// <param name="scale">Scale.</param>
    internal CollocationRule(ReadOnlySpan<double> cosines, ReadOnlySpan<double> sines, ReadOnlySpan<double> weights, double scale = 1e9)
    {
        Scale = scale;
        Count = cosines.Length;
        Points = sines.Length;
        _nodes = new double[Count];
        _chebyshev = new double[Count * Count];
        Sines = sines.ToArray();
        Cosines = new double[Points];
        Weights = new double[Points];
        for (int k = 0; k < Points; k++)
        {
            // The cosine of an angle is the sine of its complement, and the points are symmetric.
            Cosines[k] = sines[Points - 1 - k];
            Weights[k] = 2 * weights[k] * sines[k];
        }

        for (int j = 0; j < Count; j++)
        {
            _nodes[j] = Scale * Math.Sinh((0.5 + 0.5 * cosines[j]) * Math.Asinh(1 / Scale));
            Span<double> column = _chebyshev.AsSpan(j * Count, Count);
            Polynomials(cosines[j], column);
            double weight = (j == 0 ? 1.0 : 2.0) / (2 * Count - 1);
            for (int m = 0; m < Count; m++)
                column[m] *= (m == 0 ? 1 : 2) * weight;
        }

        _basis = Basis();
    }

    /// <summary>The number of collocation points.</summary>
    internal int Count { get; }

    /// <summary>The number of quadrature points.</summary>
    internal int Points { get; }

    /// <summary>The square roots of the collocation times as fractions of the greatest, which comes first.</summary>
    internal ReadOnlySpan<double> Nodes => _nodes;

    internal double[] Sines { get; }

    internal double[] Cosines { get; }

    /// <summary>Twice the sine times the weight of the angle: du = Weight cos(a) x^2.</summary>
    internal double[] Weights { get; }

    /// <summary>What the polynomial's value at node j adds to its value at each quadrature point of row i.</summary>
    internal ReadOnlySpan<double> Basis(int i, int j) => _basis.AsSpan((i * Count + j) * Points, Points);

    /// <summary>The Chebyshev coefficients of the polynomial with the given values at the nodes.</summary>
    internal void Coefficients(ReadOnlySpan<double> values, Span<double> coefficients)
    {
        coefficients[..Count].Clear();
        for (int j = 0; j < Count; j++)
        {
            ReadOnlySpan<double> column = _chebyshev.AsSpan(j * Count, Count);
            for (int m = 0; m < column.Length; m++)
                coefficients[m] = Math.FusedMultiplyAdd(values[j], column[m], coefficients[m]);
        }
    }

    private double[] Basis()
    {
        double[] basis = new double[Count * Count * Points];
        Span<double> polynomials = stackalloc double[Count];
        for (int i = 0; i < Count; i++)
        {
            for (int k = 0; k < Points; k++)
            {
                Polynomials(2 * Math.Asinh(_nodes[i] * Sines[k] / Scale) / Math.Asinh(1 / Scale) - 1, polynomials);
                for (int j = 0; j < Count; j++)
                {
                    double sum = 0;
                    for (int m = 0; m < Count; m++)
                        sum += _chebyshev[j * Count + m] * polynomials[m];
                    basis[(i * Count + j) * Points + k] = sum;
                }
            }
        }

        return basis;
    }

    private static void Polynomials(double z, Span<double> values)
    {
        values[0] = 1;
        if (values.Length > 1)
            values[1] = z;
        for (int m = 2; m < values.Length; m++)
            values[m] = 2 * z * values[m - 1] - values[m - 2];
    }
}
