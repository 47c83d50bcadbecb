using VixShield.Display;
using VixShield.Market;
using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>
/// The mixed two-factor Bergomi model: forward variance of every maturity is a positive martingale that follows a fast and a slow factor, VIX squared is its average over 30 days, and VX futures and VIX options are
/// expectations of VIX. One factor, and one lognormal part in place of a mixture, are special cases. The forward variance of today is an input, so a curve of VX futures can be matched exactly
/// (<see cref="ForwardVarianceBootstrap"/>).
/// </summary>
/// <remarks>
/// <para>
/// xi_t(u) = xi_0(u) [(1 - gamma) E(2 nu z1 x) + gamma E(2 nu z2 x)] with E(w x) = exp(w x - w^2 Var(x) / 2) and x as in <see cref="BergomiParameters"/>. The factors of a shock are those of the parameters: dX = -k X dt + dW from 0.
/// </para>
/// <para>The model is for joint shocks and for the smile of VIX options; it does not price the wings of index options, for which the market's own surface stands.</para>
/// <para>Source: L. Bergomi, Smile dynamics II and III, Risk (2005, 2008); Stochastic Volatility Modeling (2016), chapter 7.</para>
/// </remarks>
/// <example>
/// <code>
/// var model = new BergomiVixModel(StepForwardVariance.Flat(0.04), BergomiParameters.Prior);
/// double future = model.Future(60d / 365);
/// </code>
/// </example>
[TypeFormatterSource]
public sealed class BergomiVixModel : IVixModel, IDisplayable
{
    // Index variance over longer stretches is integrated in pieces of this length, or of this many times the fall of a factor by e.
    private const double LongestPiece = 0.1;
    private const double LongestDecay = 1.5;
    private const int NodesOfAPiece = 8;

    private readonly FactorLoadings _unit;
    private readonly Lazy<FactorLoadings> _vixLoadings;

    /// <summary>Makes a model.</summary>
    /// <param name="forwardVariance">Forward variance of today.</param>
    /// <param name="parameters">The factors.</param>
    /// <param name="mixture">The mixture by maturity; null for one lognormal part.</param>
    /// <exception cref="ArgumentException">An argument is null, or the parameters contradict each other.</exception>
    public BergomiVixModel(ForwardVarianceCurve forwardVariance, BergomiParameters parameters, VarianceMixture? mixture = null)
    {
        ForwardVariance = Guard.NotNull(forwardVariance, nameof(forwardVariance));
        Parameters = Guard.NotNull(parameters, nameof(parameters));
        Mixture = mixture ?? VarianceMixture.None;
        _unit = parameters.UnitLoadings;
        Vix = forwardVariance.VixBound(0);
        _vixLoadings = new Lazy<FactorLoadings>(() => LoadingsOf(0));
    }

    /// <summary>Forward variance of today.</summary>
    public ForwardVarianceCurve ForwardVariance { get; }

    /// <summary>The factors.</summary>
    public BergomiParameters Parameters { get; }

    /// <summary>The mixture by maturity.</summary>
    public VarianceMixture Mixture { get; }

    /// <inheritdoc/>
    public string Name => (Parameters.SecondWeight is 0 or 1, Mixture.Segments.All(s => s.SecondShare is 0 or 1)) switch
    {
        (true, true) => "one-factor Bergomi",
        (true, false) => "mixed one-factor Bergomi",
        (false, true) => "two-factor Bergomi",
        _ => "mixed two-factor Bergomi",
    };

    /// <inheritdoc/>
    public double Vix { get; }

    /// <inheritdoc/>
    public FactorCovariance InstantaneousCovariance => new(1, 1, Parameters.Correlation);

    /// <inheritdoc/>
    public double Future(double years, JointShock shock = default) =>
        Priced(VixQuadrature.Expectation(TermsAt(years, shock)), shock);

