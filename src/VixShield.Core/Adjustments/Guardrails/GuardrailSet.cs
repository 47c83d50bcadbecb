using System.Collections.Immutable;
using VixShield.Instruments;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>The guardrails of a policy around a calibration, judged in a fixed order.</summary>
internal sealed class GuardrailSet(AdjustmentPolicy policy, Calibration? calibration)
{
    private readonly VegaBandState? _vega = VegaBandState.Of(policy.Vega, calibration);

    internal double VegaOf(MappedExposures exposures) => VegaBandState.Measure(policy.Vega, exposures);

    internal ImmutableArray<GuardrailVerdict> Judge(in PlanState state)
    {
        var verdicts = ImmutableArray.CreateBuilder<GuardrailVerdict>();
        verdicts.Add(GuardrailVerdict.Of(
            "total delta", GuardrailSeverity.Hard, state.TotalDelta, policy.TotalDelta.NearerEdge(state.TotalDelta), policy.TotalDelta.MarginOf(state.TotalDelta), "$ per 1 %"));
        verdicts.Add(Vega("vega hard band", GuardrailSeverity.Hard, _vega?.Hard, state.Vega));
        verdicts.Add(Vega("vega soft band", GuardrailSeverity.Soft, _vega?.Soft, state.Vega));
        verdicts.Add(CarryFloor(state.Carry));
        if (policy.MaximumLossNotIncreasing)
            verdicts.Add(MaximumLoss(state));
        if (policy.ShortStrikesUntouched)
            verdicts.Add(Count("short strikes untouched", ShortStrikeChanges(state.Before, state.After)));
        if (policy.NoNewShortOptions)
            verdicts.Add(Count("no new short options", NewShortOptions(state.Before, state.After)));
        return verdicts.DrainToImmutable();
    }

    private GuardrailVerdict Vega(string name, GuardrailSeverity severity, Band? band, double vega)
    {
        string unit = policy.Vega.Measure == VegaMeasure.Raw ? "$ per vol point" : "$ per VIX point";
        return band is { } b
            ? GuardrailVerdict.Of(name, severity, vega, b.NearerEdge(vega), b.MarginOf(vega), unit)
            : GuardrailVerdict.Missing(name, severity, unit);
    }

    private GuardrailVerdict CarryFloor(double carry)
    {
        const string Name = "carry floor";
        const string Unit = "$ per day";
        if (calibration is null)
            return GuardrailVerdict.Missing(Name, GuardrailSeverity.Hard, Unit);
        double initial = calibration.Exposures.Carry.Total;
        // A fraction of a cost would demand that the cost shrinks; there the floor is an amount.
        double floor = initial > 0 ? policy.CarryFloor * initial : policy.AbsoluteCarryFloor ?? initial;
        return GuardrailVerdict.Of(Name, GuardrailSeverity.Hard, carry, floor, carry - floor, Unit);
    }

    private static GuardrailVerdict MaximumLoss(in PlanState state)
    {
        double before = SettlementRisk.LargestPayment(DefinedRisk(state.Before));
        double after = SettlementRisk.LargestPayment(DefinedRisk(state.After));
        double margin = double.IsPositiveInfinity(after) ? (double.IsPositiveInfinity(before) ? 0 : double.NegativeInfinity) : before - after;
        return GuardrailVerdict.Of("maximum loss", GuardrailSeverity.Hard, after, before, margin, "$ at settlement");

        // Overlays are linear and limited by the delta band; every other option counts, a hedge's short leg as well.
        static IEnumerable<Position> DefinedRisk(Book book) => book.Positions.Where(p => p.Role != LegRole.Overlay);
    }

    private static GuardrailVerdict Count(string name, int violations) =>
        GuardrailVerdict.Of(name, GuardrailSeverity.Hard, violations, 0, -violations, "contracts");

    private static int ShortStrikeChanges(Book before, Book after)
    {
        // The net holding counts: a short strike bought back under another role is no longer there.
        int changes = 0;
        foreach (Leg leg in Legs(before, after, p => p.Role == LegRole.ShortStrike))
            changes += Math.Abs(Held(after, leg) - Held(before, leg));
        return changes;
    }

    /// <summary>A short position may only shrink: contracts held after, below the lower of what was held before and 0.</summary>
    private static int NewShortOptions(Book before, Book after)
    {
        int sold = 0;
        foreach (Leg leg in Legs(before, after, p => p.Leg.Kind == ContractKind.Option))
            sold += Math.Max(0, Math.Min(Held(before, leg), 0) - Held(after, leg));
        return sold;
    }

    private static IEnumerable<Leg> Legs(Book before, Book after, Func<Position, bool> counts) =>
        before.Positions.Concat(after.Positions).Where(counts).Select(p => p.Leg with { Quantity = 1 }).Distinct();

    private static int Held(Book book, Leg leg) => book.Positions.Where(p => p.Leg.IsSameInstrument(leg)).Sum(p => p.Leg.Quantity);
}
