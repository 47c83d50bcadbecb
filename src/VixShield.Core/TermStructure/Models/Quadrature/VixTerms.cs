using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>
/// The square of a VIX at its expiry, in points squared, as a sum of exponentials of two independent standard normals: VIX^2 = sum of Coefficient exp(Main g + Side h).
/// </summary>
/// <remarks>
/// <para>
/// One term for each node of the 30-day window and each part of the mixture. Within one window the two factors act almost as one: g is taken along the direction in which the middle of the window moves, so that
/// what is left to h is small, a few nodes do for it, and VIX rises in g.
/// </para>
/// <para>The window is cut where the forward variance or the mixture jumps, so that each piece is smooth.</para>
/// </remarks>
internal sealed class VixTerms
{

    /// <summary>Numbers that a buffer may have on the stack; curves of very many steps take the heap.</summary>
    internal const int MostOnStack = 4096;

    // Standard deviations of ln VIX^2 beyond this are no market, and nodes and panels grow with their square.
    private const double WidestSpread = 30;

    private VixTerms(int count)
    {
        Coefficients = new double[count];
        Main = new double[count];
        Side = new double[count];
        Maturities = new double[count];
        FirstResponse = new double[count];
        SecondResponse = new double[count];
        Volatilities = new double[count];
        Variances = new double[count];
        Parts = new int[count];
    }

    /// <summary>How many terms there are.</summary>
    internal int Count => Coefficients.Length;

    /// <summary>The value of each term at g = h = 0; at least 0.</summary>
    internal double[] Coefficients { get; }

    /// <summary>Response of each term's logarithm to g.</summary>
    internal double[] Main { get; }

    /// <summary>Response of each term's logarithm to h.</summary>
    internal double[] Side { get; }

    /// <summary>The forward-variance maturity of each term, in years.</summary>
    internal double[] Maturities { get; }

    /// <summary>Response of each term's logarithm to the first factor at the state.</summary>
    internal double[] FirstResponse { get; }

    /// <summary>The same for the second factor.</summary>
    internal double[] SecondResponse { get; }

    /// <summary>Volatility of variance of each term, 2 nu z.</summary>
    internal double[] Volatilities { get; }

    /// <summary>Variance of x of each term, for which its martingale is corrected.</summary>
    internal double[] Variances { get; }

    /// <summary>The part of the mixture of each term: 0 or 1.</summary>
    internal int[] Parts { get; }

    /// <summary>The terms of the VIX of an expiry, seen from a state of the factors at or before it.</summary>
    internal static VixTerms Of(BergomiParameters parameters, ForwardVarianceCurve curve, VarianceMixture mixture, double expiry, in JointShock state, QuadratureAccuracy accuracy)
    {
        double end = expiry + LogBetaCurve.VixWindow;
        double remaining = expiry - state.Years;
        double speed = Math.Max(parameters.FirstSpeed, parameters.SecondSpeed);
        ReadOnlySpan<double> edges = EdgesOf(curve, mixture, expiry, end);
        int nodes = 0;
        int terms = 0;
        for (int i = 1; i < edges.Length; i++)
        {
            int order = accuracy.WindowOrder(edges[i] - edges[i - 1], speed);
            nodes += order;
            terms += order * PartsAt(mixture, (edges[i - 1] + edges[i]) / 2);
        }

        var result = new VixTerms(terms);
        FactorLoadings unit = parameters.UnitLoadings;
        FactorCovariance total = parameters.CovarianceAfter(expiry);
        FactorCovariance ahead = parameters.CovarianceAfter(Math.Max(0, remaining));
        Rotation rotation = Rotation.Along(ahead, LoadingsAt(parameters, unit, LogBetaCurve.VixWindow / 2));
        double decayFirst = ElementaryFunctions.Exp(-parameters.FirstSpeed * remaining);
        double decaySecond = ElementaryFunctions.Exp(-parameters.SecondSpeed * remaining);
        int at = 0;
        for (int i = 1; i < edges.Length; i++)
        {
            double width = edges[i] - edges[i - 1];
            GaussRule rule = GaussRule.Legendre(accuracy.WindowOrder(width, speed));
            MixtureSegment segment = mixture.At((edges[i - 1] + edges[i]) / 2);
            for (int n = 0; n < rule.Nodes.Length; n++)
            {
                double u = edges[i - 1] + (width * rule.Nodes[n]);
                double weight = 1e4 * rule.Weights[n] * width / LogBetaCurve.VixWindow * curve.At(u);
                FactorLoadings loadings = LoadingsAt(parameters, unit, u - expiry);
                var responses = new FactorLoadings(loadings.First * decayFirst, loadings.Second * decaySecond);
                double drift = (responses.First * state.Factor1) + (responses.Second * state.Factor2);
                double variance = loadings.CovarianceWith(loadings, total);
                (double main, double side) = rotation.Apply(loadings);
                for (int part = 0; part < 2; part++)
                {
                    double share = part == 0 ? 1 - segment.SecondShare : segment.SecondShare;
                    if (share == 0)
                        continue;
                    double omega = 2 * parameters.VolatilityOfVolatility * (part == 0 ? segment.FirstScale : segment.SecondScale);
                    result.Coefficients[at] = weight * share * ElementaryFunctions.Exp((omega * drift) - (0.5 * omega * omega * variance));
                    result.Main[at] = omega * main;
                    result.Side[at] = omega * side;
                    result.Maturities[at] = u;
                    result.FirstResponse[at] = omega * responses.First;
                    result.SecondResponse[at] = omega * responses.Second;
                    result.Volatilities[at] = omega;
                    result.Variances[at] = variance;
                    result.Parts[at] = part;
                    at++;
                }
            }
        }

        (double low, double high, _) = VixQuadrature.Extent(result.Main);
        return Math.Max(-low, high) <= WidestSpread
            ? result
            : throw Guard.OutOfRange(nameof(mixture), mixture, FormattableString.Invariant($"The logarithm of VIX squared at {expiry:G6} years has a standard deviation of {Math.Max(-low, high):G4} in a part of the mixture; the most that is integrated is {WidestSpread}."));
    }