    /// <inheritdoc/>
    public VixDistribution DistributionAt(double years, JointShock shock = default)
    {
        VixTerms terms = TermsAt(years, shock);
        // Both parts are martingales, so the mean square is the forward variance in the state.
        double square = 0;
        for (int m = 0; m < terms.Count; m++)
            square += terms.Coefficients[m] * ElementaryFunctions.Exp(0.5 * ((terms.Main[m] * terms.Main[m]) + (terms.Side[m] * terms.Side[m])));
        var panels = new VixPanels(terms, QuadratureAccuracy.Full);
        _ = Priced(panels.Whole[0], shock);
        return new BergomiDistribution(years, years - shock.Years, panels, square);
    }

    /// <inheritdoc/>
    public FactorLoadings LoadingsOf(double years)
    {
        VixTerms terms = TermsAt(years, default);
        double[] weights = [.. terms.FirstResponse, .. terms.SecondResponse];
        Span<double> derivatives = stackalloc double[2];
        double future = VixQuadrature.Expectation(terms, weights, derivatives);
        return new FactorLoadings(derivatives[0] / future, derivatives[1] / future);
    }

    /// <inheritdoc/>
    public FactorCovariance CovarianceAfter(double years) => Parameters.CovarianceAfter(Guard.NonNegativeFinite(years, nameof(years)));

    /// <inheritdoc/>
    public FactorLoadings CovarianceWithIndex(double years, double firstCorrelation, double secondCorrelation)
    {
        Guard.NonNegativeFinite(years, nameof(years));
        return new FactorLoadings(
            firstCorrelation * years * LogBetaCurve.Average(Parameters.FirstSpeed * years),
            secondCorrelation * years * LogBetaCurve.Average(Parameters.SecondSpeed * years));
    }

    /// <inheritdoc/>
    public double LogBeta(double years) => VixRegression.Slope(LoadingsOf(years), _vixLoadings.Value, InstantaneousCovariance);

    /// <inheritdoc/>
    public double ExplainedShare(double years) => VixRegression.ExplainedShare(LoadingsOf(years), _vixLoadings.Value, InstantaneousCovariance);

    /// <inheritdoc/>
    public double VolatilityResponse(double years)
    {
        Guard.NonNegativeFinite(years, nameof(years));
        double first = 0;
        double second = 0;
        double total = 0;
        foreach ((double u, double weight) in NodesBetween(0, years))
        {
            (FactorLoadings loadings, double omega) = ResponseAt(u);
            double variance = weight * ForwardVariance.At(u);
            total += variance;
            first += 0.5 * variance * omega * loadings.First;
            second += 0.5 * variance * omega * loadings.Second;
        }

        return VixRegression.Slope(new FactorLoadings(first / total, second / total), _vixLoadings.Value, InstantaneousCovariance);
    }

    /// <inheritdoc/>
    public double IndexVolatilityRatio(double years, JointShock shock)
    {
        Guard.NonNegativeFinite(years, nameof(years));
        shock.Checked(nameof(shock));
        double before = 0;
        double after = 0;
        foreach ((double u, double weight) in NodesBetween(shock.Years, Math.Max(years, shock.Years)))
        {
            before += weight * ForwardVariance.At(u);
            after += weight * ForwardVarianceAt(u, shock);
        }

        return Priced(Math.Sqrt(after / before), shock);
    }

