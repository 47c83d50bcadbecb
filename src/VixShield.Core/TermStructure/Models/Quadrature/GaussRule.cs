using System.Collections.Concurrent;
using MathNet.Numerics.Integration;
using MathNet.Numerics.LinearAlgebra;

namespace VixShield.TermStructure;

/// <summary>Nodes and weights of a quadrature, kept once made.</summary>
internal sealed class GaussRule
{
    private static readonly ConcurrentDictionary<int, GaussRule> s_legendre = new();
    private static readonly ConcurrentDictionary<int, GaussRule> s_normal = new();

    private GaussRule(double[] nodes, double[] weights)
    {
        Nodes = nodes;
        Weights = weights;
    }

    /// <summary>Nodes by ascending value.</summary>
    internal double[] Nodes { get; }

    /// <summary>The weight of each node.</summary>
    internal double[] Weights { get; }

    /// <summary>Gauss-Legendre on (0, 1); weights sum to 1.</summary>
    internal static GaussRule Legendre(int order) => s_legendre.GetOrAdd(order, static n =>
    {
        var rule = new GaussLegendreRule(0, 1, n);
        return new GaussRule(rule.Abscissas, rule.Weights);
    });

    /// <summary>Gauss-Hermite for the standard normal density: the weights sum to 1. By Golub and Welsch: eigenvalues of the recurrence, squared first components.</summary>
    internal static GaussRule Normal(int order) => s_normal.GetOrAdd(order, static n =>
    {
        if (n == 1)
            return new GaussRule([0], [1]);
        Matrix<double> recurrence = Matrix<double>.Build.Dense(n, n, (i, j) => Math.Abs(i - j) == 1 ? Math.Sqrt(Math.Max(i, j)) : 0);
        MathNet.Numerics.LinearAlgebra.Factorization.Evd<double> solved = recurrence.Evd(Symmetricity.Symmetric);
        double[] nodes = [.. solved.EigenValues.Select(v => v.Real)];
        double[] weights = [.. Enumerable.Range(0, n).Select(i => solved.EigenVectors[0, i] * solved.EigenVectors[0, i])];
        Array.Sort(nodes, weights);
        // The law is symmetric; rounding must not say otherwise.
        for (int i = 0; i < n / 2; i++)
        {
            double node = (nodes[n - 1 - i] - nodes[i]) / 2;
            double weight = (weights[n - 1 - i] + weights[i]) / 2;
            (nodes[i], nodes[n - 1 - i]) = (-node, node);
            (weights[i], weights[n - 1 - i]) = (weight, weight);
        }

        if (n % 2 == 1)
            nodes[n / 2] = 0;
        return new GaussRule(nodes, weights);
    });
}
