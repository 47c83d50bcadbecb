namespace VixShield.Adjustments;

internal static class GuardrailOutlooks
{
    internal static GuardrailOutlook? Of(PlanRoom room, PlanAlternative alternative) => null;
}
