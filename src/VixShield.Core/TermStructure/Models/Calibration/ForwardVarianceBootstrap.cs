using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>
/// Forward variance from a curve of VX futures, exactly. The 30-day windows of neighbouring contracts overlap or leave holes, so there is no contract-by-contract solution: forward variance is constant
/// between all ends of windows, positive, and the smoothest of those that match every future - least sum of squared changes of its logarithm.
/// </summary>
/// <remarks>
/// Newton steps on the futures with the smoothness as objective: each step solves the linear system of the changes and their multipliers, the derivatives of the futures coming from the quadrature that prices them.
/// </remarks>
public static class ForwardVarianceBootstrap
{
    // A step of the logarithm beyond this leaves where the linear system is any good.
    private const double LongestStep = 1;

    // Neighbouring volatilities that differ by more than a factor of twenty are no market.
    private const double LargestJump = 6;

    /// <summary>Solves for forward variance.</summary>
    /// <param name="curve">The futures, and spot VIX. Contracts of one week and those of a month may stand side by side; leave out those that nobody trades.</param>
    /// <param name="parameters">The factors.</param>
    /// <param name="mixture">The mixture; null for one lognormal part.</param>
    /// <param name="options">What is matched; null for the futures alone.</param>
    /// <param name="start">A forward variance to begin from, such as that of the tick before; null to begin flat. The answer does not depend on it beyond the tolerance.</param>
    /// <returns>The curve, or a status whose reason names the contracts.</returns>
    /// <exception cref="ArgumentException">The curve or the parameters are null, the factors cancel, or the widths of the mixture are beyond what is integrated.</exception>
    public static BootstrapResult Solve(
        VixFuturesCurve curve, BergomiParameters parameters, VarianceMixture? mixture = null, BootstrapOptions? options = null, ForwardVarianceCurve? start = null)
    {
        Guard.NotNull(curve, nameof(curve));
        Guard.NotNull(parameters, nameof(parameters));
        double[] times = [.. curve.Points.Select(p => curve.YearsTo(p.Expiry))];
        double[] prices = [.. curve.Points.Select(p => p.Price)];
        var problem = new Problem(times, prices, [.. curve.Points.Select(p => p.Expiry)], curve.SpotVix, parameters, mixture ?? VarianceMixture.None, options ?? BootstrapOptions.Default);
        BootstrapResult result = Solve(problem, start);
        // A start of odd shape must not decide.
        return result.Status == BootstrapStatus.Ok || start is null ? result : Solve(problem, null);
    }

    private static BootstrapResult Solve(Problem problem, ForwardVarianceCurve? start)
    {
        double[] logs = problem.Start(start);
        for (int step = 1; step <= problem.Options.MaximumSteps; step++)
        {
            (double[] misses, double[,] slopes) = problem.Evaluate(logs);
            double[] change = SmoothestStep(logs, misses, slopes);
            double longest = change.Max(Math.Abs);
            if (!double.IsFinite(longest))
                return problem.Failed(BootstrapStatus.NotConverged, logs, misses, step, "The linear system of the search has no solution");
            bool matched = misses.Max(Math.Abs) <= problem.Options.Tolerance;
            if (matched && longest < 1e-7)
                return problem.Solved(logs, misses, step);
            // Far logarithms are on their way to a variance of 0 or without end.
            double scale = Math.Min(1, LongestStep / longest);
            for (int i = 0; i < logs.Length; i++)
                logs[i] += scale * change[i];
            if (Enumerable.Range(1, logs.Length - 1).Any(i => Math.Abs(logs[i] - logs[i - 1]) > LargestJump))
                return problem.Failed(BootstrapStatus.Infeasible, logs, misses, step, "No forward variance of a market gives these prices");
        }

        (double[] last, _) = problem.Evaluate(logs);
        return problem.Failed(BootstrapStatus.NotConverged, logs, last, problem.Options.MaximumSteps, last.Max(Math.Abs) <= problem.Options.Tolerance
            ? "The search ended with every future matched, by a curve that is not the smoothest yet"
            : "The search ended before it matched");
    }

    /// <summary>min |D (y + dy)|^2 subject to A dy = -c, by its linear system; D takes differences of neighbours.</summary>
    private static double[] SmoothestStep(double[] logs, double[] misses, double[,] slopes)
    {
        int m = logs.Length;
        int n = misses.Length;
        Matrix<double> system = Matrix<double>.Build.Dense(m + n, m + n);
        Vector<double> right = Vector<double>.Build.Dense(m + n);
        for (int i = 1; i < m; i++)
        {
            double difference = logs[i] - logs[i - 1];
            system[i, i] += 1;
            system[i - 1, i - 1] += 1;
            system[i, i - 1] -= 1;
            system[i - 1, i] -= 1;
            right[i] -= difference;
            right[i - 1] += difference;
        }

        for (int c = 0; c < n; c++)
        {
            for (int i = 0; i < m; i++)
            {
                system[m + c, i] = slopes[c, i];
                system[i, m + c] = slopes[c, i];
            }

            right[m + c] = -misses[c];
        }

        return [.. system.LU().Solve(right).Take(m)];
    }

    private sealed class Problem
    {
        private readonly double[] _times;
        private readonly double[] _prices;
        private readonly Expiry[] _contracts;
        private readonly double _spotVix;
        private readonly BergomiParameters _parameters;
        private readonly VarianceMixture _mixture;
        private readonly double[] _starts;

