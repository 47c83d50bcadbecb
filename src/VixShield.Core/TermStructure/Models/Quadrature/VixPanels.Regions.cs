using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <content>Where VIX is above or below a strike.</content>
internal sealed partial class VixPanels
{
    /// <summary>Moments of the outcomes at or above a strike, or of those below.</summary>
    /// <param name="strike">The strike, in points.</param>
    /// <param name="above">Whether above.</param>
    /// <param name="moments">As many as <see cref="MomentCount"/>.</param>
    internal void MomentsBeyond(double strike, bool above, Span<double> moments)
    {
        moments.Clear();
        Span<double> conditional = stackalloc double[MomentCount];
        double end = _from + (_panels * _width);
        for (int s = 0; s < _side.Nodes.Length; s++)
        {
            // Given the side normal, VIX is at or above the strike left of one crossing and right of another; where it rises throughout, only right of one.
            (double left, double right) = Crossings(s, strike * strike);
            conditional.Clear();
            if (above)
            {
                AddRegion(s, _from, left, conditional);
                AddRegion(s, right, end, conditional);
            }
            else
            {
                AddRegion(s, left, right, conditional);
            }

            Add(conditional, _side.Weights[s], moments);
        }
    }

    private (double Left, double Right) Crossings(int s, double target)
    {
        ReadOnlySpan<double> edges = _edgeSquares.AsSpan(s * (_panels + 1), _panels + 1);
        double end = _from + (_panels * _width);
        if (_rises)
            return (_from, edges[0] >= target ? _from : edges[_panels] < target ? end : Crossing(s, edges, target, 1, _from));
        double bottom = Bottom(s, edges);
        if (_terms.SquareAt(bottom, _side.Nodes[s]) >= target)
            return (bottom, bottom);
        return (edges[0] < target ? _from : Crossing(s, edges, target, -1, bottom), edges[_panels] < target ? end : Crossing(s, edges, target, 1, bottom));
    }

    // Where the square reaches a target on the branch that rises (1) or falls (-1): Newton on its logarithm, which is convex, so that from beyond the crossing it never passes it.
    private double Crossing(int s, ReadOnlySpan<double> edges, double target, int direction, double beyond)
    {
        int p = direction > 0 ? 0 : _panels;
        while (edges[p] < target || direction * (_from + (p * _width) - beyond) < 0)
            p += direction;
        double g = _from + (p * _width);
        double goal = ElementaryFunctions.Log(target);
        if (_rises && p > 0)
            g -= _width * (ElementaryFunctions.Log(edges[p]) - goal) / ElementaryFunctions.LogRatio(edges[p], edges[p - 1]);
        Span<double> powers = _terms.Count <= VixTerms.MostOnStack ? stackalloc double[_terms.Count] : new double[_terms.Count];
        for (int i = 0; i < 60; i++)
        {
            (double square, double slope) = Evaluate(s, g, powers);
            double step = (ElementaryFunctions.Log(square) - goal) * square / slope;
            g -= step;
            if (!(Math.Abs(step) > _accuracy.CrossingTolerance))
                break;
        }

        return g;
    }

    // Where the convex square is least.
    private double Bottom(int s, ReadOnlySpan<double> edges)
    {
        int lowest = 0;
        for (int p = 1; p <= _panels; p++)
        {
            if (edges[p] < edges[lowest])
                lowest = p;
        }

        double low = _from + (Math.Max(0, lowest - 1) * _width);
        double high = _from + (Math.Min(_panels, lowest + 1) * _width);
        Span<double> powers = _terms.Count <= VixTerms.MostOnStack ? stackalloc double[_terms.Count] : new double[_terms.Count];
        while (high - low > 1e-8)
        {
            double middle = (low + high) / 2;
            if (Evaluate(s, middle, powers).Slope > 0)
                high = middle;
            else
                low = middle;
        }

        return (low + high) / 2;
    }

    private void AddRegion(int s, double from, double until, Span<double> moments)
    {
        if (!(until > from))
            return;
        int first = (int)Math.Clamp(Math.Floor((from - _from) / _width), 0, _panels - 1);
        int last = (int)Math.Clamp(Math.Floor((until - _from) / _width), 0, _panels - 1);
        for (int p = first; p <= last; p++)
        {
            double low = _from + (p * _width);
            double high = low + _width;
            if ((p == first && from > low) || (p == last && until < high))
                AddPart(s, Math.Max(low, from), Math.Min(high, until), moments);
            else
                Add(MomentsOf(s, p), 1, moments);
        }
    }

    private void AddPart(int s, double from, double until, Span<double> moments)
    {
        if (!(until > from))
            return;
        int count = _terms.Count;
        int order = _rule.Nodes.Length;
        double width = until - from;
        Span<double> values = count * order <= VixTerms.MostOnStack ? stackalloc double[count * order] : new double[count * order];
        Span<double> density = stackalloc double[order];
        for (int n = 0; n < order; n++)
            density[n] = from + (width * _rule.Nodes[n]);
        for (int m = 0; m < count; m++)
        {
            for (int n = 0; n < order; n++)
                values[(m * order) + n] = _terms.Main[m] * density[n];
        }

        ElementaryFunctions.Exp(values, values);
        for (int m = 0; m < count; m++)
        {
            double level = _levels[(s * count) + m];
            for (int n = 0; n < order; n++)
                values[(m * order) + n] *= level;
        }

        NormalDistribution.Pdf(density, density);
        AddMoments(s, from, width, values, density, moments);
    }

    private (double Square, double Slope) Evaluate(int s, double g, Span<double> powers)
    {
        int count = _terms.Count;
        for (int m = 0; m < count; m++)
            powers[m] = _terms.Main[m] * g;
        ElementaryFunctions.Exp(powers, powers);
        double square = 0;
        double slope = 0;
        for (int m = 0; m < count; m++)
        {
            double level = _levels[(s * count) + m] * powers[m];
            square += level;
            slope += level * _terms.Main[m];
        }

        return (square, slope);
    }
}
