using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using VixShield.Instruments;
using VixShield.Pricing;

namespace VixShield.TermStructure;

/// <summary>
/// The mixture of one expiry by Levenberg-Marquardt: share and the two volatilities of variance. The law is scaled to the forward, so that the smile can be searched before forward variance is.
/// </summary>
internal sealed class BergomiSmileSearch
{
    private static readonly string[] s_names = ["gamma", "2 nu z1", "2 nu z2"];
    private static readonly Vector<double> s_lower = Vector<double>.Build.Dense([0.001, 0.02, 0.02]);
    private static readonly Vector<double> s_upper = Vector<double>.Build.Dense([0.95, 10, 20]);
    private readonly VixSmileTarget _target;
    private readonly Func<double[], BergomiVixModel> _model;
    private readonly Vector<double> _market;
    private readonly double _until;
    private Vector<double>? _point;
    private Vector<double> _volatilities = Vector<double>.Build.Dense(1);
    private Matrix<double> _derivatives = Matrix<double>.Build.Dense(1, 1);

    internal BergomiSmileSearch(VixSmileTarget target, double until, Func<double[], BergomiVixModel> model)
    {
        _target = target;
        _until = until;
        _model = model;
        _market = Vector<double>.Build.DenseOfEnumerable(target.Quotes.Select(q => q.Volatility));
    }

    internal int Evaluations { get; private set; }

    internal double Condition { get; private set; } = double.PositiveInfinity;

    internal ImmutableArray<string> BoundsHit { get; private set; } = [];

    /// <summary>The nearest point from which a search can begin.</summary>
    internal static double[] Within(double[] start) => [.. start.Select((x, i) => Math.Clamp(x, s_lower[i] * 1.05, s_upper[i] * 0.95))];

    /// <summary>Share, first and second volatility of variance.</summary>
    internal double[] Search(double[] start, int maximumEvaluations)
    {
        Vector<double> index = Vector<double>.Build.Dense(_market.Count, i => i);
        IObjectiveModel objective = ObjectiveFunction.NonlinearModel((p, _) => Volatilities(p), (p, _) => Derivatives(p), index, _market);
        Vector<double> guess = Vector<double>.Build.DenseOfArray(Within(start));
        NonlinearMinimizationResult found = new LevenbergMarquardtMinimizer().Minimum(
            objective, guess, s_lower, s_upper, gradientTolerance: 1e-9, stepTolerance: 1e-7, functionTolerance: 1e-9, maximumIterations: maximumEvaluations);
        Vector<double> point = found.MinimizingPoint;
        double[] values = Derivatives(point).Svd(computeVectors: false).S.AsArray();
        Condition = values[^1] > 0 ? values[0] / values[^1] : double.PositiveInfinity;
        BoundsHit = [.. s_names.Where((_, i) => point[i] - s_lower[i] < 1e-3 * (s_upper[i] - s_lower[i]) || s_upper[i] - point[i] < 1e-3 * (s_upper[i] - s_lower[i]))];
        return [.. point];
    }

    private Vector<double> Volatilities(Vector<double> point)
    {
        Evaluations++;
        Evaluate(point);
        return _volatilities;
    }

    private Matrix<double> Derivatives(Vector<double> point)
    {
        if (!point.Equals(_point))
            Evaluate(point);
        return _derivatives;
    }

    private void Evaluate(Vector<double> point)
    {
        BergomiVixModel model = _model([.. point]);
        VixTerms terms = model.TermsAt(_target.Years, default, QuadratureAccuracy.Search);
        var panels = new VixPanels(terms, QuadratureAccuracy.Search, VixSensitivities.OfSegment(terms, model.Mixture.At(_target.Years), _until));
        ReadOnlySpan<double> whole = panels.Whole;
        double scale = _target.Forward / whole[0];
        _point = point.Clone();
        _volatilities = Vector<double>.Build.Dense(_market.Count);
        _derivatives = Matrix<double>.Build.Dense(_market.Count, point.Count);
        Span<double> moments = stackalloc double[panels.MomentCount];
        for (int i = 0; i < _market.Count; i++)
        {
            (double strike, OptionRight right, _) = _target.Quotes[i];
            int sign = (int)right;
            panels.MomentsBeyond(strike / scale, right == OptionRight.Call, moments);
            double price = sign * ((scale * moments[0]) - (strike * moments[1]));
            // A price without a volatility is one of a smile without width there.
            if (Black76.TryImpliedVolatility(price, _target.Forward, strike, _target.Years, 1, right, out double volatility) != ImpliedVolatilityStatus.Ok)
                continue;
            _volatilities[i] = volatility;
            double vega = Black76.Greeks(_target.Forward, strike, _target.Years, volatility, 0, right).Vega;
            // Where VIX crosses the strike the payoff is 0, so only the integrand moves: each VIX by its own derivative, and all by the scale that holds the forward.
            for (int r = 0; r < point.Count; r++)
                _derivatives[i, r] = vega > 0 ? sign * scale * (moments[2 + r] - (moments[0] * whole[2 + r] / whole[0])) / vega : 0;
        }
    }
}
