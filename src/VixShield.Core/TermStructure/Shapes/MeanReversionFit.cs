using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>Least-squares fits of mean-reverting curves with equal weights: levels are linear at given speeds, and the speeds are searched.</summary>
public static class MeanReversionFit
{
    /// <summary>Slowest speed of a search, per year: a half-life of about fourteen years.</summary>
    public const double SlowestSpeed = 0.05;

    /// <summary>Fastest speed of a search, per year: a half-life of about three days.</summary>
    public const double FastestSpeed = 80;

    // Two speeds nearer than this cannot be told apart on a strip of ten contracts.
    private const double LeastRatio = 1.2;

    /// <summary>Fits one speed.</summary>
    /// <param name="points">The points, in any order; at least one more distinct times than parameters.</param>
    /// <param name="spot">The value at time 0, in points, where the curve is to run through it; null to fit it too.</param>
    /// <exception cref="ArgumentException">The points are null, or a number is illegal.</exception>
    public static CurveFit<MeanReversionCurve> OneSpeed(IEnumerable<CurvePoint> points, double? spot = null)
    {
        if (spot is { } given)
            Guard.Finite(given, nameof(spot));
        var input = new FitInput(points, nameof(points));
        int needed = spot is null ? 4 : 3;
        if (input.Times < needed)
            return input.TooFew<MeanReversionCurve>(needed);
        SpeedSearch search = SpeedSearch.Minimum(SlowestSpeed, FastestSpeed, input.Scale, speed => One(input, speed, spot).RootMeanSquare);
        return input.Result(
            One(input, search.Argument, spot),
            search,
            FormattableString.Invariant($"speed {search.Argument:G6} a year"),
            b => spot is { } v ? new MeanReversionCurve(v, v + b[0], search.Argument) : new MeanReversionCurve(b[0] + b[1], b[0], search.Argument));
    }

    /// <summary>Fits two speeds, the faster at least 1.2 times the slower.</summary>
    /// <param name="points">The points, in any order; at least six distinct times.</param>
    /// <exception cref="ArgumentException">The points are null, or a number is illegal.</exception>
    public static CurveFit<TwoSpeedCurve> TwoSpeeds(IEnumerable<CurvePoint> points)
    {
        const int needed = 6;
        var input = new FitInput(points, nameof(points));
        if (input.Times < needed)
            return input.TooFew<TwoSpeedCurve>(needed);
        SpeedSearch slow = SpeedSearch.Minimum(SlowestSpeed, FastestSpeed / LeastRatio, input.Scale, speed => Faster(input, speed).Value);
        SpeedSearch fast = Faster(input, slow.Argument);
        SpeedSearch both = slow with { AtLimit = slow.AtLimit || fast.AtLimit, IsFlat = slow.IsFlat || fast.IsFlat };
        return input.Result(
            Two(input, slow.Argument, fast.Argument),
            both,
            FormattableString.Invariant($"speeds {slow.Argument:G6} and {fast.Argument:G6} a year"),
            b => new TwoSpeedCurve(b[0], b[1], slow.Argument, b[2], fast.Argument));
    }

    private static SpeedSearch Faster(FitInput input, double slow) =>
        SpeedSearch.Minimum(slow * LeastRatio, FastestSpeed * LeastRatio, input.Scale, fast => Two(input, slow, fast).RootMeanSquare);

    private static LinearFit One(FitInput input, double speed, double? spot) => spot is { } v
        ? LinearFit.Of(input.Years, [.. input.Values.Select(value => value - v)], 1, (years, _) => -ElementaryFunctions.ExpMinusOne(-speed * years))
        : LinearFit.Of(input.Years, input.Values, 2, (years, column) => column == 0 ? 1 : ElementaryFunctions.Exp(-speed * years));

    private static LinearFit Two(FitInput input, double slow, double fast) => LinearFit.Of(input.Years, input.Values, 3, (years, column) =>
        column == 0 ? 1 : ElementaryFunctions.Exp(-(column == 1 ? slow : fast) * years));
}
