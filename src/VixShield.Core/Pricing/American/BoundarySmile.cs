using VixShield.Numerics;

namespace VixShield.Pricing;

/// <summary>
/// The boundaries of one expiry for every volatility between two: found at a few Chebyshev points of the logarithm of the volatility
/// and interpolated, slopes and moves alike.
/// </summary>
/// <remarks>
/// The slopes are analytic functions of the volatility as long as rule, shape and ceiling stay the same, so their Chebyshev
/// coefficients fall geometrically; the last two of them show what is left out.
/// </remarks>
internal ref struct BoundarySmile
{
    /// <summary>As many volatilities as this are solved for at first.</summary>
    internal const int LeastNodes = 9;

    /// <summary>As many at most, where the first are not enough.</summary>
    internal const int GreatestNodes = 17;

    /// <summary>The length of the buffer.</summary>
    internal const int Room = GreatestNodes * FoundBoundary.Room;

    // The boundaries at the nodes are solved for more closely than a single one, so that their errors do not show as coefficients.
    private const double NodeTolerance = 0.1;

    // The moves enter the derivatives only, and the second by volatility is of the order of the slope over the variance.
    private const double MoveTolerance = 100;

    private readonly AmericanAccuracy _accuracy;
    private readonly bool _withMoves;
    private readonly double _middle;
    private readonly double _half;
    private readonly Span<double> _coefficients;
    private int _nodes;
    private UnitPut _first;

    /// <summary>Prepares for the volatilities between two that differ.</summary>
    internal BoundarySmile(double least, double greatest, AmericanAccuracy accuracy, bool withMoves, Span<double> buffer)
    {
        double low = ElementaryFunctions.Log(least);
        double high = ElementaryFunctions.Log(greatest);
        _middle = 0.5 * (low + high);
        _half = 0.5 * (high - low);
        _accuracy = accuracy;
        _withMoves = withMoves;
        _coefficients = buffer;
    }

    /// <summary>Whether the boundaries of two puts may lie on one curve: the same rule, shape, ceiling and clock.</summary>
    internal static bool AreAlike(in UnitPut a, in UnitPut b) =>
        a.IsNear == b.IsNear && a.IsLong == b.IsLong && a.LogCeiling == b.LogCeiling && a.HasLevelled == b.HasLevelled;

    /// <summary>Solves at the nodes; false where a node has no boundary or the coefficients do not fall below the error of the accuracy.</summary>
    internal bool TryPrepare(in UnitPut put, int nodes)
    {
        _first = put;
        _nodes = nodes;
        CollocationRule rule = CollocationRules.For(_accuracy, put);
        int length = FoundBoundary.Length(rule, _withMoves);
        double tolerance = CollocationRules.Tolerance(_accuracy);
        Span<double> solution = stackalloc double[FoundBoundary.Room];
        ReadOnlySpan<double> roots = nodes == LeastNodes ? CollocationTables.Roots9 : CollocationTables.Roots17;
        Span<double> coefficients = _coefficients[..(nodes * length)];
        coefficients.Clear();
        for (int k = 0; k < nodes; k++)
        {
            double argument = roots[k];
            UnitPut node = put.WithVolatility(ElementaryFunctions.Exp(_middle + _half * argument));
            if (!AreAlike(node, put) || !FoundBoundary.TryShape(node, _accuracy, NodeTolerance * tolerance, _withMoves, solution, out _))
                return false;
            double last = 0;
            double current = 1;
            for (int m = 0; m < nodes; m++)
            {
                SpanFunctions.Accumulate((m == 0 ? 1.0 : 2.0) / nodes * current, solution[..length], coefficients.Slice(m * length, length));
                (last, current) = (current, m == 0 ? argument : 2 * argument * current - last);
            }
        }

        return HasConverged(rule.Count, length, tolerance * tolerance);
    }

    /// <summary>The boundary at a volatility; false where it does not lie on the curve.</summary>
    internal readonly bool TryAt(scoped in UnitPut put, Span<double> room, out FoundBoundary found)
    {
        CollocationRule rule = CollocationRules.For(_accuracy, _first);
        int length = FoundBoundary.Length(rule, _withMoves);
        Span<double> solution = room[..length];
        found = new FoundBoundary(put, rule, solution);
        if (!AreAlike(put, _first))
            return false;
        double argument = (ElementaryFunctions.Log(put.Volatility) - _middle) / _half;
        solution.Clear();
        double last = 0;
        double current = 1;
        for (int m = 0; m < _nodes; m++)
        {
            SpanFunctions.Accumulate(current, _coefficients.Slice(m * length, length), solution);
            (last, current) = (current, m == 0 ? argument : 2 * argument * current - last);
        }

        return true;
    }

    private readonly bool HasConverged(int count, int length, double tolerance)
    {
        ReadOnlySpan<double> last = _coefficients.Slice((_nodes - 1) * length, length);
        ReadOnlySpan<double> before = _coefficients.Slice((_nodes - 2) * length, length);
        double error = 0;
        for (int start = 0; start < length; start += count)
        {
            double greatest = double.Epsilon;
            double tail = 0;
            for (int j = start; j < start + count; j++)
            {
                greatest = Math.Max(greatest, Math.Abs(_coefficients[j]));
                tail = Math.Max(tail, Math.Abs(last[j]) + Math.Abs(before[j]));
            }

            error = Math.Max(error, tail / greatest / (start == 0 ? 1 : MoveTolerance));
        }

        return error <= tolerance;
    }
}
