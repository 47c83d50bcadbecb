using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>
/// Integrals of a VIX over panels of the main normal, for each node of the side normal, from which options of many strikes follow. Only the panel in which VIX crosses a strike is integrated anew,
/// on either side of the crossing, so that no quadrature steps over the kink of the payoff.
/// </summary>
/// <remarks>Moments of a region are, in this order: the integral of VIX times the density, that of the density, and those of the derivatives of VIX by each parameter.</remarks>
internal sealed partial class VixPanels
{
    private readonly VixTerms _terms;
    private readonly QuadratureAccuracy _accuracy;
    private readonly VixSensitivities _sensitivities;
    private readonly GaussRule _rule;
    private readonly GaussRule _side;
    private readonly double _from;
    private readonly double _width;
    private readonly int _panels;
    private readonly bool _rises;

    // By side node: value of each term at g = 0; VIX squared at each panel edge; moments of each panel.
    private readonly double[] _levels;
    private readonly double[] _edgeSquares;
    private readonly double[] _moments;

    internal VixPanels(VixTerms terms, QuadratureAccuracy accuracy)
        : this(terms, accuracy, VixSensitivities.None)
    {
    }

    internal VixPanels(VixTerms terms, QuadratureAccuracy accuracy, VixSensitivities sensitivities)
    {
        _terms = terms;
        _accuracy = accuracy;
        _sensitivities = sensitivities;
        (double low, double high, double range) = VixQuadrature.Extent(terms.Main);
        _rises = low >= 0;
        _rule = GaussRule.Legendre(accuracy.Order);
        _side = GaussRule.Normal(accuracy.SideOrder(terms.Side, terms.Main));
        _from = -accuracy.Reach - Math.Max(0, -low / 2);
        double until = accuracy.Reach + Math.Max(0, high / 2);
        double widest = Math.Min(accuracy.WidestPanel, accuracy.PoleShare * VixQuadrature.PoleDistance(range));
        _panels = (int)Math.Ceiling((until - _from) / widest);
        _width = (until - _from) / _panels;
        int sides = _side.Nodes.Length;
        _levels = new double[sides * terms.Count];
        _edgeSquares = new double[sides * (_panels + 1)];
        _moments = new double[sides * _panels * MomentCount];
        Fill();
        Whole = new double[MomentCount];
        for (int s = 0; s < sides; s++)
        {
            for (int p = 0; p < _panels; p++)
                Add(MomentsOf(s, p), _side.Weights[s], Whole);
        }
    }

    /// <summary>How many numbers the moments of a region are.</summary>
    internal int MomentCount => 2 + _sensitivities.Rows;

    /// <summary>The moments of all outcomes: the first is E[VIX], in points.</summary>
    internal double[] Whole { get; }

    private ReadOnlySpan<double> MomentsOf(int side, int panel) => _moments.AsSpan(((side * _panels) + panel) * MomentCount, MomentCount);

    private static void Add(ReadOnlySpan<double> source, double weight, Span<double> target)
    {
        for (int i = 0; i < source.Length; i++)
            target[i] += weight * source[i];
    }

    private void Fill()
    {
        int count = _terms.Count;
        int order = _rule.Nodes.Length;
        int edges = _panels + 1;
        // exp(main (edge + offset)) = exp(main edge) exp(main offset).
        double[] atEdges = new double[count * edges];
        double[] atOffsets = new double[count * order];
        for (int m = 0; m < count; m++)
        {
            for (int p = 0; p < edges; p++)
                atEdges[(m * edges) + p] = _terms.Main[m] * (_from + (p * _width));
            for (int n = 0; n < order; n++)
                atOffsets[(m * order) + n] = _terms.Main[m] * _rule.Nodes[n] * _width;
        }

        ElementaryFunctions.Exp(atEdges, atEdges);
        ElementaryFunctions.Exp(atOffsets, atOffsets);
        double[] density = new double[_panels * order];
        for (int k = 0; k < density.Length; k++)
            density[k] = _from + (((k / order) + _rule.Nodes[k % order]) * _width);
        NormalDistribution.Pdf(density, density);
        for (int s = 0; s < _side.Nodes.Length; s++)
        {
            Span<double> levels = _levels.AsSpan(s * count, count);
            for (int m = 0; m < count; m++)
                levels[m] = _terms.Coefficients[m] * ElementaryFunctions.Exp(_terms.Side[m] * _side.Nodes[s]);
            for (int p = 0; p < edges; p++)
            {
                for (int m = 0; m < count; m++)
                    _edgeSquares[(s * edges) + p] += levels[m] * atEdges[(m * edges) + p];
            }

            FillMoments(s, levels, atEdges, atOffsets, density);
        }
    }

    private void FillMoments(int s, ReadOnlySpan<double> levels, double[] atEdges, double[] atOffsets, double[] density)
    {
        int count = _terms.Count;
        int order = _rule.Nodes.Length;
        Span<double> values = count * order <= VixTerms.MostOnStack ? stackalloc double[count * order] : new double[count * order];
        for (int p = 0; p < _panels; p++)
        {
            for (int m = 0; m < count; m++)
            {
                double level = levels[m] * atEdges[(m * (_panels + 1)) + p];
                for (int n = 0; n < order; n++)
                    values[(m * order) + n] = level * atOffsets[(m * order) + n];
            }

            AddMoments(s, _from + (p * _width), _width, values, density.AsSpan(p * order, order), _moments.AsSpan(((s * _panels) + p) * MomentCount, MomentCount));
        }
    }

    /// <summary>Adds the moments of a stretch from the values of each term and the density at its nodes.</summary>
    private void AddMoments(int s, double from, double width, ReadOnlySpan<double> values, ReadOnlySpan<double> density, Span<double> moments)
    {
        int count = _terms.Count;
        int order = _rule.Nodes.Length;
        Span<double> vix = stackalloc double[order];
        vix.Clear();
        for (int m = 0; m < count; m++)
        {
            for (int n = 0; n < order; n++)
                vix[n] += values[(m * order) + n];
        }

        for (int n = 0; n < order; n++)
        {
            double weight = _rule.Weights[n] * width * density[n];
            vix[n] = Math.Sqrt(vix[n]);
            moments[0] += weight * vix[n];
            moments[1] += weight;
        }

        Span<double> slope = stackalloc double[order];
        for (int r = 0; r < _sensitivities.Rows; r++)
        {
            slope.Clear();
            for (int m = 0; m < count; m++)
            {
                int at = (r * count) + m;
                double constant = _sensitivities.Constant[at] + (_sensitivities.Side[at] * _side.Nodes[s]);
                double main = _sensitivities.Main[at];
                if (constant == 0 && main == 0)
                    continue;
                for (int n = 0; n < order; n++)
                    slope[n] += (constant + (main * (from + (width * _rule.Nodes[n])))) * values[(m * order) + n];
            }

            for (int n = 0; n < order; n++)
                moments[2 + r] += 0.5 * _rule.Weights[n] * width * density[n] * slope[n] / vix[n];
        }
    }
}
