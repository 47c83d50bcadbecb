using System.Collections.Immutable;
using VixShield.Curves;
using VixShield.Market;

namespace VixShield.TermStructure;

/// <summary>
/// Calibrates the mixed Bergomi model to a market: forward variance to VX futures exactly, share and widths of the mixture to the VIX options of each expiry. Speeds, weight and correlation of the factors are taken as given: they
/// belong to the returns of futures by maturity, and one day's smile does not determine them.
/// </summary>
/// <remarks>
/// <para>
/// The futures price of an expiry with VIX options is their parity forward, otherwise the VX contract's: what settles is taken at another moment than quotes are. The difference is reported by expiry.
/// </para>
/// <para>
/// The mixture is constant from each expiry to the next. The 30 days after an expiry reach into the segment after it by some days, so segments are searched from the last to the first.
/// </para>
/// </remarks>
public static class BergomiCalibration
{
    // Share, and volatilities of variance of the two parts in units of twice the factors' volatility of volatility.
    private static readonly double[] s_prior = [0.3, 0.6, 1.6];

    private const int RoughIterations = 5;

    /// <summary>Calibrates.</summary>
    /// <param name="market">The market: VX futures or VIX chains, and spot VIX.</param>
    /// <param name="factors">Speeds, weight and correlation; its volatility of volatility is only the start of the search.</param>
    /// <param name="options">Which quotes; null for the defaults.</param>
    /// <param name="start">A model to begin from, such as that of the tick before; null for the prior. Where it leads to a bound, the prior is tried as well, and the better of the two is the result.</param>
    /// <param name="cancellationToken">Stops the work between expiries.</param>
    /// <returns>The model with its residuals, or a status that says why there is none.</returns>
    /// <exception cref="ArgumentNullException">The market or the factors are null.</exception>
    /// <exception cref="MissingDatumException">The market lacks spot VIX.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static VixModelCalibration<BergomiVixModel> Fit(
        MarketSnapshot market, BergomiParameters factors, VixCalibrationOptions? options = null, BergomiVixModel? start = null, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(market, nameof(market));
        Guard.NotNull(factors, nameof(factors));
        double[] guess = StartOf(factors);
        // Only products of scales and volatility of volatility count: whatever start is given, the search is in one unit, in which all its bounds are scales.
        factors = factors with { VolatilityOfVolatility = BergomiParameters.Prior.VolatilityOfVolatility };
        options ??= VixCalibrationOptions.Default;
        List<string> warnings = [];
        ImmutableArray<VixSmileTarget> targets = VixSmileTarget.Of(market, options, warnings);
        if (targets.IsEmpty)
            return new(VixCalibrationStatus.TooFewQuotes, FormattableString.Invariant($"No VIX expiry has enough quotes{(options.IncludeWeeklies ? string.Empty : "; those between the monthly ones are left out unless asked for")}.")) { Warnings = [.. warnings] };
        VixFuturesCurve futures = VixSmileTarget.FuturesOf(market, targets, options);
        double[][] prior = [.. targets.Select(_ => (double[])[.. guess])];
        if (start is null)
            return Attempt(targets, futures, factors, options, prior, null, warnings, cancellationToken);
        VixModelCalibration<BergomiVixModel> warm = Attempt(
            targets, futures, factors, options, [.. targets.Select(t => BergomiSmileSearch.Within(StartOf(t.Years, start)))], start.ForwardVariance, warnings, cancellationToken);
        if (warm.Status == VixCalibrationStatus.Ok && warm.Expiries.All(e => e.BoundsHit.IsEmpty))
            return warm;
        // A start far from the market can end at a bound that the prior does not meet.
        VixModelCalibration<BergomiVixModel> cold = Attempt(targets, futures, factors, options, prior, null, warnings, cancellationToken);
        return warm.RootMeanSquare <= (cold.RootMeanSquare ?? double.PositiveInfinity) ? warm : cold;
    }

    private static VixModelCalibration<BergomiVixModel> Attempt(
        ImmutableArray<VixSmileTarget> targets, VixFuturesCurve futures, BergomiParameters factors, VixCalibrationOptions options, double[][] segments, ForwardVarianceCurve? curveBefore,
        List<string> warnings, CancellationToken cancellationToken)
    {
        var searches = new BergomiSmileSearch[targets.Length];
        int[] evaluations = new int[targets.Length];
        BootstrapResult bootstrap = ForwardVarianceBootstrap.Solve(futures, factors, MixtureOf(targets, segments, factors), start: curveBefore);
        for (int pass = 0; pass < options.Passes && bootstrap.Curve is { } curve; pass++)
        {
            for (int i = targets.Length - 1; i >= 0; i--)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int expiry = i;
                searches[i] = new BergomiSmileSearch(targets[i], i + 1 < targets.Length ? targets[i + 1].Years : double.PositiveInfinity, trial =>
                {
                    segments[expiry] = trial;
                    return new BergomiVixModel(curve, factors, MixtureOf(targets, segments, factors));
                });
                // What the first passes find moves with the shape of forward variance anyway.
                segments[i] = searches[i].Search(segments[i], pass < options.Passes - 1 ? Math.Min(RoughIterations, options.MaximumEvaluations) : options.MaximumEvaluations);
                evaluations[i] += searches[i].Evaluations;
            }

            bootstrap = ForwardVarianceBootstrap.Solve(futures, factors, MixtureOf(targets, segments, factors), start: curve);
        }

        if (bootstrap.Curve is null)
            return new(VixCalibrationStatus.FuturesNotMatched, bootstrap.Reason) { Bootstrap = bootstrap, Warnings = [.. warnings] };
        return Report(targets, Normalised(bootstrap.Curve, factors, targets, segments), bootstrap, searches, evaluations, warnings);
    }

    private static VixModelCalibration<BergomiVixModel> Report(
        ImmutableArray<VixSmileTarget> targets, BergomiVixModel model, BootstrapResult bootstrap, BergomiSmileSearch[] searches, int[] evaluations, List<string> warnings)
    {
        ImmutableArray<VixExpiryCalibration> expiries =
        [
            .. targets.Select((t, i) => t.Judge(model.DistributionAt(t.Years)) with
            {
                BoundsHit = searches[i].BoundsHit,
                Condition = double.IsFinite(searches[i].Condition) ? searches[i].Condition : null,
                Evaluations = evaluations[i],
            }),
        ];
        int quotes = expiries.Sum(e => e.Quotes.Length);
        double rms = VixExpiryCalibration.RootMeanSquareOf([.. expiries.SelectMany(e => e.Quotes)]);
        return new(VixCalibrationStatus.Ok, FormattableString.Invariant($"{model.Name}: {expiries.Length} expiries, {quotes} quotes, rms {rms:F2} volatility points; {bootstrap.Reason}"))
        {
            Model = model,
            Expiries = expiries,
            Bootstrap = bootstrap,
            Warnings = [.. warnings, .. expiries.SelectMany(e => e.SearchWarnings(e.Expiry.ToString()).Concat(e.SettlementWarnings()))],
        };
    }

    private static double[] StartOf(BergomiParameters factors)
    {
        double unit = 2 * (factors.VolatilityOfVolatility > 0 ? factors : BergomiParameters.Prior).VolatilityOfVolatility;
        return [s_prior[0], s_prior[1] * unit, s_prior[2] * unit];
    }

    private static double[] StartOf(double years, BergomiVixModel start)
    {
        MixtureSegment segment = start.Mixture.At(years);
        double own = 2 * start.Parameters.VolatilityOfVolatility;
        return [segment.SecondShare, own * segment.FirstScale, own * segment.SecondScale];
    }

    private static VarianceMixture MixtureOf(ImmutableArray<VixSmileTarget> targets, double[][] segments, BergomiParameters factors)
    {
        double unit = 2 * factors.VolatilityOfVolatility;
        return new VarianceMixture(segments.Select((s, i) => new MixtureSegment(i == 0 ? 0 : targets[i].Years, s[0], s[1] / unit, s[2] / unit)));
    }

    /// <summary>
    /// The same model with the volatility of volatility such that the nearest segment has mean scale 1: only products of the two count. Where it hardly moves and another moves much, the greatest scale is the limit instead.
    /// </summary>
    private static BergomiVixModel Normalised(ForwardVarianceCurve curve, BergomiParameters factors, ImmutableArray<VixSmileTarget> targets, double[][] segments)
    {
        double[] nearest = segments[0];
        double mean = ((1 - nearest[0]) * nearest[1]) + (nearest[0] * nearest[2]);
        // A little inside, so that rounding does not leave the range.
        double least = segments.Max(s => Math.Max(s[1], s[2])) / (0.999 * MixtureSegment.LargestScale);
        BergomiParameters scaled = factors with { VolatilityOfVolatility = Math.Max(mean, least) / 2 };
        return new BergomiVixModel(curve, scaled, MixtureOf(targets, segments, scaled));
    }
}
