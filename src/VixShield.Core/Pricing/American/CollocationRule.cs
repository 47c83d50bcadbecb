namespace VixShield.Pricing;

/// <summary>
/// Where the boundary is collocated and how the integrals over its past are summed: constants of one accuracy, the same for
/// every option, because time enters only as a fraction of the time to expiry.
/// </summary>
/// <remarks>
/// Time is counted by x, its square root as a fraction of the greatest. The boundary's shape is a polynomial in
/// z = x (1 + a)/(1 + a x) through the Chebyshev-Radau points z = (1 + cos(2 pi j/(2n - 1)))/2, which leave out z = 0; a crowds
/// them towards the expiry. An integral over times u from 0 to x^2 uses sqrt(u) = x sin(angle), so that the square roots at both
/// ends are smooth functions of the angle.
/// </remarks>
internal sealed class CollocationRule
{
    private readonly double _crowding;
    private readonly double[] _nodes;
    private readonly double[] _chebyshev;
    private readonly double[] _sines;
    private readonly double[] _cosines;
    private readonly double[] _weights;
    private readonly double[] _basis;

    /// <summary>Makes the tables.</summary>
    /// <param name="radau">cos(2 pi j/(2n - 1)), j = 0 to n - 1.</param>
    /// <param name="sines">The sines of the Gauss-Legendre angles between 0 and pi/2.</param>
    /// <param name="angleWeights">Their weights.</param>
    /// <param name="crowding">The number a above, at least 0.</param>
    internal CollocationRule(ReadOnlySpan<double> radau, ReadOnlySpan<double> sines, ReadOnlySpan<double> angleWeights, double crowding)
    {
        Count = radau.Length;
        Points = sines.Length;
        _crowding = crowding;
        _nodes = new double[Count];
        _chebyshev = new double[Count * Count];
        _sines = sines.ToArray();

        // The cosine of an angle is the sine of its complement, and the angles are symmetric.
        _cosines = [.. Enumerable.Reverse(_sines)];
        _weights = new double[Points];
        for (int k = 0; k < Points; k++)
            _weights[k] = 2 * angleWeights[k] * sines[k];
        for (int j = 0; j < Count; j++)
        {
            double z = 0.5 + 0.5 * radau[j];
            _nodes[j] = z / (1 + crowding * (1 - z));
            Span<double> column = _chebyshev.AsSpan(j * Count, Count);
            Polynomials(radau[j], column);
            double weight = (j == 0 ? 2.0 : 4.0) / (2 * Count - 1);
            for (int m = 0; m < Count; m++)
                column[m] *= m == 0 ? 0.5 * weight : weight;
        }

        _basis = Basis();
    }

    /// <summary>The number of collocation points.</summary>
    internal int Count { get; }

    /// <summary>The number of quadrature points.</summary>
    internal int Points { get; }

    /// <summary>x at the collocation points; the first is 1, then they fall.</summary>
    internal ReadOnlySpan<double> Nodes => _nodes;

    /// <summary>sqrt(u)/x at the quadrature points.</summary>
    internal ReadOnlySpan<double> Sines => _sines;

    /// <summary>sqrt(x^2 - u)/x at the quadrature points.</summary>
    internal ReadOnlySpan<double> Cosines => _cosines;

    /// <summary>The weight of du over x^2 and the cosine.</summary>
    internal ReadOnlySpan<double> Weights => _weights;

    /// <summary>What the value at node j adds to the polynomial at each quadrature point of row i.</summary>
    internal ReadOnlySpan<double> Basis(int i, int j) => _basis.AsSpan((i * Count + j) * Points, Points);

    /// <summary>The Chebyshev coefficients of the polynomial with the given values at the nodes.</summary>
    internal void Coefficients(ReadOnlySpan<double> values, Span<double> coefficients)
    {
        coefficients.Clear();
        for (int j = 0; j < Count; j++)
            SpanFunctions.Accumulate(values[j], _chebyshev.AsSpan(j * Count, Count), coefficients);
    }

    /// <summary>The argument of the Chebyshev polynomials, from -1 to 1, at x.</summary>
    internal double Argument(double x) => 2 * x * (1 + _crowding) / (1 + _crowding * x) - 1;

    private double[] Basis()
    {
        double[] basis = new double[Count * Count * Points];
        Span<double> polynomials = stackalloc double[Count];
        for (int i = 0; i < Count; i++)
        {
            for (int k = 0; k < Points; k++)
            {
                Polynomials(Argument(_nodes[i] * _sines[k]), polynomials);
                for (int j = 0; j < Count; j++)
                    basis[(i * Count + j) * Points + k] = SpanFunctions.Dot(_chebyshev.AsSpan(j * Count, Count), polynomials);
            }
        }

        return basis;
    }

    private static void Polynomials(double z, Span<double> values)
    {
        values[0] = 1;
        values[1] = z;
        for (int m = 2; m < values.Length; m++)
            values[m] = 2 * z * values[m - 1] - values[m - 2];
    }
}
