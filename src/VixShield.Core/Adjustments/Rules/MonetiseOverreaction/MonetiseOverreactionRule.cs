using System.Collections.Immutable;
using VixShield.Numerics;
using VixShield.TermStructure;

namespace VixShield.Adjustments;

/// <summary>
/// Triggered when the measured VX contract rose by more than its beta says. Sells part of the long VX and VIX calls of that contract's expiry: as many lots as carry, with their whole gain of the
/// move, what all of them gained beyond the beta; at most a share of the holding, and nothing that alone takes vega below the hard band. It says nothing of what the residual does next.
/// </summary>
internal sealed class MonetiseOverreactionRule(MonetiseOverreactionOptions options) : IAdjustmentRule
{
    private const string NoPrediction = " The residual may widen further: this describes a move and predicts none.";

    public string Name => "MonetiseOverreaction";

    internal static CatalogEntry Entry { get; } = new(
        "MonetiseOverreaction",
        "Sells part of a long VX hedge that rose by more than its beta to VIX says.",
        new CatalogParameter(nameof(MonetiseOverreactionOptions.MinimumZScore), "standard deviations", 0, 100, 2, "Least absolute z-score of the residual."),
        new CatalogParameter(nameof(MonetiseOverreactionOptions.MaximumShare), "share of the holding", 0, 1, 0.5, "Largest share of a holding that is sold."));

    public ImmutableArray<RuleParameter> Parameters { get; } =
    [
        new(nameof(MonetiseOverreactionOptions.MinimumZScore), options.MinimumZScore, "standard deviations"),
        new(nameof(MonetiseOverreactionOptions.MaximumShare), options.MaximumShare, "share of the holding"),
    ];

    public RuleOutcome Evaluate(in RuleContext context)
    {
        if (context.Inputs.Decoupling is not { State: not CouplingState.NotReady } reading)
            return new RuleOutcome(Name, RuleStatus.MissingData, null, null, context.Inputs.Decoupling?.Reason ?? "No decoupling reading was given.");
        double? z = reading.ZScore;
        bool overreacts = reading is { State: CouplingState.Decoupled, Direction: CouplingDirection.HedgeOverreacts };
        if (!overreacts || !(Math.Abs(z ?? 0) > options.MinimumZScore))
        {
            string why = overreacts ? FormattableString.Invariant($" The rule asks for more than {options.MinimumZScore:G6}.") : " Nothing is offered: the hedge does not overreact.";
            return new RuleOutcome(Name, RuleStatus.NotTriggered, z, options.MinimumZScore, reading.Reason + why);
        }

        if (reading is not { ResidualPoints: { } points, Residual: { } residual, FutureLogChange: { } move })
            return new RuleOutcome(Name, RuleStatus.MissingData, z, options.MinimumZScore, reading.Reason + " The reading has no residual in points.");
        if (!(points > 0 && move > 0))
        {
            return new RuleOutcome(Name, RuleStatus.NotTriggered, z, options.MinimumZScore, reading.Reason
                + FormattableString.Invariant($" Nothing is offered: the contract fell, and a long hedge gained nothing beyond its beta ({points:G6} points)."));
        }

        HedgeHolding[] held = [.. OverreactionSales.Holdings(context, reading.Contract)];
        if (held.Length == 0)
        {
            return new RuleOutcome(
                Name, RuleStatus.NotApplicable, z, options.MinimumZScore, $"{reading.Reason} The hedge holds no long VX and no VIX call of {reading.Contract}; other expiries are not what was measured.");
        }

        if (VegaBandState.Of(context.Policy.Vega, context.Inputs.Calibration) is not { } band)
            return new RuleOutcome(Name, RuleStatus.MissingData, z, options.MinimumZScore, reading.Reason + " No calibration was given, so how much vega may be sold is unknown.");

        // Of the contract's gain, the part that the beta does not explain; more than all of it where the beta says that it should have fallen.
        double beyond = Math.Min(1, (1 - ElementaryFunctions.Exp(-residual)) / (1 - ElementaryFunctions.Exp(-move)));
        var sales = new OverreactionSales(context, reading, Math.Min(options.MaximumShare, beyond), band.Hard.Low);
        foreach (HedgeHolding holding in held)
            sales.Add(holding);
        string reason = reading.Reason
            + FormattableString.Invariant($" {beyond:G6} of the rise is beyond the beta, {points:G6} points; at most {Math.Min(options.MaximumShare, beyond):G6} of a holding is offered.")
            + NoPrediction + sales.NotOffered;
        RuleStatus status = sales.Candidates.Count == 0 && sales.IsMissing ? RuleStatus.MissingData : RuleStatus.Triggered;
        return new RuleOutcome(Name, status, z, options.MinimumZScore, reason, sales.Candidates);
    }
}
