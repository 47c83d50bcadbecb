using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>Margin net of credit at most a limit. A solver does not see it: which positions pair is known only after the trades.</summary>
internal sealed class MarginGuardrail(PlanRoom room, double limit) : Guardrail(GuardrailNames.Margin, GuardrailSeverity.Hard, "$")
{
    internal override bool IsLate => true;

    internal override GuardrailVerdict Judge(PlanState state)
    {
        if (room.Inputs.Margin is not { } rules)
            return Missing("No margin rules were given.");
        MarginRequirement requirement = MarginRequirement.Of(state.Valuation, rules);
        return requirement.NetOfCredit is { } dollars ? AtMost(dollars, limit) : Missing(requirement.Reason);
    }
}
