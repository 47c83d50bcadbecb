using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>What stands ready over what the worst scenario of the stress set asks for at least a floor. A solver does not see it.</summary>
internal sealed class LiquidityCoverageGuardrail(PlanRoom room, double floor) : Guardrail(GuardrailNames.LiquidityCoverage, GuardrailSeverity.Hard, "of what is owed")
{
    internal override bool IsLate => true;

    /// <summary>Lots move what is owed, not the ratio: what is owed over what stands ready is at most the inverse of the floor. Nothing owed, which measures as infinite, leaves all of it.</summary>
    internal override double? SlackOf(GuardrailVerdict verdict) => floor > 0 && verdict.Measured is > 0 and var ratio ? (1 / floor) - (1 / ratio) : null;

    internal override string SlackUnit => "of what stands ready";

    internal override GuardrailVerdict Judge(PlanState state)
    {
        if (room.Inputs.Margin is not { } rules || room.Inputs.Resources is not { } resources || room.Inputs.Stress.IsEmpty)
            return Missing("Liquidity coverage needs margin rules, resources and a stress set.");
        StressedMargin stressed = StressedMargin.Run(ScenarioEngine.Create(state.Valuation, room.StressOptions), room.Inputs.Stress.Select(s => s.Scenario), rules);
        if (stressed.Coverage(resources, room.Policy.CoverageDays) is not { } found)
            return Missing("The stress set holds no scenario.");
        return found.Coverage.Status switch
        {
            // Where nothing is owed any floor is kept.
            LiquidityCoverageStatus.Covered => AtLeast(double.PositiveInfinity, floor),
            _ => found.Coverage.Ratio is { } ratio ? AtLeast(ratio, floor) : Missing(found.Coverage.Reason),
        };
    }
}
