using FsCheck;
using FsCheck.Fluent;
using VixShield.TermStructure;

namespace VixShield.Testing;

/// <summary>Laws of betas and models of VIX of your own.</summary>
public static class VixModelLaws
{
    /// <summary>Laws of a curve of log betas: 1 at spot VIX, finite, continuous, negative times refused, the same bits again and on eight threads.</summary>
    /// <param name="beta">The curve.</param>
    /// <param name="longest">The longest time asked for, in years; from 0.1 to 30.</param>
    /// <exception cref="ArgumentException">The curve is null, or the time is out of range.</exception>
    public static LawSuite OfBeta(ILogBeta beta, double longest = 2)
    {
        ArgumentNullException.ThrowIfNull(beta);
        return new LawSuite("log beta", BetaLaws(beta, Times(longest)));
    }

    /// <summary>
    /// Laws of a model: spot VIX is the future of no time; futures stay martingales; options keep parity, bounds and convexity, and their probabilities are their slopes; loadings are derivatives; covariances grow from
    /// their instantaneous values; betas and explained shares follow from both.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="longest">The longest time asked for, in years; from 0.1 to 30.</param>
    /// <param name="accuracy">The relative error that a price may have; greater than 0 and at most 0.01.</param>
    /// <exception cref="ArgumentException">The model is null, or a number is out of range.</exception>
    public static LawSuite Of(IVixModel model, double longest = 1.5, double accuracy = 1e-8)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (accuracy is not (> 0 and <= 0.01))
            throw new ArgumentOutOfRangeException(nameof(accuracy), accuracy, FormattableString.Invariant($"Must be above 0 and at most 0.01, not {accuracy}."));
        Arbitrary<double> times = Times(longest);
        Arbitrary<VixOptionCase> options = VixOptionCase.UpTo(longest);
        VixModelConduct futures = new(model, accuracy);
        VixOptionConduct optionLaws = new(model, accuracy);
        return new LawSuite(
            $"model {model.Name}",
            [
                .. BetaLaws(model, times),
                Law.Over("futures", "the future of no time is spot VIX; a future is finite and greater than 0; no shock leaves it", times, futures.Futures),
                Law.Over("martingale", "the mean of a future over the states after a horizon is the future", options, futures.Martingale),
                Law.Over("loadings", "a loading is the derivative of the logarithm of the future by a factor", times, futures.Loadings),
                Law.Over("covariance", "the factors' covariance is one, and for short times the instantaneous one times the time", times, futures.Covariance),
                Law.Over("beta and explained share", "both follow from loadings and the instantaneous covariance", times, futures.Regression),
                Law.Over("volatility response", "1 at 30 days, finite everywhere", times, futures.VolatilityResponse),
                Law.Over("option parity", "call - put = future - strike, undiscounted; the law's mean is the future", options, optionLaws.Parity),
                Law.Over("option bounds", "intrinsic value <= price <= future of a call, strike of a put", options, optionLaws.Bounds),
                Law.Over("option convexity", "the price between two strikes lies on or below the line", options, optionLaws.Convex),
                Law.Over("probability", "the probability above a strike is minus the slope of calls", options, optionLaws.Probability),
                Law.Over("second moment", "the mean square is at least the squared mean", options, optionLaws.SecondMoment),
            ]);
    }

    private static IEnumerable<Law> BetaLaws(ILogBeta beta, Arbitrary<double> times) =>
    [
        Law.Over("beta at spot", "the beta of no time is 1", times, _ => Amounts.Equal("The beta at 0", beta.LogBeta(0), 1, 1e-12)),
        Law.Over("continuity", "the beta is finite and does not jump: the largest change on a stretch vanishes with the stretch", times, years => Continuity.Objection("The beta", beta.LogBeta, years)),
        Law.Over("refusal", "negative and undefined times are refused with an ArgumentOutOfRangeException", times, years => Refused(beta, -years) ?? Refused(beta, double.NaN) ?? Refused(beta, double.PositiveInfinity)),
        Repeatability.Again(beta.LogBeta, times),
        Repeatability.OnThreads(beta.LogBeta, times),
    ];

    private static string? Refused(ILogBeta beta, double years)
    {
        try
        {
            return FormattableString.Invariant($"At {years} years the beta is {beta.LogBeta(years)}.");
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static Arbitrary<double> Times(double longest) => longest is >= 0.1 and <= 30
        ? Arb.From(Draws.PowerOfTen(-3, Math.Log10(longest)), t => new[] { Draws.Rounded(t) }.Where(r => !r.Equals(t)))
        : throw new ArgumentOutOfRangeException(nameof(longest), longest, FormattableString.Invariant($"Must be from 0.1 to 30, not {longest}."));
}