    /// <summary>The sum at a point.</summary>
    internal double SquareAt(double g, double h)
    {
        double sum = 0;
        for (int m = 0; m < Count; m++)
            sum += Coefficients[m] * ElementaryFunctions.Exp((Main[m] * g) + (Side[m] * h));
        return sum;
    }

    /// <summary>Both ends of the window and every jump between them, ascending.</summary>
    private static double[] EdgesOf(ForwardVarianceCurve curve, VarianceMixture mixture, double from, double until)
    {
        List<double> edges = [from, until];
        foreach (double u in curve.Breakpoints)
        {
            if (u > from && u < until)
                edges.Add(u);
        }

        foreach (MixtureSegment segment in mixture.Segments)
        {
            if (segment.From > from && segment.From < until && !edges.Contains(segment.From))
                edges.Add(segment.From);
        }

        edges.Sort();
        return [.. edges];
    }

    private static int PartsAt(VarianceMixture mixture, double u) => mixture.At(u).SecondShare is 0 or 1 ? 1 : 2;

    private static FactorLoadings LoadingsAt(BergomiParameters parameters, FactorLoadings unit, double after) => new(
        unit.First * ElementaryFunctions.Exp(-parameters.FirstSpeed * after),
        unit.Second * ElementaryFunctions.Exp(-parameters.SecondSpeed * after));

    /// <summary>Independent normals behind two correlated factors, the first along a direction.</summary>
    private readonly record struct Rotation(double FirstRoot, double CrossRoot, double RestRoot, double Cosine, double Sine)
    {
        internal static Rotation Along(FactorCovariance covariance, FactorLoadings direction)
        {
            double firstRoot = Math.Sqrt(covariance.First);
            double crossRoot = firstRoot > 0 ? covariance.Cross / firstRoot : 0;
            double restRoot = Math.Sqrt(Math.Max(0, covariance.Second - (crossRoot * crossRoot)));
            double x = (direction.First * firstRoot) + (direction.Second * crossRoot);
            double y = direction.Second * restRoot;
            double length = Math.Sqrt((x * x) + (y * y));
            return length > 0 ? new(firstRoot, crossRoot, restRoot, x / length, y / length) : new(firstRoot, crossRoot, restRoot, 1, 0);
        }

        internal (double Main, double Side) Apply(FactorLoadings loadings)
        {
            double x = (loadings.First * FirstRoot) + (loadings.Second * CrossRoot);
            double y = loadings.Second * RestRoot;
            return ((x * Cosine) + (y * Sine), (y * Cosine) - (x * Sine));
        }
    }
}
