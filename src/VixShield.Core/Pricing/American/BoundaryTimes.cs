using VixShield.Numerics;

namespace VixShield.Pricing;

/// <summary>The collocation times, the boundary at them, and the part of their equations that a European option would have.</summary>
internal readonly ref struct BoundaryTimes
{
    /// <summary>The number of spans in the buffer.</summary>
    internal const int Spans = 6;

    private const double InverseRootTwoPi = 0.3989422804014327;

    private readonly UnitPut _put;
    private readonly ReadOnlySpan<double> _nodes;
    private readonly double _rootYears;

    /// <summary>Prepares what does not depend on the boundary; the buffer holds <see cref="Spans"/> numbers a node.</summary>
    internal BoundaryTimes(in UnitPut put, CollocationRule rule, Span<double> buffer)
    {
        int n = rule.Count;
        _put = put;
        _nodes = rule.Nodes;
        _rootYears = Math.Sqrt(put.BoundaryYears);
        Discounts = buffer[..n];
        Depths = buffer.Slice(n, n);
        Boundaries = buffer.Slice(2 * n, n);
        EuropeanMinus = buffer.Slice(3 * n, n);
        EuropeanResiduals = buffer.Slice(4 * n, n);
        EuropeanDensities = buffer.Slice(5 * n, n);
        for (int i = 0; i < n; i++)
            Discounts[i] = -put.Yield * Years(i);
        ElementaryFunctions.Exp(Discounts, Discounts);
    }

    /// <summary>e^(-qT).</summary>
    internal Span<double> Discounts { get; }

    /// <summary>ln(X/B), X the ceiling.</summary>
    internal Span<double> Depths { get; }

    internal Span<double> Boundaries { get; }

    /// <summary>d- to the strike.</summary>
    internal Span<double> EuropeanMinus { get; }

    /// <summary>e^(-qT) N(d+) to the strike.</summary>
    internal Span<double> EuropeanResiduals { get; }

    /// <summary>Its derivative with respect to the logarithm of the boundary.</summary>
    internal Span<double> EuropeanDensities { get; }

    /// <summary>What the logarithm of the boundary at a node falls by for a slope of 1.</summary>
    internal double Reach(int i) => _nodes[i] * _put.Scale;

    internal double RootYears(int i) => _nodes[i] * _rootYears;

    internal double Years(int i) => RootYears(i) * RootYears(i);

    internal double Deviation(int i) => _put.Volatility * RootYears(i);

    /// <summary>Moves the boundary.</summary>
    internal void Set(ReadOnlySpan<double> slopes)
    {
        for (int i = 0; i < slopes.Length; i++)
        {
            Depths[i] = Reach(i) * slopes[i];
            double logBoundary = _put.LogCeiling - Depths[i];
            double minus = logBoundary / Deviation(i) + _put.Growth * RootYears(i);
            double plus = minus + Deviation(i);
            Boundaries[i] = logBoundary;
            EuropeanMinus[i] = minus;
            EuropeanResiduals[i] = plus;
            EuropeanDensities[i] = -0.5 * plus * plus;
        }

        ElementaryFunctions.Exp(Boundaries, Boundaries);
        ElementaryFunctions.Exp(EuropeanDensities, EuropeanDensities);
        NormalDistribution.Cdf(EuropeanResiduals, EuropeanResiduals);
        for (int i = 0; i < slopes.Length; i++)
        {
            EuropeanResiduals[i] *= Discounts[i];
            EuropeanDensities[i] *= InverseRootTwoPi * Discounts[i] / Deviation(i);
        }
    }
}
