using VixShield.Numerics;

namespace VixShield.Pricing;

/// <summary>One collocation time, the boundary at it, and the part of its equation that a European option would have.</summary>
internal readonly ref struct BoundaryTime
{
    internal BoundaryTime(in UnitPut put, double node, double slope)
    {
        Node = node;
        RootYears = node * Math.Sqrt(put.BoundaryYears);
        Years = RootYears * RootYears;
        Deviation = put.Volatility * RootYears;
        Depth = node * put.Scale * slope;
        double logBoundary = put.LogCeiling - Depth;
        Boundary = ElementaryFunctions.Exp(logBoundary);
        double discount = ElementaryFunctions.Discount(put.Yield, Years);
        EuropeanMinus = logBoundary / Deviation + put.Growth * RootYears;
        double plus = EuropeanMinus + Deviation;
        EuropeanResidual = discount * NormalDistribution.Cdf(plus);
        EuropeanDensity = discount * NormalDistribution.Pdf(plus) / Deviation;
    }

    /// <summary>The square root of the time, as a fraction of the greatest.</summary>
    internal double Node { get; }

    internal double Years { get; }

    internal double RootYears { get; }

    internal double Deviation { get; }

    /// <summary>ln(X/B), X the ceiling.</summary>
    internal double Depth { get; }

    internal double Boundary { get; }

    /// <summary>e^(-qT) N(d+) to the strike.</summary>
    internal double EuropeanResidual { get; }

    /// <summary>Its derivative with respect to the logarithm of the boundary.</summary>
    internal double EuropeanDensity { get; }

    /// <summary>d- to the strike.</summary>
    internal double EuropeanMinus { get; }
}
