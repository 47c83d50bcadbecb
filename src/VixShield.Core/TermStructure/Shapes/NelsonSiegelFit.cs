using VixShield.Curves;

namespace VixShield.TermStructure;

/// <summary>Least-squares fits of <see cref="NelsonSiegelCurve"/> with equal weights: linear where the scale lambda is given, a search over it where it is not.</summary>
public static class NelsonSiegelFit
{
    /// <summary>Shortest scale of the default search, in years: a week.</summary>
    public const double ShortestLambda = 7d / 365;

    /// <summary>Longest scale of the default search, in years.</summary>
    public const double LongestLambda = 3;

    private const int Parameters = 3;

    /// <summary>The fit at a given scale.</summary>
    /// <param name="points">The points, in any order; at least three distinct times.</param>
    /// <param name="lambda">The scale, in years; greater than 0.</param>
    /// <exception cref="ArgumentException">The points are null, a number is illegal, or the scale is not greater than 0.</exception>
    public static CurveFit<NelsonSiegelCurve> At(IEnumerable<CurvePoint> points, double lambda)
    {
        Guard.PositiveFinite(lambda, nameof(lambda));
        var input = new FitInput(points, nameof(points));
        return input.Times < Parameters ? input.TooFew<NelsonSiegelCurve>(Parameters) : Result(input, lambda, null);
    }

    /// <summary>The best of the fits at given scales; of equal ones that of the scale named first.</summary>
    /// <param name="points">The points, in any order; at least three distinct times.</param>
    /// <param name="lambdas">The scales, in years; at least one, each greater than 0.</param>
    /// <exception cref="ArgumentException">An argument is null, a number is illegal, or there is no scale.</exception>
    public static CurveFit<NelsonSiegelCurve> Over(IEnumerable<CurvePoint> points, IEnumerable<double> lambdas)
    {
        double[] scales = [.. Guard.NotNull(lambdas, nameof(lambdas))];
        if (scales.Length == 0)
            throw new ArgumentException("At least one scale is needed.", nameof(lambdas));
        foreach (double lambda in scales)
            Guard.PositiveFinite(lambda, nameof(lambdas));
        var input = new FitInput(points, nameof(points));
        if (input.Times < Parameters)
            return input.TooFew<NelsonSiegelCurve>(Parameters);
        double best = scales.MinBy(lambda => Linear(input, lambda).RootMeanSquare);
        return Result(input, best, null);
    }

    /// <summary>
    /// The fit at the best scale of a range: the least root mean square on a grid in the logarithm of the scale, then refined beside it. With three times every scale fits exactly, so that
    /// at least four are needed.
    /// </summary>
    /// <param name="points">The points, in any order; at least four distinct times.</param>
    /// <param name="shortest">The shortest scale, in years; greater than 0.</param>
    /// <param name="longest">The longest scale, in years; greater than <paramref name="shortest"/>.</param>
    /// <exception cref="ArgumentException">The points are null, a number is illegal, or the range is empty.</exception>
    public static CurveFit<NelsonSiegelCurve> Search(IEnumerable<CurvePoint> points, double shortest = ShortestLambda, double longest = LongestLambda)
    {
        Guard.PositiveFinite(shortest, nameof(shortest));
        if (Guard.PositiveFinite(longest, nameof(longest)) <= shortest)
            throw Guard.OutOfRange(nameof(longest), longest, FormattableString.Invariant($"Must be more than the shortest scale {shortest}."));
        var input = new FitInput(points, nameof(points));
        if (input.Times < Parameters + 1)
            return input.TooFew<NelsonSiegelCurve>(Parameters + 1);
        SpeedSearch search = SpeedSearch.Minimum(shortest, longest, input.Scale, lambda => Linear(input, lambda).RootMeanSquare);
        return Result(input, search.Argument, search);
    }

    /// <summary>The contracts of a strip as points, without spot VIX.</summary>
    /// <param name="curve">The strip.</param>
    /// <exception cref="ArgumentNullException">The curve is null.</exception>
    public static IEnumerable<CurvePoint> Contracts(VixFuturesCurve curve) => FitInput.Contracts(curve);

    private static CurveFit<NelsonSiegelCurve> Result(FitInput input, double lambda, SpeedSearch? search) => input.Result(
        Linear(input, lambda),
        search,
        FormattableString.Invariant($"lambda {lambda:G6} years"),
        b => new NelsonSiegelCurve(b[0], b[1], b[2], lambda));

    private static LinearFit Linear(FitInput input, double lambda) => LinearFit.Of(input.Years, input.Values, Parameters, (years, column) => column switch
    {
        0 => 1,
        1 => ExponentialLoadings.Level(years / lambda),
        _ => ExponentialLoadings.Hump(years / lambda),
    });
}
