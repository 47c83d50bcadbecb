using System.Collections.Immutable;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.TermStructure;

namespace VixShield.Adjustments;

/// <summary>
/// Triggered when the front VX future is decoupled. Sells long VX hedges of the nearest contract held and buys later contracts so
/// that the point beta stays the same, rounded to whole contracts; what rounding leaves over is in the candidate's note.
/// </summary>
internal sealed class TimeShiftRule(TimeShiftOptions options) : IAdjustmentRule
{
    public string Name => "TimeShift";

    internal static CatalogEntry Entry { get; } = new(
        "TimeShift",
        "Rotates long VX hedges to later contracts at equal point beta.",
        new CatalogParameter(nameof(TimeShiftOptions.Targets), "contracts", 1, 8, 2, "How many later contracts are offered as targets."),
        new CatalogParameter(nameof(TimeShiftOptions.StressVixPoints), "VIX points", 0.1, 200, 10, "The rise of spot VIX for which the gain before and after is stated."));

    public ImmutableArray<RuleParameter> Parameters { get; } =
    [
        new(nameof(TimeShiftOptions.Targets), options.Targets, "contracts"),
        new(nameof(TimeShiftOptions.StressVixPoints), options.StressVixPoints, "VIX points"),
    ];

    public RuleOutcome Evaluate(in RuleContext context)
    {
        if (HedgeHolding.LongOf(context.Book, context.Market.ValuationInstant).FirstOrDefault(h => h.Leg.Contract == Contracts.Vx) is not { } near)
            return new RuleOutcome(Name, RuleStatus.NotApplicable, null, null, "The book holds no long VX hedge.");

        List<string> left = [];
        List<TradeCandidate> candidates = Offers(context, near, left);
        string notOffered = RuleText.NotOffered(left);
        DecouplingReading? reading = context.Inputs.Decoupling;
        if (reading is null || reading.State == CouplingState.NotReady)
            return new RuleOutcome(Name, RuleStatus.MissingData, null, null, (reading?.Reason ?? "No decoupling reading was given.") + notOffered, candidates);
        RuleStatus status = reading.State == CouplingState.Decoupled ? RuleStatus.Triggered : RuleStatus.NotTriggered;
        return new RuleOutcome(Name, status, reading.ZScore, null, reading.Reason + Meaning(reading, near.Leg) + notOffered, candidates);
    }

    private List<TradeCandidate> Offers(in RuleContext context, HedgeHolding near, List<string> left)
    {
        List<TradeCandidate> candidates = [];
        var leg = (FutureLeg)near.Leg;
        MarketSnapshot market = context.Market;
        if (market.MarkFor(leg.Contract, leg.Expiry)?.Contract != leg.Contract)
        {
            left.Add($"{leg.Name} has no spread of its own in the market");
            return candidates;
        }

        // Later contracts of the same kind that can be traded: weeklies and minis on the curve are no targets.
        FutureMark[] targets = [.. market.Futures.Where(f => f.Contract == leg.Contract && f.Expiry > leg.Expiry).OrderBy(f => f.Expiry).Take(options.Targets)];
        if (targets.Length == 0)
            left.Add($"no VX contract later than {leg.Expiry} is quoted");
        foreach (FutureMark target in targets)
        {
            try
            {
                VxContract sold = VxContract.Of(context, leg);
                VxContract bought = VxContract.Of(context, leg with { Expiry = target.Expiry });
                if (!(sold.PointBeta > 0 && bought.PointBeta > 0))
                {
                    left.Add($"a beta that is not positive between {leg.Name} and {bought.Leg.Name}");
                    continue;
                }

                for (int contracts = 1; contracts <= Math.Min(near.Quantity, context.Policy.MaximumLots); contracts++)
                {
                    VxRotation rotation = new(sold, bought, contracts);
                    if (rotation.IsPossible)
                        candidates.Add(rotation.ToCandidate(context, near, options.StressVixPoints));
                }
            }
            catch (MissingDatumException missing)
            {
                left.Add(missing.Message);
            }
        }

        return candidates;
    }

    /// <summary>What the direction of a departure means for the contract held: the remedy is not the same.</summary>
    private static string Meaning(DecouplingReading reading, Leg held)
    {
        string meaning = reading.Direction switch
        {
            CouplingDirection.HedgeLags => " HedgeLags: the contract moved less with VIX than its beta says, so the rotation sells what has lagged.",
            CouplingDirection.HedgeOverreacts => " HedgeOverreacts: the contract moved more with VIX than its beta says, so the rotation sells what has gained beyond its beta.",
            _ => string.Empty,
        };
        return reading.Contract == held.ExpiryOrNull ? meaning : $"{meaning} The reading is of VX {reading.Contract}, the nearest contract held is {held.Name}.";
    }
}