        internal Problem(double[] times, double[] prices, Expiry[] contracts, double spotVix, BergomiParameters parameters, VarianceMixture mixture, BootstrapOptions options)
        {
            _times = times;
            _prices = prices;
            _contracts = contracts;
            _spotVix = spotVix;
            _parameters = parameters;
            _mixture = mixture;
            Options = options;
            IEnumerable<double> edges = times.Concat(times.Select(t => t + LogBetaCurve.VixWindow)).Append(0);
            if (options.MatchSpotVix)
                edges = edges.Append(LogBetaCurve.VixWindow);
            // Ends that differ by rounding are one; beyond the last window nothing is known.
            double[] ascending = [.. edges.Order()];
            _starts = [.. ascending.Where((e, i) => (i == 0 || e - ascending[i - 1] > 1e-9) && e < ascending[^1] - 1e-9)];
        }

        internal BootstrapOptions Options { get; }

        internal double[] Start(ForwardVarianceCurve? curve)
        {
            double flat = _prices.Average() / 100;
            return [.. _starts.Select(t => ElementaryFunctions.Log(curve?.At(t) ?? (flat * flat)))];
        }

        /// <summary>Logarithms of model over market, and their derivatives by the logarithm of each step.</summary>
        internal (double[] Misses, double[,] Slopes) Evaluate(double[] logs)
        {
            int m = _starts.Length;
            int n = _times.Length + (Options.MatchSpotVix ? 1 : 0);
            double[] misses = new double[n];
            double[,] slopes = new double[n, m];
            StepForwardVariance curve = CurveOf(logs);
            double[] weights = [];
            Span<double> derivatives = stackalloc double[m];
            for (int c = 0; c < _times.Length; c++)
            {
                VixTerms terms = VixTerms.Of(_parameters, curve, _mixture, _times[c], default, QuadratureAccuracy.Full);
                (int first, int last) = StepsOf(terms);
                int rows = last - first + 1;
                if (weights.Length < rows * terms.Count)
                    weights = new double[rows * terms.Count];
                Array.Clear(weights);
                for (int t = 0; t < terms.Count; t++)
                    weights[((StepAt(terms.Maturities[t]) - first) * terms.Count) + t] = 1;
                double future = VixQuadrature.Expectation(terms, weights.AsSpan(0, rows * terms.Count), derivatives[..rows]);
                misses[c] = ElementaryFunctions.LogRatio(future, _prices[c]);
                for (int r = 0; r < rows; r++)
                    slopes[c, first + r] = derivatives[r] / future;
            }

            if (Options.MatchSpotVix)
            {
                double window = LogBetaCurve.VixWindow;
                double vix = curve.VixBound(0);
                misses[^1] = ElementaryFunctions.LogRatio(vix, _spotVix);
                for (int i = 0; i < m && _starts[i] < window - 1e-9; i++)
                {
                    double width = Math.Min(window, i + 1 < m ? _starts[i + 1] : window) - _starts[i];
                    slopes[n - 1, i] = 0.5 * curve.Variances[i] * width / window / (vix * vix / 1e4);
                }
            }

            return (misses, slopes);
        }

        internal BootstrapResult Solved(double[] logs, double[] misses, int steps)
        {
            StepForwardVariance curve = CurveOf(logs);
            return new BootstrapResult(BootstrapStatus.Ok, FormattableString.Invariant($"{_times.Length} contracts{(Options.MatchSpotVix ? " and spot VIX" : string.Empty)} matched in {steps} steps."))
            {
                Curve = curve,
                Residuals = ResidualsOf(misses),
                SpotResidual = curve.VixBound(0) - _spotVix,
                Steps = steps,
            };
        }

        internal BootstrapResult Failed(BootstrapStatus status, double[] logs, double[] misses, int steps, string what)
        {
            // At fault are the contracts that are missed, or whose windows meet at the deepest jump.
            int jump = Enumerable.Range(1, logs.Length - 1).MaxBy(i => Math.Abs(logs[i] - logs[i - 1]));
            double at = _starts[jump];
            ImmutableArray<Expiry> fault =
            [
                .. _contracts.Where((_, c) => Math.Abs(misses[c]) > 1e-6 || (Math.Abs(logs[jump] - logs[jump - 1]) > LargestJump && _times[c] < at + 1e-9 && _times[c] + LogBetaCurve.VixWindow > at - 1e-9)),
            ];
            return new BootstrapResult(status, FormattableString.Invariant(
                $"{what}{(fault.IsEmpty ? string.Empty : $": VX {string.Join(" and ", fault)}")}; after {steps} steps forward variance jumps by a factor of {ElementaryFunctions.Exp(Math.Min(700, Math.Abs(logs[jump] - logs[jump - 1]))):G3} at {at * 365:F1} days."))
            {
                Residuals = ResidualsOf(misses),
                AtFault = fault,
                Steps = steps,
            };
        }

        private ImmutableArray<double> ResidualsOf(double[] misses) => [.. _prices.Select((p, c) => p * ElementaryFunctions.ExpMinusOne(misses[c]))];

        private StepForwardVariance CurveOf(double[] logs) => new(_starts, logs.Select(x => ElementaryFunctions.Exp(x)));

        private (int First, int Last) StepsOf(VixTerms terms) => (StepAt(terms.Maturities[0]), StepAt(terms.Maturities[^1]));

        private int StepAt(double years)
        {
            int found = Array.BinarySearch(_starts, years);
            return found >= 0 ? found : ~found - 1;
        }
    }
}
