using VixShield.Instruments;

namespace VixShield.Adjustments;

/// <summary>What a book holds of an instrument, over all positions and roles.</summary>
internal static class NetHoldings
{
    internal static int Of(Book book, Leg leg) => book.Positions.Where(p => p.Leg.IsSameInstrument(leg)).Sum(p => p.Leg.Quantity);

    /// <summary>One contract of a leg's instrument: equal for all legs of it.</summary>
    internal static Leg InstrumentOf(Leg leg) => leg.Quantity == 1 ? leg : leg with { Quantity = 1 };

    /// <summary>The instruments of positions and units for which something counts, each once, in a fixed order.</summary>
    internal static IEnumerable<Leg> Instruments(IEnumerable<Leg> legs) => Instruments(legs, _ => true);

    /// <summary>Those of the instruments that a condition selects.</summary>
    internal static IEnumerable<Leg> Instruments(IEnumerable<Leg> legs, Func<Leg, bool> selects) =>
        legs.Select(InstrumentOf).Distinct().Where(selects).OrderBy(l => l.Name, StringComparer.Ordinal);
}
