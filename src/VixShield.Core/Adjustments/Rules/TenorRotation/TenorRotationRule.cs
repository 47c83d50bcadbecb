using System.Collections.Immutable;
using VixShield.Curves;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.TermStructure;

namespace VixShield.Adjustments;

/// <summary>
/// Triggered when the front VX future is decoupled. Sells long VX hedges of the nearest contract held and buys later contracts so
/// that the point beta stays the same, rounded to whole contracts; what rounding leaves over is in the candidate's note.
/// </summary>
internal sealed class TenorRotationRule(TenorRotationOptions options) : IAdjustmentRule
{
    public string Name => "TenorRotation";

    public ImmutableArray<RuleParameter> Parameters { get; } = [new(nameof(TenorRotationOptions.Targets), options.Targets, "contracts")];

    public RuleOutcome Evaluate(in RuleContext context)
    {
        Position? near = context.Book.Positions
            .Where(p => p.Role == LegRole.Hedge && p.Leg is FutureLeg { Quantity: > 0 } future && future.Contract == Contracts.Vx)
            .MinBy(p => ((FutureLeg)p.Leg).Expiry);
        if (near is null)
            return new RuleOutcome(Name, RuleStatus.NotApplicable, null, null, "The book holds no long VX hedge.");

        var leg = (FutureLeg)near.Leg;
        MarketSnapshot market = context.Market;
        double nearBeta = PointBeta(context, leg);
        var candidates = new List<TradeCandidate>();
        foreach (VixFuture target in market.VixFutures.Points.Where(p => p.Expiry > leg.Expiry).Take(options.Targets))
        {
            FutureLeg far = leg with { Expiry = target.Expiry };
            if (market.MarkFor(far.Contract, far.Expiry)?.Contract != far.Contract)
                continue;
            double farBeta = PointBeta(context, far);
            for (int sold = 1; sold <= Math.Min(leg.Quantity, context.Policy.MaximumLots); sold++)
            {
                int bought = (int)Math.Round(sold * nearBeta / farBeta, MidpointRounding.AwayFromZero);
                if (bought == 0)
                    continue;
                Trade[] unit =
                [
                    new(leg with { Quantity = -sold }, near.Role, near.Layer, near.Structure),
                    new(far with { Quantity = bought }, near.Role, LayerOf(context.Book, far) ?? near.Layer, near.Structure),
                ];
                double leftOver = far.Contract.Multiplier * ((bought * farBeta) - (sold * nearBeta));
                candidates.Add(new TradeCandidate(
                    FormattableString.Invariant($"rotate VX {leg.Expiry.Date:yyyy-MM-dd} to {far.Expiry.Date:yyyy-MM-dd}"),
                    unit,
                    1,
                    1,
                    TradingCost.Of(unit, market),
                    FormattableString.Invariant($"equal point beta would buy {sold * nearBeta / farBeta:F3}; rounding leaves {leftOver:+0;-0} $ per VIX point")));
            }
        }

        DecouplingReading? reading = context.Inputs.Decoupling;
        if (reading is null || reading.State == CouplingState.NotReady)
            return new RuleOutcome(Name, RuleStatus.MissingData, null, null, reading?.Reason ?? "No decoupling reading was given.", candidates);
        RuleStatus status = reading.State == CouplingState.Decoupled ? RuleStatus.Triggered : RuleStatus.NotTriggered;
        return new RuleOutcome(Name, status, reading.ZScore, null, reading.Reason, candidates);
    }

    private static double PointBeta(in RuleContext context, FutureLeg leg)
    {
        VixFuturesCurve curve = context.Market.VixFutures;
        return context.Map.Betas.Mid.PointBeta(curve.YearsTo(leg.Expiry), curve.ForwardFor(leg.Expiry), curve.SpotVix);
    }

    private static int? LayerOf(Book book, FutureLeg leg) => book.Positions.FirstOrDefault(p => p.Leg.IsSameInstrument(leg))?.Layer;
}
