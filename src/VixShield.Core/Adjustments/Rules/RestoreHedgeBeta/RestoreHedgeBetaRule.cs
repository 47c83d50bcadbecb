using System.Collections.Immutable;
using VixShield.TermStructure;

namespace VixShield.Adjustments;

/// <summary>
/// Triggered when the hedge lags its beta, or vega is below the lower edge of its soft band. Offers long VX futures and long VIX calls, sized up to what brings
/// vega back to its value at calibration. What one dollar per VIX point costs in carry and in trading is in each candidate's note.
/// </summary>
internal sealed class RestoreHedgeBetaRule(RestoreHedgeBetaOptions options) : IAdjustmentRule
{
    private readonly RestoreHedgeBetaOptions _options = options.Checked();

    public string Name => "RestoreHedgeBeta";

    internal static CatalogEntry Entry { get; } = new(
        "RestoreHedgeBeta",
        "Buys back lost VIX beta by long VX futures and long VIX calls, up to the vega at calibration.",
        new CatalogParameter(nameof(RestoreHedgeBetaOptions.MaximumTenors), "expiries", 1, 12, 3, "How many expiries are offered of each kind of instrument, nearest first."),
        new CatalogParameter(nameof(RestoreHedgeBetaOptions.MinimumDays), "calendar days", 0, 1000, 14, "Fewest days to expiry of what is bought."),
        new CatalogParameter(nameof(RestoreHedgeBetaOptions.MinimumBid), "VIX-option points", 0.01, 1000, 0.05, "Least bid of a call."),
        new CatalogParameter(nameof(RestoreHedgeBetaOptions.MinimumCallDelta), "delta", 0, 1, 0.15, "Least delta of a call to its own forward."),
        new CatalogParameter(nameof(RestoreHedgeBetaOptions.MaximumCallDelta), "delta", 0, 1, 0.5, "Largest delta of a call to its own forward."),
        new CatalogParameter(nameof(RestoreHedgeBetaOptions.CallsPerExpiry), "calls", 1, 20, 1, "How many calls are offered of an expiry, the cheapest per dollar of vega first."),
        new CatalogParameter(nameof(RestoreHedgeBetaOptions.UseFutures), "switch", 0, 1, 1, "Whether VX futures are offered."),
        new CatalogParameter(nameof(RestoreHedgeBetaOptions.UseOptions), "switch", 0, 1, 1, "Whether VIX calls are offered."));

    public ImmutableArray<RuleParameter> Parameters { get; } =
    [
        new(nameof(RestoreHedgeBetaOptions.MaximumTenors), options.MaximumTenors, "expiries"),
        new(nameof(RestoreHedgeBetaOptions.MinimumDays), options.MinimumDays, "calendar days"),
        new(nameof(RestoreHedgeBetaOptions.MinimumBid), options.MinimumBid, "VIX-option points"),
        new(nameof(RestoreHedgeBetaOptions.MinimumCallDelta), options.MinimumCallDelta, "delta"),
        new(nameof(RestoreHedgeBetaOptions.MaximumCallDelta), options.MaximumCallDelta, "delta"),
        new(nameof(RestoreHedgeBetaOptions.CallsPerExpiry), options.CallsPerExpiry, "calls"),
        new(nameof(RestoreHedgeBetaOptions.UseFutures), options.UseFutures ? 1 : 0, "switch"),
        new(nameof(RestoreHedgeBetaOptions.UseOptions), options.UseOptions ? 1 : 0, "switch"),
    ];

    public RuleOutcome Evaluate(in RuleContext context)
    {
        DecouplingReading? reading = context.Inputs.Decoupling;
        bool lags = reading is { State: CouplingState.Decoupled, Direction: CouplingDirection.HedgeLags };
        string coupling = reading is null ? "No decoupling reading was given." : reading.Reason;
        VegaBand policy = context.Policy.Vega;
        double vega = VegaBandState.Measure(policy, context.Exposures);
        if (VegaBandState.Of(policy, context.Inputs.Calibration) is not { } band)
            return new RuleOutcome(Name, RuleStatus.MissingData, vega, null, $"No calibration was given, so neither the vega band nor the vega to restore is known. {coupling}");

        double shortfall = VegaBandState.Measure(policy, context.Inputs.Calibration!.Exposures) - vega;
        bool below = vega < band.Soft.Low;
        string reason = FormattableString.Invariant($"Vega {vega:G6} is {(below ? "below" : "not below")} the lower edge {band.Soft.Low:G6} of its soft band. {coupling}");
        RuleStatus status = lags || below ? RuleStatus.Triggered : RuleStatus.NotTriggered;
        if (!(shortfall > 0))
            return new RuleOutcome(Name, status, vega, band.Soft.Low, reason + FormattableString.Invariant($" Nothing is offered: vega is {-shortfall:G6} above its value at calibration, and more would be a larger hedge, not a restored one."));

        var offers = new HedgeBetaOffers(context, _options, shortfall);
        offers.Collect();
        reason += FormattableString.Invariant($" {shortfall:G6} is missing to its value at calibration.") + offers.NotOffered;
        if (offers.Candidates.Count == 0 && status == RuleStatus.Triggered)
            status = RuleStatus.MissingData;
        return new RuleOutcome(Name, status, vega, band.Soft.Low, reason, offers.Candidates);
    }
}
