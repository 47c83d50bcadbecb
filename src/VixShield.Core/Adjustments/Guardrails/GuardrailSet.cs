using System.Collections.Immutable;

namespace VixShield.Adjustments;

/// <summary>The guardrails of a policy, in a fixed order.</summary>
internal sealed class GuardrailSet
{
    private GuardrailSet(ImmutableArray<Guardrail> guardrails) => Guardrails = guardrails;

    internal ImmutableArray<Guardrail> Guardrails { get; }

    internal static GuardrailSet Of(PlanRoom room)
    {
        AdjustmentPolicy policy = room.Policy;
        int Priority(string name) => policy.Soft.Order.IndexOf(name);
        var all = ImmutableArray.CreateBuilder<Guardrail>();
        all.Add(new TotalDeltaGuardrail(room));
        all.Add(new VegaGuardrail(room, GuardrailSeverity.Hard));
        all.Add(new VegaGuardrail(room, GuardrailSeverity.Soft, Priority(GuardrailNames.VegaSoftBand)));
        if (policy.Vega.Measure == VegaMeasure.VixEquivalent)
            all.Add(new VegaOverBetasGuardrail(room, Priority(GuardrailNames.VegaOverBetas)));
        all.Add(new DeltaOverBetasGuardrail(room, Priority(GuardrailNames.DeltaOverBetas)));
        all.Add(new CarryFloorGuardrail(room));
        if (policy.GammaCap is { } gamma)
            all.Add(new GammaCapGuardrail(gamma));
        if (policy.HedgeEffectivenessFloor is { } effectiveness)
            all.Add(new HedgeEffectivenessGuardrail(room, effectiveness));
        if (policy.TailLoss is { } tail)
            all.Add(new TailLossGuardrail(room, tail));
        if (policy.MaximumLossNotIncreasing)
            all.Add(new MaximumLossGuardrail(room));
        if (policy.NoWidening)
            all.Add(new NoWideningGuardrail(room));
        if (policy.ShortStrikesUntouched)
            all.Add(new ShortStrikesGuardrail(room));
        if (policy.NoNewShortOptions)
            all.Add(HeldFloorGuardrail.Options(room));
        if (policy.HedgeStaysLong)
            all.Add(HeldFloorGuardrail.HedgeFutures(room));
        if (policy.DefinedRiskBetweenFills)
            all.Add(new DefinedRiskGuardrail(room));
        all.Add(new TurnoverGuardrail(room));
        if (policy.MarginLimit is { } margin)
            all.Add(new MarginGuardrail(room, margin));
        if (policy.CoverageFloor is { } coverage)
            all.Add(new LiquidityCoverageGuardrail(room, coverage));
        if (policy.Participation is { } participation)
            all.Add(new ParticipationGuardrail(room, participation));
        if (policy.CostCap is { } cost)
            all.Add(new CostCapGuardrail(cost));
        if (policy.HedgePurchases is { } signal)
            all.Add(new SignalLimitGuardrail(room, signal));
        if (policy.Events is { } events)
            all.Add(new EventWindowGuardrail(room, events));
        if (TradingHaltGuardrail.OfInterval(room) is { } interval)
            all.Add(interval);
        foreach (RuleOutcome veto in room.Outcomes.Where(o => o.VetoesTrading))
            all.Add(TradingHaltGuardrail.OfVeto(veto));
        all.Add(new ImprovementGuardrail(room));
        return new GuardrailSet(all.DrainToImmutable());
    }

    internal ImmutableArray<GuardrailVerdict> Judge(PlanState state) => [.. Guardrails.Select(g => g.Judge(state))];

    internal IEnumerable<AdjustmentRow> Rows(PlanColumns columns) => Guardrails.SelectMany(g => g.Rows(columns)).Select(Ranked);

    /// <summary>Hard rows with the rank by which a repair gives them up; a veto is named after its rule, and ranks first.</summary>
    private static AdjustmentRow Ranked(AdjustmentRow row) =>
        row.Severity == GuardrailSeverity.Hard ? row with { Priority = Math.Max(0, GuardrailNames.RepairOrder.IndexOf(row.Guardrail)) } : row;
}
