using VixShield.Market;
using VixShield.Numerics;
using VixShield.Volatility;

namespace VixShield.TermStructure;

/// <summary>
/// A model's joint shock put upon a market. Every price moves by the model's ratio of after to before, so what the model does not fit stays where the market has it.
/// </summary>
internal static class ModelShock
{
    private const string Index = "SPX";

    internal static MarketSnapshot Apply(IVixModel model, MarketSnapshot market, JointShock shock, IndexVolatilityMove? move)
    {
        Guard.NotNull(market, nameof(market));
        shock.Checked(nameof(shock));
        move ??= IndexVolatilityMove.Model;
        if (shock == default)
            return market;
        market.RequireVixFutures("a joint shock");
        double indexRatio = ElementaryFunctions.Exp(shock.SpxLogReturn);
        if (!double.IsFinite(indexRatio) || !(indexRatio > 1e-6))
            throw Guard.OutOfRange(nameof(shock), shock, "The index would be 0 or not finite.");
        DateTimeOffset now = market.ValuationInstant;
        string volatilities = move.SkewStickiness is { } r
            ? FormattableString.Invariant($"by {r:G6} times skew times the index's log return")
            : "by the model";
        return new SnapshotMove
        {
            IndexSymbol = Index,
            IndexRatio = indexRatio,
            VixRatio = FutureRatio(model, shock.Years, shock),
            // A contract that settles within the horizon moves as VIX does.
            FutureRatio = expiry => FutureRatio(model, Math.Max(shock.Years, expiry.YearsFrom(now)), shock),
            IndexVolatilityRatio = chain => move.SkewStickiness is { } stickiness
                ? SkewRatio(market.SmileFor(chain.Symbol, chain.Expiry), stickiness, shock)
                : model.IndexVolatilityRatio(chain.Years, shock),
            VixVolatilityRatio = chain => VixVolatilityRatio(model, chain.Years, shock),
            Note = $"Joint shock ({shock}) by {model.Name}: index and its forwards by one ratio; VIX and VX as futures of the model, each against its own price before; index volatilities {volatilities}, "
                + "proportionally at fixed normalised moneyness; VIX volatilities by the model at the money; option half-spreads in proportion to spot VIX, futures half-spreads unchanged; no time passes.",
        }.ApplyTo(market);
    }

    // Spot VIX is the future that settles at the horizon: against its own forward it has no drift, and the curve stays continuous where it begins.
    internal static double FutureRatio(IVixModel model, double years, JointShock shock) => model.Future(years, shock) / model.Future(years);

    internal static double VixVolatilityRatio(IVixModel model, double years, JointShock shock)
    {
        if (years <= shock.Years)
            return 1;
        VixDistribution after = model.DistributionAt(years, shock);
        VixDistribution unmoved = model.DistributionAt(years, new JointShock(0, 0, 0, shock.Years));
        return after.VolatilityAt(after.Future) is { } moved && unmoved.VolatilityAt(unmoved.Future) is { } still ? moved / still : 1;
    }

    internal static double SkewRatio(VolatilitySmile? smile, double stickiness, JointShock shock)
    {
        if (smile is null)
            return 1;
        VariancePoint atTheMoney = smile.VarianceAt(0);
        double volatility = Math.Sqrt(atTheMoney.Variance / smile.Years);
        double skew = atTheMoney.Slope / (2 * volatility * smile.Years);
        double ratio = 1 + (stickiness * skew * shock.SpxLogReturn / volatility);
        return ratio > 0
            ? ratio
            : throw Guard.OutOfRange(nameof(stickiness), stickiness, FormattableString.Invariant($"Skew {skew:G6} of {smile.Expiry} times this and the log return {shock.SpxLogReturn:G6} would take its volatility of {volatility:G6} to or below 0."));
    }

}
