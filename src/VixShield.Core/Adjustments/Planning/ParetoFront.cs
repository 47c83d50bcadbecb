using System.Collections.Immutable;

namespace VixShield.Adjustments;

/// <summary>Of feasible alternatives those that nothing beats in cost, carry and stress loss at once.</summary>
internal static class ParetoFront
{
    internal static ImmutableArray<PlanAlternative> Of(ImmutableArray<PlanAlternative> alternatives)
    {
        PlanAlternative[] feasible = [.. alternatives.Where(a => a.IsFeasible)];
        return [.. feasible.Where(a => !feasible.Any(other => Beats(other, a))).OrderBy(a => a.Cost).ThenByDescending(a => a.After.Carry.Total).ThenBy(a => a.StressLoss)];
    }

    private static bool Beats(PlanAlternative one, PlanAlternative other)
    {
        double oneStress = one.StressLoss ?? 0;
        double otherStress = other.StressLoss ?? 0;
        bool noWorse = one.Cost <= other.Cost && one.After.Carry.Total >= other.After.Carry.Total && oneStress <= otherStress;
        return noWorse && (one.Cost < other.Cost || one.After.Carry.Total > other.After.Carry.Total || oneStress < otherStress);
    }
}
