using VixShield.Expiries;
using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>Finds when time alone breaks a hard guardrail on exposures: total delta, vega, carry, gamma. Whole days, each looked at, up to the first expiry of the book.</summary>
internal static class GuardrailOutlooks
{
    internal const int HorizonDays = 21;

    internal static GuardrailOutlook? Of(PlanRoom room, PlanAlternative alternative)
    {
        if (First(room, alternative.After) is { } now)
            return new GuardrailOutlook(HorizonDays, 0, now, $"{now} is broken now.");
        if (Expires(room, alternative) is not { } expiry)
            return null;
        int last = Math.Min(HorizonDays, (int)Math.Ceiling((expiry.Instant - room.Market.ValuationInstant).TotalDays) - 1);
        try
        {
            for (int day = 1; day <= last; day++)
            {
                (MarketSnapshot market, FactorMap map) = room.After(day);
                if (First(room, PolicyExposures.Of(BookValuation.Of(Live(room, alternative), market), map, room.Policy)) is { } broken)
                    return new GuardrailOutlook(HorizonDays, day, broken, FormattableString.Invariant($"If nothing but time passes, {broken} is broken after {day} {(day == 1 ? "day" : "days")}."));
            }
        }
        catch (Exception error) when (error is MissingDatumException or NotSupportedException or ArgumentException)
        {
            return null;
        }

        return last < HorizonDays
            ? new GuardrailOutlook(last, null, null, FormattableString.Invariant($"If nothing but time passes, every guardrail on exposures holds until {expiry} expires in {last + 1} days."))
            : new GuardrailOutlook(HorizonDays, null, null, FormattableString.Invariant($"If nothing but time passes, every guardrail on exposures holds for {HorizonDays} days."));
    }

    private static Instruments.Book Live(PlanRoom room, PlanAlternative alternative) =>
        Instruments.Book.OfPositions(alternative.ValuationAfter.Book.Positions.Where(p => !p.Leg.HasExpiredBy(room.Market.ValuationInstant)));

    private static Expiry? Expires(PlanRoom room, PlanAlternative alternative) => Live(room, alternative).Positions.Select(p => p.Leg.ExpiryOrNull).OfType<Expiry>().MinBy(e => e.Instant);

    /// <summary>The first hard guardrail on exposures that is broken.</summary>
    private static string? First(PlanRoom room, MappedExposures exposures)
    {
        if (Breaks(room.Policy.TotalDelta.MarginOf(exposures.TotalDelta.Mid)))
            return GuardrailNames.TotalDelta;
        if (room.Vega is { } vega && Breaks(vega.Hard.MarginOf(VegaBandState.Measure(room.Policy.Vega, exposures))))
            return GuardrailNames.VegaHardBand;
        if (room.Policy.CarryFloorOf(room.Calibration) is { } floor && Breaks(exposures.Carry.Total - floor))
            return GuardrailNames.CarryFloor;
        return room.Policy.GammaCap is { } cap && Breaks(exposures.SpxGamma + cap) ? GuardrailNames.GammaCap : null;
    }

    // A plan may stand on the edge itself, up to rounding.
    private static bool Breaks(double margin) => margin < -1e-6;
}