    /// <summary>Forward variance of a maturity in the state a shock leaves, per year as a decimal. Its mean over the law of the shock is that of today.</summary>
    /// <param name="years">The maturity, in years from the beginning; at least the horizon of the shock.</param>
    /// <param name="shock">The shock.</param>
    /// <exception cref="ArgumentOutOfRangeException">The maturity is before the horizon, a value is not finite, or the move is so large that the variance is 0 or not finite.</exception>
    public double ForwardVarianceAt(double years, JointShock shock)
    {
        CheckTime(years, shock);
        double after = years - shock.Years;
        var loadings = new FactorLoadings(
            _unit.First * ElementaryFunctions.Exp(-Parameters.FirstSpeed * after), _unit.Second * ElementaryFunctions.Exp(-Parameters.SecondSpeed * after));
        double x = (loadings.First * shock.Factor1) + (loadings.Second * shock.Factor2);
        double variance = loadings.CovarianceWith(loadings, Parameters.CovarianceAfter(shock.Years));
        MixtureSegment segment = Mixture.At(years);
        return Priced(
            ForwardVariance.At(years) * ((segment.SecondShare < 1 ? (1 - segment.SecondShare) * Part(segment.FirstScale) : 0) + (segment.SecondShare > 0 ? segment.SecondShare * Part(segment.SecondScale) : 0)),
            shock);

        double Part(double scale)
        {
            double omega = 2 * Parameters.VolatilityOfVolatility * scale;
            return ElementaryFunctions.Exp((omega * x) - (0.5 * omega * omega * variance));
        }
    }

    /// <inheritdoc/>
    public MarketSnapshot Shock(MarketSnapshot market, JointShock shock, IndexVolatilityMove? move = null) => ModelShock.Apply(this, market, shock, move);

    /// <summary>Name, parameters and mixture.</summary>
    public override string ToString() => $"{Name}: {Parameters}; {Mixture}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Bergomi model of VIX", ToString())
    {
        Facts =
        [
            new("model", Name),
            new("VIX", Vix, "VIX points"),
            new("forward variance", ForwardVariance.ToString()),
            .. Parameters.ToDisplay().Facts,
        ],
        Tables = [Mixture.Table()],
    };

    internal VixTerms TermsAt(double years, in JointShock shock, QuadratureAccuracy? accuracy = null)
    {
        CheckTime(years, shock);
        return VixTerms.Of(Parameters, ForwardVariance, Mixture, years, shock, accuracy ?? QuadratureAccuracy.Full);
    }

    private static void CheckTime(double years, in JointShock shock)
    {
        Guard.NonNegativeFinite(years, nameof(years));
        shock.Checked(nameof(shock));
        if (years < shock.Years)
            throw Guard.OutOfRange(nameof(years), years, FormattableString.Invariant($"Must be at least the horizon of the shock, {shock.Years}."));
    }

    private static double Priced(double value, in JointShock shock) =>
        double.IsFinite(value) && value > 0 ? value : throw Guard.OutOfRange(nameof(shock), shock, "So large a move that prices are 0 or not finite.");

    private (FactorLoadings Loadings, double Omega) ResponseAt(double u)
    {
        return (new FactorLoadings(_unit.First * ElementaryFunctions.Exp(-Parameters.FirstSpeed * u), _unit.Second * ElementaryFunctions.Exp(-Parameters.SecondSpeed * u)),
            2 * Parameters.VolatilityOfVolatility * Mixture.At(u).MeanScale);
    }

    /// <summary>Nodes of an average over a stretch of maturities; of no length, its one point.</summary>
    private IEnumerable<(double Maturity, double Weight)> NodesBetween(double from, double until)
    {
        if (!(until > from))
        {
            yield return (from, 1);
            yield break;
        }

        double[] edges = [from, .. ForwardVariance.Breakpoints.Concat(Mixture.Segments.Select(s => s.From)).Where(u => u > from && u < until).Distinct().Order(), until];
        GaussRule rule = GaussRule.Legendre(NodesOfAPiece);
        double speed = Math.Max(Parameters.FirstSpeed, Parameters.SecondSpeed);
        for (int i = 1; i < edges.Length; i++)
        {
            int pieces = (int)Math.Ceiling((edges[i] - edges[i - 1]) * Math.Max(1 / LongestPiece, speed / LongestDecay));
            double width = (edges[i] - edges[i - 1]) / pieces;
            for (int p = 0; p < pieces; p++)
            {
                for (int n = 0; n < rule.Nodes.Length; n++)
                    yield return (edges[i - 1] + ((p + rule.Nodes[n]) * width), rule.Weights[n] * width);
            }
        }
    }
}
